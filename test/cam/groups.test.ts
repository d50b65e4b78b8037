import { expect, test } from "bun:test";
import { key, TestCloud } from "../cloud.ts";
import { codeOf } from "../refusal.ts";
import { expectRefusals } from "./refusals.ts";

const viewer = 100000000101;
const newcomer = 100000000102;

test("creates, fills, changes, empties and deletes a group", async () => {
  await using cloud = await TestCloud.start();
  const cam = cloud.cam();
  const { GroupId = 0 } = await cam.CreateGroup({ GroupName: "crew", Remark: "on board" });
  const { Uid = 0 } = await cam.GetUser({ Name: "newcomer" });
  await cam.AddUserToGroup({
    Info: [
      { GroupId, Uin: viewer },
      { GroupId, Uid },
    ],
  });
  await cam.AddUserToGroup({ Info: [{ GroupId, Uin: viewer }] });

  const { UserInfo, ...group } = await cam.GetGroup({ GroupId });
  expect(group).toMatchObject({ GroupId, GroupName: "crew", GroupNum: 2, Remark: "on board" });
  expect(UserInfo?.map((user) => user.Uin)).toEqual([viewer, newcomer]);
  const second = await cam.ListUsersForGroup({ GroupId, Page: 2, Rp: 1 });
  expect(second).toMatchObject({ TotalNum: 2, UserInfo: [{ Uin: newcomer, Name: "newcomer" }] });
  expect(await cam.ListGroupsForUser({ SubUin: viewer })).toMatchObject({ TotalNum: 1, GroupInfo: [{ GroupId }] });
  expect(await cam.ListGroupsForUser({ Uid })).toMatchObject({ TotalNum: 1, GroupInfo: [{ GroupName: "crew" }] });

  await cam.UpdateGroup({ GroupId, GroupName: "officers" });
  expect(await cam.GetGroup({ GroupId })).toMatchObject({ GroupName: "officers", Remark: "on board" });
  await cam.CreateGroup({ GroupName: "crew" });
  expect(await cam.ListGroups({ Keyword: "offi" })).toMatchObject({ TotalNum: 1, GroupInfo: [{ GroupId }] });
  expect((await cam.ListGroups({})).TotalNum).toBe(2);
  expect(await cam.GetAccountSummary()).toMatchObject({ User: 2, Group: 2, Member: 2, Roles: 1, Policies: 0 });

  await cam.RemoveUserFromGroup({ Info: [{ GroupId, Uin: newcomer }] });
  expect((await cam.GetGroup({ GroupId })).GroupNum).toBe(1);
  await cam.DeleteGroup({ GroupId });
  expect(await codeOf(cam.GetGroup({ GroupId }))).toBe("ResourceNotFound.UserNotExist");
  expect((await cam.ListGroupsForUser({ SubUin: viewer })).TotalNum).toBe(0);
});

test("rejects invalid operations on groups", async () => {
  await using cloud = await TestCloud.start();
  const cam = cloud.cam();
  const { GroupId = 0 } = await cam.CreateGroup({ GroupName: "crew" });
  const other = await cam.CreateGroup({ GroupName: "guests" });
  const GroupNotExist = "InvalidParameter.GroupNotExist";
  await expectRefusals([
    [() => cam.CreateGroup({ GroupName: "crew" }), "InvalidParameter.GroupNameInUse"],
    [() => cam.CreateGroup({ GroupName: "" }), "InvalidParameter.ParamError"],
    [() => cam.UpdateGroup({ GroupId: other.GroupId ?? 0, GroupName: "crew" }), "InvalidParameter.GroupNameInUse"],
    [() => cam.UpdateGroup({ GroupId: 7 }), "ResourceNotFound.GroupNotExist"],
    [() => cam.DeleteGroup({ GroupId: 7 }), "ResourceNotFound.UserNotExist"],
    [() => cam.ListUsersForGroup({ GroupId: 7 }), "ResourceNotFound.GroupNotExist"],
    [() => cam.ListGroupsForUser({ SubUin: 7 }), "ResourceNotFound.UserNotExist"],
    [() => cam.ListGroupsForUser({}), "ResourceNotFound.UserNotExist"],
    [() => cam.AddUserToGroup({ Info: [{ GroupId: 7, Uin: viewer }] }), GroupNotExist],
    [() => cam.AddUserToGroup({ Info: [{ GroupId }] }), "InvalidParameter.UserUinAndUinNotAllNull"],
    [() => cam.AddUserToGroup({ Info: [{ GroupId, Uin: 7 }] }), "ResourceNotFound.UserNotExist"],
    [() => cam.RemoveUserFromGroup({ Info: [{ GroupId, Uin: 7 }] }), "ResourceNotFound.UserNotExist"],
    [() => cam.RemoveUserFromGroup({ Info: [{ GroupId: 7, Uin: viewer }] }), "ResourceNotFound.UserNotExist"],
    [() => cam.ListGroups({ Rp: 0 }), "InvalidParameterValue"],
    [() => cloud.cam(key(2)).GetGroup({ GroupId }), "ResourceNotFound.UserNotExist"],
  ]);

  const half = cam.AddUserToGroup({
    Info: [
      { GroupId, Uin: viewer },
      { GroupId: 7, Uin: viewer },
    ],
  });
  expect(await codeOf(half)).toBe(GroupNotExist);
  expect((await cam.GetGroup({ GroupId })).GroupNum).toBe(0);
});

test("limits the groups of an account, the users of a group and the groups of a user", async () => {
  await using cloud = await TestCloud.start();
  const cam = cloud.cam();
  const { db } = cloud.cloud;
  const account = "100000000001";
  const groups = Array.from({ length: 300 }, (_, n) => ({ account, id: n, name: `g${n}`, remark: "", created: 0 }));
  await db.insertInto("groups").values(groups).execute();
  expect(await codeOf(cam.CreateGroup({ GroupName: "another" }))).toBe("InvalidParameter.GroupFull");

  const empty = { account, uid: 1, remark: "", console_login: 0, phone: "", country_code: "", email: "", created: 0 };
  const users = Array.from({ length: 100 }, (_, n) => ({ ...empty, uin: `9${n}`, name: `u${n}` }));
  await db.insertInto("users").values(users).execute();
  const members = users.map(({ uin }) => ({ account, group_id: 0, uin, created: 0 }));
  await db.insertInto("group_members").values(members).execute();
  const full = cam.AddUserToGroup({ Info: [{ GroupId: 0, Uin: viewer }] });
  expect(await codeOf(full)).toBe("InvalidParameter.GroupUserFull");

  await cam.AddUserToGroup({ Info: Array.from({ length: 10 }, (_, n) => ({ GroupId: n + 1, Uin: viewer })) });
  const eleventh = cam.AddUserToGroup({ Info: [{ GroupId: 11, Uin: viewer }] });
  expect(await codeOf(eleventh)).toBe("InvalidParameter.UserGroupFull");
});
