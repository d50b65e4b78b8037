import { listOf, objectType, string } from "#kernel/fields.ts";
import { isoTime } from "#kernel/times.ts";
import { cvmRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { imageId } from "../../wire/parameters.ts";

const SharePermission = objectType("SharePermission", {
  CreatedTime: string("When the image was shared, in UTC."),
  AccountId: string("Uin of the root account that it is shared with; Lighthouse has an account of its own."),
});

export default action({
  name: "DescribeImageSharePermission",
  category: "Image",
  summary: "Tells with which accounts an image of the account is shared.",
  rateLimit: 10,
  regions: cvmRegions,
  resources: ["image/*"],

  input: { ImageId: imageId("The image.") },

  output: { SharePermissionSet: listOf(SharePermission, "Its shares, oldest first.") },

  raises: [
    "InvalidAccountId.NotFound",
    "InvalidAccountIs.YourSelf",
    "InvalidImageId.Malformed",
    "InvalidImageId.NotFound",
    "InvalidParameterValue.InvalidAppIdFormat",
    "OverQuota",
    "UnauthorizedOperation.ImageNotBelongToAccount",
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
