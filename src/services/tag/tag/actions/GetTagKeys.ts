import { listOf, string } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { nextToken, pageAfter, tokenPaging } from "../../wire/paging.ts";
import { category } from "../../wire/parameters.ts";

export default action({
  name: "GetTagKeys",
  category: "Read",
  summary: "Lists the tag keys of the account.",
  rateLimit: 20,
  regions: "global",

  input: {
    ...tokenPaging(1000),
    Category: category(),
  },

  output: {
    PaginationToken: nextToken,
    TagKeys: listOf(string("A key."), "The keys of this page, sorted."),
  },

  raises: ["InvalidParameter", "InvalidParameter.PaginationTokenInvalid"],
  alsoPublished: [
    "InvalidParameterValue.ReservedTagKey",
    "InvalidParameterValue.TagKeyLengthExceeded",
    "LimitExceeded",
  ],

  async run({ input, known, fail }) {
    const mine = input.Category === "System" ? [] : await known.all();
    const keys = new Set(mine.map(({ key }) => key));
    const { rows, token } = pageAfter([...keys], (key) => key, input, fail);
    return { PaginationToken: token, TagKeys: rows };
  },
});
