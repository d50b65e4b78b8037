import { int, listOf } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { page, paged, rowsPerPage } from "../../wire/paging.ts";
import { uin } from "../../wire/parameters.ts";
import { GroupInfo, groupInfo } from "../objects/Group.ts";

export default action({
  name: "ListGroupsForUser",
  category: "User group",
  summary: "Lists the groups of a user.",
  rateLimit: 20,
  regions: "global",
  resources: ["uin/$SubUin", "uid/$Uid"],
  operationLevel: true,

  input: {
    Uid: int("Uid of the user. Either this or SubUin is required.").optional(),
    Rp: rowsPerPage().default(20),
    Page: page().default(1),
    SubUin: uin("Uin of the user. Either this or Uid is required.").optional(),
  },

  output: {
    TotalNum: int("Total number of matches."),
    GroupInfo: listOf(GroupInfo, "The groups, in the order in which the user joined them."),
  },

  raises: ["AuthFailure.UnauthorizedOperation", "ResourceNotFound.UserNotExist"],
  alsoPublished: ["FailedOperation"],

  async run({ input, groups, users, fail }) {
    const { Uid, SubUin } = input;
    const user = await users.findByUidOrUin(Uid, SubUin);
    if (!user) return fail("ResourceNotFound.UserNotExist", { parameter: "SubUin", value: SubUin ?? Uid ?? "" });
    const found = await groups.of(user.uin);
    return { TotalNum: found.length, GroupInfo: paged(found, input).map(groupInfo) };
  },
});
