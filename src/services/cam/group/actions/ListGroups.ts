import { int, listOf, string } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { page, paged, rowsPerPage } from "../../wire/paging.ts";
import { GroupInfo, groupInfo } from "../objects/Group.ts";

export default action({
  name: "ListGroups",
  category: "User group",
  summary: "Lists the groups of the account.",
  rateLimit: 20,
  regions: "global",
  operationLevel: true,

  input: {
    Page: page().default(1),
    Rp: rowsPerPage().default(20),
    Keyword: string("Part of the name.").default(""),
  },

  output: {
    TotalNum: int("Total number of matches."),
    GroupInfo: listOf(GroupInfo, "The groups, newest first."),
  },

  raises: [],
  alsoPublished: ["FailedOperation"],

  async run({ input, groups }) {
    const found = (await groups.list()).filter(({ name }) => name.includes(input.Keyword));
    return { TotalNum: found.length, GroupInfo: paged(found, input).map(groupInfo) };
  },
});
