import { int, listOf } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { GroupMemberInfo, groupMemberInfo } from "../../user/objects/User.ts";
import { page, paged, rowsPerPage } from "../../wire/paging.ts";

export default action({
  name: "ListUsersForGroup",
  category: "User group",
  summary: "Lists the users in a group.",
  rateLimit: 20,
  regions: "global",
  resources: ["groupid/$GroupId"],
  operationLevel: true,

  input: {
    GroupId: int("Id of the group."),
    Page: page().default(1),
    Rp: rowsPerPage().default(20),
  },

  output: {
    TotalNum: int("Total number of matches."),
    UserInfo: listOf(GroupMemberInfo, "The users, in the order in which they joined."),
  },

  raises: ["ResourceNotFound.GroupNotExist"],
  alsoPublished: ["FailedOperation"],

  async run({ input, groups, fail }) {
    const { GroupId: id } = input;
    if (!(await groups.find({ id }))) fail("ResourceNotFound.GroupNotExist", { parameter: "GroupId", value: id });
    const members = await groups.members(id);
    return { TotalNum: members.length, UserInfo: paged(members, input).map(groupMemberInfo) };
  },
});
