import { inLanguage } from "#kernel/errors.ts";
import { int, listOf } from "#kernel/fields.ts";
import { forwardedFilters } from "#kernel/filters.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { cvmImageId, paging } from "../../wire/parameters.ts";
import { mapCvmErrors } from "../cvmImages.ts";
import { Image, toImage } from "../objects/Image.ts";
import { unshareableReason } from "../sharing.ts";

export default action({
  name: "DescribeImagesToShare",
  category: "Image",
  summary: "Lists the account's CVM images of a region and tells which of them can be shared to Lighthouse.",
  rateLimit: 20,
  regions: lighthouseRegions,

  input: {
    ImageIds: listOf(cvmImageId("Id of a CVM image."), "Only these images; not together with Filters.")
      .items(0, 100, "InvalidParameterValue.LimitExceeded")
      .unique("InvalidParameterValue.Duplicated")
      .optional(),
    ...paging,
    Filters: forwardedFilters(
      {
        "image-id": { about: "id of the CVM image" },
        "image-name": { about: "part of its name" },
        "image-type": {
          about: "whose it is",
          oneOf: { values: ["PRIVATE_IMAGE", "PUBLIC_IMAGE", "SHARED_IMAGE"], code: "InvalidParameter.InvalidFilter" },
        },
      },
      {
        filters: { max: 10, code: "InvalidParameterValue.LimitExceeded" },
        values: { max: 5, code: "InvalidParameterValue.LimitExceeded" },
        length: { max: 128, code: "InvalidParameterValue.TooLong" },
        unknown: "InvalidParameter.InvalidFilter",
      },
    ).optional(),
  },
  exclusive: [["ImageIds", "Filters", "InvalidParameter.InvalidFilter"]],

  output: {
    TotalCount: int("How many images match, on all pages."),
    ImageSet: listOf(Image, "The images of this page, newest first."),
  },

  raises: [
    "FailedOperation",
    "FailedOperation.DescribeImagesFailed",
    "FailedOperation.RequestError",
    "InvalidParameter.InvalidFilter",
    "InvalidParameterValue.Duplicated",
    "InvalidParameterValue.InvalidImageIdMalformed",
    "InvalidParameterValue.LimitExceeded",
    "InvalidParameterValue.Negative",
    "InvalidParameterValue.OutOfRange",
    "InvalidParameterValue.TooLong",
    "ResourceNotFound.RoleNotFound",
    "UnauthorizedOperation.NoPermission",
    "UnsupportedOperation.AssumeRoleFailed",
  ],

  async run({ input, cvmImages, blueprints, askedLanguage, fail }) {
    const { ImageIds, Filters = [], Offset, Limit } = input;
    const { page, shared } = await mapCvmErrors(troubles, fail, async () => {
      const page = await cvmImages.page(ImageIds, Filters, Offset, Limit);
      const known = await blueprints.ofImages(page.images.map((image) => image.id));
      return { page, shared: await cvmImages.sharedAmong(known) };
    });
    return {
      TotalCount: page.total,
      ImageSet: page.images.map((image) => {
        const found = unshareableReason(image, shared.has(image.id));
        // The published reason is Chinese on both sites; who asks for a language gets it.
        return toImage(image, found ? inLanguage(found.reason, askedLanguage ?? "zh-CN") : "");
      }),
    };
  },
});

/** What this action answers when CVM cannot be asked, or does not answer as it should. */
const troubles = {
  "no role": "ResourceNotFound.RoleNotFound",
  "not trusted": "UnsupportedOperation.AssumeRoleFailed",
  forbidden: "UnauthorizedOperation.NoPermission",
  refused: "FailedOperation.DescribeImagesFailed",
  unreachable: "FailedOperation.RequestError",
  unreadable: "FailedOperation",
} as const;
