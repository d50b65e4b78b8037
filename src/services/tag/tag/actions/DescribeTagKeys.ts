import { listOf, string } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { pageOf, pageOutput, paging } from "../../wire/paging.ts";
import { category, creatorParameter, showProject } from "../../wire/parameters.ts";
import { isCreatedBy } from "../creators.ts";

export default action({
  name: "DescribeTagKeys",
  category: "Read",
  summary: "Lists the tag keys of the account.",
  rateLimit: 20,
  regions: "global",

  input: {
    CreateUin: creatorParameter(),
    ...paging(),
    ShowProject: showProject(),
    Category: category(),
  },

  output: {
    ...pageOutput,
    Tags: listOf(string("A key."), "The keys of this page, sorted."),
  },

  raises: ["InvalidParameterValue.UinInvalid"],
  alsoPublished: ["FailedOperation"],

  async run({ input, known, creators, fail }) {
    await creators.check(input.CreateUin, fail);
    const mine = input.Category === "System" ? [] : await known.all();
    const keys = new Set(mine.filter((tag) => isCreatedBy(input.CreateUin, tag)).map(({ key }) => key));
    const { about, rows } = pageOf([...keys], input);
    return { ...about, Tags: rows };
  },
});
