import { lighthouseAccount } from "#identity/serviceAccount.ts";
import { listOf, string } from "#kernel/fields.ts";
import { cvmRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { imageId, shareQuota } from "../../wire/parameters.ts";
import { publicImages } from "../catalogue.ts";
import { snapshotsOf } from "../objects/Image.ts";
import { imageAllows, stateOf } from "../states.ts";

export default action({
  name: "ModifyImageSharePermission",
  category: "Image",
  summary: "Shares an image with other root accounts in the same region, or cancels the sharing.",
  rateLimit: 10,
  regions: cvmRegions,
  atomic: true,
  resources: ["image/$ImageId"],

  input: {
    ImageId: imageId("The image."),
    AccountIds: listOf(string("Uin of a root account."), "Uins of the other root accounts.").items(
      1,
      shareQuota,
      "InvalidParameterValue.LimitExceeded",
    ),
    Permission: string("SHARE to share the image, CANCEL to end the sharing.").oneOf(["SHARE", "CANCEL"]),
  },

  output: {},

  raises: [
    "FailedOperation.AccountAlreadyExists",
    "FailedOperation.BYOLImageShareFailed",
    "InvalidAccountId.NotFound",
    "InvalidAccountIs.YourSelf",
    "InvalidImageId.Malformed",
    "InvalidImageId.NotFound",
    "InvalidParameter.InstanceImageNotSupport",
    "InvalidParameterValue.InvalidImageId",
    "InvalidParameterValue.InvalidImageState",
    "InvalidParameterValue.LimitExceeded",
    "OverQuota",
    "UnauthorizedOperation.ImageNotBelongToAccount",
  ],
  alsoPublished: [
    "FailedOperation.AccountIsYourSelf",
    "FailedOperation.NotMasterAccount",
    "FailedOperation.QImageShareFailed",
    "FailedOperation.RImageShareFailed",
    "InvalidParameterValue.InvalidAppIdFormat",
    "UnauthorizedOperation.InvalidToken",
    "UnsupportedOperation.EncryptedImagesNotSupported",
    "UnsupportedOperation.LocationImageNotSupported",
  ],

  async run({ input, images, directory, caller, now, clock, fail }) {
    const { ImageId, Permission } = input;
    const accounts = [...new Set(input.AccountIds)];
    const details = { parameter: "ImageId", value: ImageId };
    if (publicImages.some((image) => image.id === ImageId)) fail("InvalidParameterValue.InvalidImageId", details);
    const image = await images.find(ImageId);
    if (!image) {
      if (await images.findReceived(ImageId)) fail("UnauthorizedOperation.ImageNotBelongToAccount", details);
      return fail("InvalidImageId.NotFound", details);
    }
    const shared = (await images.shares(ImageId)).map((share) => share.receiver);
    if (Permission === "CANCEL") {
      await images.unshare(ImageId, accounts);
      return {};
    }
    for (const [index, account] of accounts.entries()) {
      const other = { parameter: `AccountIds.${index}`, value: account };
      if (account === caller.account) fail("InvalidAccountIs.YourSelf", other);
      if (account !== lighthouseAccount && !(await directory.hasAccount(account)))
        fail("InvalidAccountId.NotFound", other);
      if (shared.includes(account)) fail("FailedOperation.AccountAlreadyExists", { ...details, account });
    }
    const state = stateOf(image, clock);
    if (!imageAllows("ModifyImageSharePermission", state)) {
      fail("InvalidParameterValue.InvalidImageState", { ...details, state });
    }
    if (snapshotsOf(image).some((snapshot) => snapshot.usage === "DATA_DISK")) {
      fail("InvalidParameter.InstanceImageNotSupport", details);
    }
    if (image.license === "BYOL") fail("FailedOperation.BYOLImageShareFailed", details);
    if (shared.length + accounts.length > shareQuota) fail("OverQuota", { ...details, limit: shareQuota });
    await images.share(ImageId, accounts, now);
    return {};
  },
});
