import { expect, test } from "bun:test";
import { key, TestCloud } from "../cloud.ts";
import { codeOf } from "../refusal.ts";
import { expectRefusals } from "./refusals.ts";

test("creates, returns, changes and deletes a user", async () => {
  await using cloud = await TestCloud.start();
  const cam = cloud.cam();
  const contact = { PhoneNum: "10086", CountryCode: "86", Email: "jack@example.com" };
  const made = await cam.AddUser({ Name: "jack", Remark: "first", ConsoleLogin: 1, UseApi: 1, ...contact });
  expect(String(made.Uin)).toMatch(/^1000\d{8}$/);
  expect(made.SecretId).toMatch(/^AKID[0-9A-Za-z]{32}$/);
  expect(made.SecretKey).toMatch(/^[0-9A-Za-z]{32}$/);
  expect(made.Password).toMatch(/^.{32}$/);

  const { RequestId: _, ...seen } = await cam.GetUser({ Name: "jack" });
  expect(seen).toEqual({
    ...contact,
    Uin: made.Uin ?? 0,
    Name: "jack",
    Uid: made.Uid ?? 0,
    Remark: "first",
    ConsoleLogin: 1,
    RecentlyLoginIP: "",
    RecentlyLoginTime: "",
  });
  await cam.UpdateUser({ Name: "jack", Remark: "second", ConsoleLogin: 0 });
  expect(await cam.GetUser({ Name: "jack" })).toMatchObject({ ...contact, Remark: "second", ConsoleLogin: 0 });

  const { Data } = await cam.ListUsers();
  expect(Data?.map((user) => user.Name).sort()).toEqual(["jack", "newcomer", "viewer"]);
  const { SubAccounts } = await cam.DescribeSubAccounts({ FilterSubAccountUin: [made.Uin ?? 0, 100000000101, 7] });
  expect(SubAccounts?.map((user) => [user.Name, user.UserType])).toEqual([
    ["jack", 2],
    ["viewer", 2],
  ]);

  expect(await codeOf(cam.DeleteUser({ Name: "jack" }))).toBe("OperationDenied.HaveKeys");
  const jack = cloud.cam({ secretId: made.SecretId ?? "", secretKey: made.SecretKey ?? "" });
  expect(Number((await jack.GetUserAppId()).Uin)).toBe(made.Uin ?? 0);
  await cam.DeleteUser({ Name: "jack", Force: 1 });
  expect(await codeOf(cam.GetUser({ Name: "jack" }))).toBe("ResourceNotFound.UserNotExist");
  expect(await codeOf(jack.GetUserAppId())).toBe("AuthFailure.SecretIdNotFound");
});

test("returns no password and no secrets for a user without console access and key", async () => {
  await using cloud = await TestCloud.start();
  const made = await cloud.cam().AddUser({ Name: "plain" });
  expect(made).toMatchObject({ Password: "", SecretId: "", SecretKey: "" });
  const console = await cloud.cam().AddUser({ Name: "own", ConsoleLogin: 1, Password: "Correct-Horse-9" });
  expect(console.Password).toBe("Correct-Horse-9");
});

test("hides users from other accounts", async () => {
  await using cloud = await TestCloud.start();
  const other = cloud.cam(key(2));
  expect((await other.ListUsers()).Data).toEqual([]);
  expect(await codeOf(other.GetUser({ Name: "viewer" }))).toBe("ResourceNotFound.UserNotExist");
  expect((await other.DescribeSubAccounts({ FilterSubAccountUin: [100000000101] })).SubAccounts).toEqual([]);
  await other.AddUser({ Name: "viewer" });
});

test("rejects invalid operations on users", async () => {
  await using cloud = await TestCloud.start();
  const cam = cloud.cam();
  await expectRefusals([
    [() => cam.AddUser({ Name: "viewer" }), "InvalidParameter.SubUserNameInUse"],
    [() => cam.AddUser({ Name: "a b" }), "InvalidParameter.UserNameIllegal"],
    [
      () => cam.AddUser({ Name: "jack", ConsoleLogin: 1, Password: "test123456" }),
      "InvalidParameter.PasswordViolatedRules",
    ],
    [() => cam.AddUser({ Name: "jack", UseApi: 2 }), "InvalidParameter.ParamError"],
    [() => cam.UpdateUser({ Name: "nobody" }), "ResourceNotFound.UserNotExist"],
    [() => cam.UpdateUser({ Name: "viewer", Password: "short" }), "InvalidParameter.PasswordViolatedRules"],
    [() => cam.DeleteUser({ Name: "nobody" }), "ResourceNotFound.UserNotExist"],
    [() => cam.DescribeSubAccounts({ FilterSubAccountUin: Array<number>(51).fill(1) }), "InvalidParameterValue"],
  ]);
});

test("limits an account to 1000 users", async () => {
  await using cloud = await TestCloud.start();
  const user = { account: "100000000002", remark: "", console_login: 0, phone: "", country_code: "", email: "" };
  const rows = Array.from({ length: 1000 }, (_, n) => ({
    ...{ ...user, uin: `9${String(n).padStart(11, "0")}`, uid: n, name: `u${n}`, created: 0 },
  }));
  for (let n = 0; n < rows.length; n += 100) {
    await cloud.cloud.db
      .insertInto("users")
      .values(rows.slice(n, n + 100))
      .execute();
  }
  expect(await codeOf(cloud.cam(key(2)).AddUser({ Name: "another" }))).toBe("InvalidParameter.SubUserFull");
});

test("requires cam:DeleteApiKey to delete a user with its keys", async () => {
  await using cloud = await TestCloud.start();
  const cam = cloud.cam();
  const document = (statement: object) => JSON.stringify({ version: "2.0", statement: [statement] });
  const { PolicyId = 0 } = await cam.CreatePolicy({
    PolicyName: "deleter",
    PolicyDocument: document({ effect: "allow", action: "cam:DeleteUser", resource: "*" }),
  });
  await cam.AttachUserPolicy({ PolicyId, AttachUin: 100000000102 });
  const deleter = cloud.cam(key(102));
  expect(await codeOf(deleter.DeleteUser({ Name: "viewer", Force: 1 }))).toBe("UnauthorizedOperation.DeleteApiKey");
  const both = ["cam:DeleteUser", "cam:DeleteApiKey"];
  await cam.UpdatePolicy({ PolicyId, PolicyDocument: document({ effect: "allow", action: both, resource: "*" }) });
  await deleter.DeleteUser({ Name: "viewer", Force: 1 });
  expect(await codeOf(cloud.cam(key(101)).GetUserAppId())).toBe("AuthFailure.SecretIdNotFound");
});
