import { listOf } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { nextToken, pageAfter, tokenPaging } from "../../wire/paging.ts";
import { category, tagKeys } from "../../wire/parameters.ts";
import { pairName, Tag, toTag } from "../objects/Tag.ts";

export default action({
  name: "GetTags",
  category: "Read",
  summary: "Lists the tags of the account.",
  rateLimit: 20,
  regions: "global",

  input: {
    ...tokenPaging(1000),
    TagKeys: tagKeys("Returns only tags with one of these keys, at most 20.", "empty", "reserved")
      .items(0, 20, "LimitExceeded")
      .optional(),
    Category: category(),
  },

  output: {
    PaginationToken: nextToken,
    Tags: listOf(Tag, "The tags of this page, sorted by key and value."),
  },

  raises: [
    "InvalidParameter",
    "InvalidParameter.PaginationTokenInvalid",
    "InvalidParameter.ReservedTagKey",
    "InvalidParameterValue.TagKeyEmpty",
    "LimitExceeded",
  ],
  alsoPublished: ["FailedOperation"],

  async run({ input, known, fail }) {
    const { TagKeys = [], Category } = input;
    const mine = Category === "System" ? [] : await known.all();
    const tags = mine.filter(({ key }) => TagKeys.length === 0 || TagKeys.includes(key));
    const { rows, token } = pageAfter(tags, pairName, input, fail);
    return { PaginationToken: token, Tags: rows.map(toTag) };
  },
});
