import { listOf } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { memberships } from "../memberships.ts";
import { unknownGroup } from "../messages.ts";
import { GroupIdOfUidInfo } from "../objects/Group.ts";

export default action({
  name: "RemoveUserFromGroup",
  category: "User group",
  summary: "Removes users from groups. If one cannot be removed, none is.",
  rateLimit: 20,
  regions: "global",
  atomic: true,
  resources: ["groupid/$Info.GroupId", "uin/$Info.Uin", "uid/$Info.Uid"],
  operationLevel: true,

  input: {
    Info: listOf(GroupIdOfUidInfo, "Pairs of a group and a user."),
  },

  output: {},

  raises: [
    "AuthFailure.UnauthorizedOperation",
    "InvalidParameter.UserUinAndUinNotAllNull",
    "ResourceNotFound.UserNotExist",
  ],
  alsoPublished: ["FailedOperation"],

  async run({ input, groups, users, fail }) {
    for (const { GroupId: id, uin } of await memberships(input.Info, users, fail)) {
      if (!(await groups.find({ id }))) fail("ResourceNotFound.UserNotExist", { text: unknownGroup, value: id });
      await groups.leave(id, uin);
    }
    return {};
  },
});
