import { listOf } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { nextToken, pageAfter, tokenPaging } from "../../wire/paging.ts";
import { category, tagKeys } from "../../wire/parameters.ts";
import { pairName, Tag, toTag } from "../objects/Tag.ts";

export default action({
  name: "GetTagValues",
  category: "Read",
  summary: "Lists the values of given tag keys.",
  rateLimit: 20,
  regions: "global",

  input: {
    TagKeys: tagKeys("Tag keys, 1 to 20.")
      .items(1, Number.MAX_SAFE_INTEGER, "MissingParameter")
      .items(1, 20, "LimitExceeded"),
    ...tokenPaging(1000),
    Category: category(),
  },

  output: {
    PaginationToken: nextToken,
    Tags: listOf(Tag, "The tags of this page, sorted by key and value."),
  },

  raises: ["InvalidParameter", "InvalidParameter.PaginationTokenInvalid", "LimitExceeded", "MissingParameter"],
  alsoPublished: ["FailedOperation", "InvalidParameterValue.ReservedTagKey"],

  async run({ input, known, fail }) {
    const mine = input.Category === "System" ? [] : await known.all();
    const tags = mine.filter(({ key }) => input.TagKeys.includes(key));
    const { rows, token } = pageAfter(tags, pairName, input, fail);
    return { PaginationToken: token, Tags: rows.map(toTag) };
  },
});
