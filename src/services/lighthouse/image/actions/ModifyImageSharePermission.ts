import { string } from "#kernel/fields.ts";
import { resourceId } from "#kernel/randomText.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { cvmImageId } from "../../wire/parameters.ts";
import { mapCvmErrors } from "../cvmImages.ts";
import { ofCvmImage } from "../objects/Blueprint.ts";
import { ofCvm } from "../rows.ts";
import { unshareableReason } from "../sharing.ts";

export default action({
  name: "ModifyImageSharePermission",
  category: "Image",
  summary: "Shares a CVM image of the account to Lighthouse as a blueprint, or revokes the share.",
  rateLimit: 20,
  regions: lighthouseRegions,

  input: {
    ImageId: cvmImageId("CVM image to share or unshare."),
    Permission: string("SHARE shares the image. CANCEL revokes the share.").oneOf(["SHARE", "CANCEL"]),
  },

  output: { BlueprintId: string("Id of the blueprint for the image. Null after CANCEL.").nullable() },

  raises: [
    "FailedOperation.ImageOperationFailed",
    "FailedOperation.RequestError",
    "InternalError.RequestError",
    "InvalidParameterValue.InvalidImageIdMalformed",
    "ResourceInUse.ImageInUse",
    "ResourceNotFound.ImageIdNotFound",
    "ResourceNotFound.RoleNotFound",
    "UnauthorizedOperation.NoPermission",
    "UnsupportedOperation.AssumeRoleFailed",
    "UnsupportedOperation.ImageAlreadyShared",
    "UnsupportedOperation.ImageOccupied",
    "UnsupportedOperation.ImageUnableToShare",
  ],

  async run({ input: { ImageId, Permission }, cvmImages, blueprints, blueprintUse, random, now, fail }) {
    const details = { parameter: "ImageId", value: ImageId };
    return mapCvmErrors(cvmErrorCodes, fail, async () => {
      const image = await cvmImages.find(ImageId);
      if (!image) return fail("ResourceNotFound.ImageIdNotFound", details);
      const shared = (await cvmImages.sharedAmong(await blueprints.ofImages([ImageId]))).has(ImageId);
      if (Permission === "CANCEL") {
        if (!shared) fail("FailedOperation.ImageOperationFailed", { reason: `image ${ImageId} is not shared` });
        const blueprint = (await blueprints.all()).find((row) => ofCvm(row) && row.image_id === ImageId);
        const used = await blueprintUse.beingInstalled(blueprint ? [blueprint.id] : []);
        if (used.length > 0) fail("ResourceInUse.ImageInUse", details);
        await cvmImages.share(ImageId, "CANCEL");
        await blueprints.removeOfImage(ImageId);
        return { BlueprintId: null };
      }
      const found = unshareableReason(image, shared);
      if (found) fail(found.code, { ...details, reason: found.reason });
      const id = await blueprints.note(ofCvmImage(image, resourceId(random, "lhbp"), now));
      if (!(await cvmImages.sharedAmong([ImageId])).has(ImageId)) await cvmImages.share(ImageId, "SHARE");
      return { BlueprintId: id };
    });
  },
});

/** Error codes of this action when CVM is unreachable, denies access or returns an unexpected response. */
const cvmErrorCodes = {
  "no role": "ResourceNotFound.RoleNotFound",
  "not trusted": "UnsupportedOperation.AssumeRoleFailed",
  forbidden: "UnauthorizedOperation.NoPermission",
  refused: "FailedOperation.ImageOperationFailed",
  unreachable: "FailedOperation.RequestError",
  unreadable: "InternalError.RequestError",
} as const;
