import { int, listOf, string } from "#kernel/fields.ts";
import { forwardedFilters } from "#kernel/filters.ts";
import { cvmRegions } from "#services/regions.ts";
import { architectureOf } from "../../instance/catalogue.ts";
import { action } from "../../scope.ts";
import { imageId } from "../../wire/parameters.ts";
import { listImages } from "../listImages.ts";
import { Image } from "../objects/Image.ts";

export default action({
  name: "DescribeImages",
  category: "Image",
  summary: "Lists the images that the account can use: private, shared and public images.",
  rateLimit: 40,
  regions: cvmRegions,
  resources: ["image/*", "image/$ImageIds"],

  input: {
    ImageIds: listOf(imageId("Id of an image."), "Returns only these images.")
      .items(0, 100, "InvalidParameterValue.LimitExceeded")
      .optional(),
    Filters: forwardedFilters(
      {
        "image-id": { about: "id" },
        "image-type": { about: "PRIVATE_IMAGE, SHARED_IMAGE or PUBLIC_IMAGE" },
        "image-name": { about: "part of the name" },
        platform: { about: "part of the platform's name" },
        "tag-key": { about: "key of a tag" },
        "tag-value": { about: "value of a tag" },
      },
      {
        tags: true,
        filters: { max: 10, code: "InvalidFilterValue.LimitExceeded" },
        values: { max: 5, code: "InvalidFilterValue.LimitExceeded" },
        unknown: "InvalidFilter",
      },
    ).optional(),
    Offset: int("Number of matches to skip.").min(0, "InvalidParameterValue.InvalidParameterValueLimit").default(0),
    Limit: int("Maximum number of entries to return.")
      .min(1, "InvalidParameterValue.InvalidParameterValueLimit")
      .max(100, "InvalidParameterValue.InvalidParameterValueLimit")
      .default(20),
    InstanceType: string("Returns only images that this instance type can run.")
      .pattern(/^[A-Za-z0-9]+\.[A-Z0-9]+$/, "FAMILY.SIZE", "InvalidInstanceType.Malformed")
      .optional(),
  },
  exclusive: [["ImageIds", "Filters", "InvalidParameter.InvalidParameterCoexistImageIdsFilters"]],

  output: {
    ImageSet: listOf(Image, "The images of this page."),
    TotalCount: int("Total number of matches."),
  },

  raises: [
    "InvalidFilter",
    "InvalidFilterValue.LimitExceeded",
    "InvalidImageId.Malformed",
    "InvalidInstanceType.Malformed",
    "InvalidParameter.InvalidParameterCoexistImageIdsFilters",
    "InvalidParameterValue.InstanceTypeNotFound",
    "InvalidParameterValue.InvalidParameterValueLimit",
    "InvalidParameterValue.LimitExceeded",
  ],
  alsoPublished: [
    "FailedOperation.IllegalTagKey",
    "InvalidParameterValue.InvalidAppIdFormat",
    "InvalidParameterValue.TagKeyNotFound",
    "InvalidParameterValue.ZoneNotSupported",
    "InvalidRegion.NotFound",
    "InvalidZone.MismatchRegion",
    "ResourcesSoldOut.SpecifiedInstanceType",
    "UnauthorizedOperation.InvalidToken",
    "UnauthorizedOperation.PermissionDenied",
    "UnsupportedOperation",
  ],

  async run({ input, images, language, clock, fail }) {
    const { InstanceType } = input;
    const architecture = InstanceType === undefined ? undefined : architectureOf(InstanceType);
    if (InstanceType !== undefined && architecture === undefined) {
      fail("InvalidParameterValue.InstanceTypeNotFound", { parameter: "InstanceType", value: InstanceType });
    }
    const ids = input.ImageIds?.length ? input.ImageIds : undefined;
    const arm = architecture === undefined ? undefined : architecture === "arm";
    const wish = { ids, filters: input.Filters ?? [], arm };
    const { rows, total } = await listImages(images, wish, input.Offset, input.Limit, language, clock);
    return { ImageSet: rows, TotalCount: total };
  },
});
