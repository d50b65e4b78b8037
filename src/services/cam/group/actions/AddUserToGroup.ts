import { listOf } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { memberships } from "../memberships.ts";
import { GroupIdOfUidInfo } from "../objects/Group.ts";
import { memberQuota, membershipQuota } from "../rows.ts";

export default action({
  name: "AddUserToGroup",
  category: "User group",
  summary: "Adds users to groups. If one cannot be added, none is.",
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
    "InvalidParameter.GroupNotExist",
    "InvalidParameter.GroupUserFull",
    "InvalidParameter.UserGroupFull",
    "InvalidParameter.UserUinAndUinNotAllNull",
    "ResourceNotFound.UserNotExist",
  ],
  alsoPublished: ["FailedOperation"],

  async run({ input, groups, users, now, fail }) {
    for (const { GroupId: id, uin } of await memberships(input.Info, users, fail)) {
      if (!(await groups.find({ id }))) fail("InvalidParameter.GroupNotExist", { parameter: "GroupId", value: id });
      const own = await groups.of(uin);
      if (own.some((group) => group.id === id)) continue;
      if (own.length >= membershipQuota) fail("InvalidParameter.UserGroupFull", { value: uin, limit: membershipQuota });
      if ((await groups.members(id)).length >= memberQuota) {
        fail("InvalidParameter.GroupUserFull", { value: id, limit: memberQuota });
      }
      await groups.join(id, uin, now);
    }
    return {};
  },
});
