import { int, listOf } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { GroupMemberInfo, groupMemberInfo } from "../../user/objects/User.ts";
import { unknownGroup } from "../messages.ts";
import { groupFields, groupInfo } from "../objects/Group.ts";

export default action({
  name: "GetGroup",
  category: "User group",
  summary: "Returns a group and its users.",
  rateLimit: 20,
  regions: "global",
  resources: ["groupid/$GroupId"],
  operationLevel: true,

  input: {
    GroupId: int("Id of the group."),
  },

  output: {
    ...groupFields,
    GroupNum: int("Number of users in the group."),
    UserInfo: listOf(GroupMemberInfo, "The users, in the order in which they joined."),
  },

  raises: ["ResourceNotFound.UserNotExist"],
  alsoPublished: ["FailedOperation"],

  async run({ input: { GroupId: id }, groups, fail }) {
    const group =
      (await groups.find({ id })) ?? fail("ResourceNotFound.UserNotExist", { text: unknownGroup, value: id });
    const members = await groups.members(id);
    return { ...groupInfo(group), GroupNum: members.length, UserInfo: members.map(groupMemberInfo) };
  },
});
