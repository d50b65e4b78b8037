import { listOf } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { pageOf, pageOutput, paging } from "../../wire/paging.ts";
import { listCriteria, listedTags } from "../listedTags.ts";
import { TagWithDelete } from "../objects/TagWithDelete.ts";

export default action({
  name: "DescribeTagsSeq",
  category: "Read",
  summary: "Lists the tags of the account in a stable order.",
  rateLimit: 20,
  regions: "global",

  input: {
    ...listCriteria,
    ...paging(),
  },

  output: {
    ...pageOutput,
    Tags: listOf(TagWithDelete, "The tags of this page, sorted by key and value."),
  },

  raises: ["InvalidParameterValue.OffsetInvalid", "InvalidParameterValue.UinInvalid"],
  alsoPublished: ["FailedOperation"],

  async run({ input, creators, known, resources, fail }) {
    await creators.check(input.CreateUin, fail);
    const { about, rows } = pageOf(
      await listedTags(input, { known, resources }),
      input,
      "InvalidParameterValue.OffsetInvalid",
    );
    return { ...about, Tags: rows };
  },
});
