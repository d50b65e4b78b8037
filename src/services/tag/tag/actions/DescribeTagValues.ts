import { listOf } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { pageOf, pageOutput, paging } from "../../wire/paging.ts";
import { category, creatorParameter, tagKeys } from "../../wire/parameters.ts";
import { isCreatedBy } from "../creators.ts";
import { Tag, toTag } from "../objects/Tag.ts";

export default action({
  name: "DescribeTagValues",
  category: "Read",
  summary: "Lists the values of given tag keys.",
  rateLimit: 20,
  regions: "global",

  input: {
    TagKeys: tagKeys("Tag keys.", "empty"),
    CreateUin: creatorParameter(),
    ...paging(),
    Category: category(),
  },

  output: {
    ...pageOutput,
    Tags: listOf(Tag, "The tags of this page, sorted by key and value."),
  },

  raises: ["InvalidParameterValue.TagKeyEmpty", "InvalidParameterValue.UinInvalid"],
  alsoPublished: ["FailedOperation"],

  async run({ input, known, creators, fail }) {
    await creators.check(input.CreateUin, fail);
    const mine = input.Category === "System" ? [] : await known.all();
    const tags = mine.filter((tag) => isCreatedBy(input.CreateUin, tag) && input.TagKeys.includes(tag.key));
    const { about, rows } = pageOf(tags, input);
    return { ...about, Tags: rows.map(toTag) };
  },
});
