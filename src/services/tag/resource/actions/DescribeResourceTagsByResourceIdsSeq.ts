import { listOf } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { pageOf, pageOutput, paging } from "../../wire/paging.ts";
import { resourcesOfType } from "../../wire/parameters.ts";
import { checkResourceType, taggedOf } from "../batches.ts";
import { TagResource, toTagResources } from "../objects/TagResource.ts";

export default action({
  name: "DescribeResourceTagsByResourceIdsSeq",
  category: "Read",
  summary: "Lists the tags of given resources of one type in a stable order.",
  rateLimit: 20,
  regions: "global",
  resources: ["qcs::$ServiceType:$ResourceRegion:uin/:$ResourcePrefix/$ResourceIds"],
  operationLevel: true,

  input: {
    ...resourcesOfType(50),
    ...paging(),
  },

  output: {
    ...pageOutput,
    Tags: listOf(TagResource, "The tags of this page, in the order of the requested resources."),
  },

  raises: [
    "InvalidParameterValue.OffsetInvalid",
    "InvalidParameterValue.RegionInvalid",
    "InvalidParameterValue.ResourceIdInvalid",
    "InvalidParameterValue.ResourcePrefixInvalid",
    "InvalidParameterValue.ServiceTypeInvalid",
  ],
  alsoPublished: ["InvalidParameterValue.UinInvalid"],

  async run({ input, resources, fail }) {
    checkResourceType(input, fail);
    const tags = (await taggedOf(input, resources)).flatMap(toTagResources);
    const { about, rows } = pageOf(tags, input, "InvalidParameterValue.OffsetInvalid");
    return { ...about, Tags: rows };
  },
});
