import { listOf } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { pageOf, pageOutput, paging } from "../../wire/paging.ts";
import { creatorParameter, tagKeys } from "../../wire/parameters.ts";
import { isCreatedBy } from "../creators.ts";
import { Tag, toTag } from "../objects/Tag.ts";

export default action({
  name: "DescribeTagValuesSeq",
  category: "Read",
  summary: "Lists the values of given tag keys in a stable order.",
  rateLimit: 20,
  regions: "global",

  input: {
    TagKeys: tagKeys("Tag keys."),
    CreateUin: creatorParameter(),
    ...paging(),
  },

  output: {
    ...pageOutput,
    Tags: listOf(Tag, "The tags of this page, sorted by key and value."),
  },

  raises: ["InvalidParameterValue.OffsetInvalid", "InvalidParameterValue.UinInvalid"],

  async run({ input, known, creators, fail }) {
    await creators.check(input.CreateUin, fail);
    const tags = (await known.all()).filter(
      (tag) => isCreatedBy(input.CreateUin, tag) && input.TagKeys.includes(tag.key),
    );
    const { about, rows } = pageOf(tags, input, "InvalidParameterValue.OffsetInvalid");
    return { ...about, Tags: rows.map(toTag) };
  },
});
