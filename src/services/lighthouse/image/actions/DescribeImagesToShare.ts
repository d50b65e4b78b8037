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
  summary:
    "Lists the account's CVM images in a region and states, for each one, whether it can be shared to Lighthouse.",
  rateLimit: 20,
  regions: lighthouseRegions,

  input: {
    ImageIds: listOf(
      cvmImageId("Id of a CVM image."),
      "Restricts the list to these images. Cannot be combined with Filters.",
    )
      .items(0, 100, "InvalidParameterValue.LimitExceeded")
      .unique("InvalidParameterValue.Duplicated")
      .optional(),
    ...paging,
    Filters: forwardedFilters(
      {
        "image-id": { about: "id of the CVM image" },
        "image-name": { about: "substring of the image name" },
        "image-type": {
          about: "image type",
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
    TotalCount: int("Number of matching images across all pages."),
    ImageSet: listOf(Image, "Images on this page, newest first."),
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
    const { page, shared } = await mapCvmErrors(cvmErrorCodes, fail, async () => {
      const page = await cvmImages.page(ImageIds, Filters, Offset, Limit);
      const known = await blueprints.ofImages(page.images.map((image) => image.id));
      return { page, shared: await cvmImages.sharedAmong(known) };
    });
    return {
      TotalCount: page.total,
      ImageSet: page.images.map((image) => {
        const found = unshareableReason(image, shared.has(image.id));
        // Both sites publish the reasons in Chinese only. The request can ask for another language.
        return toImage(image, found ? inLanguage(found.reason, askedLanguage ?? "zh-CN") : "");
      }),
    };
  },
});

/** Error codes of this action when CVM is unreachable, denies access or returns an unexpected response. */
const cvmErrorCodes = {
  "no role": "ResourceNotFound.RoleNotFound",
  "not trusted": "UnsupportedOperation.AssumeRoleFailed",
  forbidden: "UnauthorizedOperation.NoPermission",
  refused: "FailedOperation.DescribeImagesFailed",
  unreachable: "FailedOperation.RequestError",
  unreadable: "FailedOperation",
} as const;
