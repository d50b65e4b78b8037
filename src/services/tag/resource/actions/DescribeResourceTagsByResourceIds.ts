import { listOf } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { pageOf, pageOutput, paging } from "../../wire/paging.ts";
import { category, resourcesOfType } from "../../wire/parameters.ts";
import { checkResourceType, taggedOf } from "../batches.ts";
import { TagResource, toTagResources } from "../objects/TagResource.ts";

export default action({
  name: "DescribeResourceTagsByResourceIds",
  category: "Read",
  summary: "Lists the tags of given resources of one type.",
  rateLimit: 20,
  regions: "global",
  resources: ["qcs::$ServiceType:$ResourceRegion:uin/:$ResourcePrefix/$ResourceIds"],
  operationLevel: true,

  input: {
    ...resourcesOfType(50),
    ...paging(),
    Category: category(),
  },

  output: {
    ...pageOutput,
    Tags: listOf(TagResource, "The tags of this page, in the order of the requested resources."),
  },

  raises: [
    "InvalidParameterValue.RegionInvalid",
    "InvalidParameterValue.ResourceIdInvalid",
    "InvalidParameterValue.ResourcePrefixInvalid",
    "InvalidParameterValue.ServiceTypeInvalid",
  ],
  alsoPublished: ["FailedOperation", "InvalidParameterValue.UinInvalid", "UnsupportedOperation"],

  async run({ input, resources, fail }) {
    checkResourceType(input, fail);
    const matches = input.Category === "System" ? [] : await taggedOf(input, resources);
    const { about, rows } = pageOf(matches.flatMap(toTagResources), input);
    return { ...about, Tags: rows };
  },
});
