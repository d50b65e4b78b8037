import { listOf } from "#kernel/fields.ts";
import { isBy } from "../../creators.ts";
import { ResourceTag, toResourceTag } from "../../objects/ResourceTag.ts";
import { passes, tagFilters } from "../../objects/TagFilter.ts";
import { pageOf, pageOutput, paging } from "../../paging.ts";
import { creator, narrowing } from "../../parameters.ts";
import { action } from "../../scope.ts";
import { common, narrowed } from "../../searching.ts";

export default action({
  name: "DescribeResourcesByTags",
  category: "Read",
  summary: "Lists the resources that pass each of some filters by tag.",
  rateLimit: 20,
  regions: "global",

  input: {
    TagFilters: tagFilters(),
    CreateUin: creator(),
    ...paging(),
    ...narrowing,
  },

  output: {
    ...pageOutput,
    Rows: listOf(ResourceTag, "The resources of this page with all of their tags."),
  },

  errors: [
    "FailedOperation",
    "InvalidParameterValue.TagFilters",
    "InvalidParameterValue.TagFiltersLengthExceeded",
    "InvalidParameterValue.UinInvalid",
    "UnsupportedOperation",
  ],

  async run({ input, known, resources, creators, fail }) {
    await creators.check(input.CreateUin, fail);
    const asked = (await known.all()).filter((tag) => isBy(input.CreateUin, tag));
    const matches = narrowed(await resources.tagged(), input).filter(({ tags }) =>
      input.TagFilters.every((filter) => passes(common(tags, asked), filter)),
    );
    const { about, rows } = pageOf(matches, input);
    return { ...about, Rows: rows.map(toResourceTag) };
  },
});
