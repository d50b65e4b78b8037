import { listOf } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { pageOf, pageOutput, paging } from "../../wire/paging.ts";
import { filterByTags, tagCriteria } from "../filters.ts";
import { ResourceTag, toResourceTag } from "../objects/ResourceTag.ts";

export default action({
  name: "DescribeResourcesByTags",
  category: "Read",
  summary: "Lists the resources that match all of the given tag filters.",
  rateLimit: 20,
  regions: "global",

  input: { ...tagCriteria, ...paging() },

  output: {
    ...pageOutput,
    Rows: listOf(ResourceTag, "The resources of this page with all of their tags."),
  },

  raises: [
    "InvalidParameterValue.TagFilters",
    "InvalidParameterValue.TagFiltersLengthExceeded",
    "InvalidParameterValue.UinInvalid",
  ],
  alsoPublished: ["FailedOperation", "UnsupportedOperation"],

  async run({ input, known, resources, creators, fail }) {
    await creators.check(input.CreateUin, fail);
    const { about, rows } = pageOf(await filterByTags(input, "every", { known, resources }), input);
    return { ...about, Rows: rows.map(toResourceTag) };
  },
});
