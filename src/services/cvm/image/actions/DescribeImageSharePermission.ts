import { listOf, objectType, string } from "#kernel/fields.ts";
import { isoTime } from "#kernel/times.ts";
import { cvmRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { imageId } from "../../wire/parameters.ts";

const SharePermission = objectType("SharePermission", {
  CreatedTime: string("Time of the sharing, in UTC."),
  AccountId: string("Uin of the root account with which the image is shared. Lighthouse has a separate account."),
});

export default action({
  name: "DescribeImageSharePermission",
  category: "Image",
  summary: "Lists the accounts with which an image is shared.",
  rateLimit: 10,
  regions: cvmRegions,
  resources: ["image/*", "image/$ImageId"],

  input: { ImageId: imageId("The image.") },

  output: { SharePermissionSet: listOf(SharePermission, "The shares, oldest first.") },

  raises: ["InvalidImageId.Malformed", "InvalidImageId.NotFound", "UnauthorizedOperation.ImageNotBelongToAccount"],
  alsoPublished: [
    "InvalidAccountId.NotFound",
    "InvalidAccountIs.YourSelf",
    "InvalidParameterValue.InvalidAppIdFormat",
    "OverQuota",
  ],

  async run({ input: { ImageId }, images, fail }) {
    const details = { parameter: "ImageId", value: ImageId };
    if (!(await images.find(ImageId))) {
      if (await images.findReceived(ImageId)) fail("UnauthorizedOperation.ImageNotBelongToAccount", details);
      fail("InvalidImageId.NotFound", details);
    }
    const shares = await images.shares(ImageId);
    return {
      SharePermissionSet: shares.map(({ receiver, created }) => ({
        CreatedTime: isoTime(created),
        AccountId: receiver,
      })),
    };
  },
});
