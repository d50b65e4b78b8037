import { int, listOf } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { isCreatedBy } from "../../tag/creators.ts";
import { pageOf, pageOutput, paging } from "../../wire/paging.ts";
import { creatorParameter, resourceCriteria } from "../../wire/parameters.ts";
import { commonTags, matchingResources } from "../filters.ts";
import { TagResource, toTagResources } from "../objects/TagResource.ts";

export default action({
  name: "DescribeResourceTags",
  category: "Read",
  summary: "Lists the tags of resources, one entry per resource and tag.",
  rateLimit: 20,
  regions: "global",

  input: {
    CreateUin: creatorParameter(),
    ...resourceCriteria,
    ...paging(),
    CosResourceId: int("1 for COS buckets. COS is not supported, so the result is empty.").min(0).max(1).default(0),
  },

  output: {
    ...pageOutput,
    Rows: listOf(TagResource, "The tags of this page, sorted by resource."),
  },

  raises: [],
  alsoPublished: ["FailedOperation"],

  async run({ input, known, resources }) {
    const asked = (await known.all()).filter((tag) => isCreatedBy(input.CreateUin, tag));
    const matches = input.CosResourceId === 1 ? [] : matchingResources(await resources.tagged(), input);
    const tags = matches.flatMap((one) => toTagResources({ ...one, tags: commonTags(one.tags, asked) }));
    const { about, rows } = pageOf(tags, input);
    return { ...about, Rows: rows };
  },
});
