import { int, listOf } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { isBy } from "../../tag/creators.ts";
import { pageOf, pageOutput, paging } from "../../wire/paging.ts";
import { creator, narrowing } from "../../wire/parameters.ts";
import { TagResource, toTagResources } from "../objects/TagResource.ts";
import { common, narrowed } from "../searching.ts";

export default action({
  name: "DescribeResourceTags",
  category: "Read",
  summary: "Lists the tags of resources, one entry per resource and tag.",
  rateLimit: 20,
  regions: "global",

  input: {
    CreateUin: creator(),
    ...narrowing,
    ...paging(),
    CosResourceId: int("1 for COS buckets. COS is not supported, so the result is empty.").min(0).max(1).default(0),
  },

  output: {
    ...pageOutput,
    Rows: listOf(TagResource, "The tags of this page, sorted by resource."),
  },

  raises: ["FailedOperation"],

  async run({ input, known, resources }) {
    const asked = (await known.all()).filter((tag) => isBy(input.CreateUin, tag));
    const matches = input.CosResourceId === 1 ? [] : narrowed(await resources.tagged(), input);
    const tags = matches.flatMap((one) => toTagResources({ ...one, tags: common(one.tags, asked) }));
    const { about, rows } = pageOf(tags, input);
    return { ...about, Rows: rows };
  },
});
