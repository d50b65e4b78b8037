import { expect, test } from "bun:test";
import { type Credential, key, TestCloud } from "../cloud.ts";
import { codeOf } from "../refusal.ts";
import { expectRefusals } from "./refusals.ts";

const viewer = 100000000101;
const newcomer = 100000000102;

async function makeKey(cloud: TestCloud, TargetUin?: number): Promise<Credential> {
  const { AccessKey } = await cloud.cam().CreateAccessKey(TargetUin === undefined ? {} : { TargetUin });
  return { secretId: AccessKey?.AccessKeyId ?? "", secretKey: AccessKey?.SecretAccessKey ?? "" };
}

test("creates, uses, disables, enables and deletes an access key", async () => {
  await using cloud = await TestCloud.start();
  const cam = cloud.cam();
  const made = await makeKey(cloud, viewer);
  expect(made.secretId).toMatch(/^AKID[0-9A-Za-z]{32}$/);
  const other = cloud.cam(made);
  expect((await other.GetUserAppId()).Uin).toBe(String(viewer));

  const status = async () => {
    const { AccessKeys } = await cam.ListAccessKeys({ TargetUin: viewer });
    return AccessKeys?.find((one) => one.AccessKeyId === made.secretId)?.Status;
  };
  expect(await status()).toBe("Active");
  await cam.UpdateAccessKey({ AccessKeyId: made.secretId, Status: "Inactive", TargetUin: viewer });
  expect(await status()).toBe("Inactive");
  expect(await codeOf(other.GetUserAppId())).toBe("AuthFailure.SecretIdNotFound");
  await cam.UpdateAccessKey({ AccessKeyId: made.secretId, Status: "Active", TargetUin: viewer });
  expect((await other.GetUserAppId()).Uin).toBe(String(viewer));
  await cam.DeleteAccessKey({ AccessKeyId: made.secretId, TargetUin: viewer });
  expect(await status()).toBeUndefined();
  expect(await codeOf(other.GetUserAppId())).toBe("AuthFailure.SecretIdNotFound");
});

test("creates and lists the root account's keys with their descriptions", async () => {
  await using cloud = await TestCloud.start();
  const cam = cloud.cam();
  const { AccessKey } = await cam.CreateAccessKey({ Description: "for-tests" });
  expect(AccessKey).toMatchObject({ Status: "Active", Description: "for-tests" });
  expect(AccessKey?.CreateTime).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
  const { AccessKeys } = await cam.ListAccessKeys({});
  expect(AccessKeys?.map((one) => one.AccessKeyId)).toEqual([key(1).secretId, AccessKey?.AccessKeyId ?? ""]);
  expect(AccessKeys?.some((one) => "SecretAccessKey" in one)).toBe(false);
  const root = cloud.cam({ secretId: AccessKey?.AccessKeyId ?? "", secretKey: AccessKey?.SecretAccessKey ?? "" });
  expect((await root.GetUserAppId()).Uin).toBe("100000000001");
  expect(await codeOf(cam.CreateAccessKey({}))).toBe("OperationDenied.AccessKeyOverLimit");
});

test("rejects invalid operations on access keys", async () => {
  await using cloud = await TestCloud.start();
  const cam = cloud.cam();
  const foreign = key(2).secretId;
  await expectRefusals([
    [() => cam.CreateAccessKey({ TargetUin: 100000000002 }), "InvalidParameter.UserNotExist"],
    [() => cam.CreateAccessKey({ Description: "no blanks" }), "InvalidParameter.ParamError"],
    [() => cam.ListAccessKeys({ TargetUin: 7 }), "InvalidParameter.UserNotExist"],
    [() => cam.UpdateAccessKey({ AccessKeyId: key(1).secretId, Status: "Off" }), "InvalidParameter.ParamError"],
    [() => cam.UpdateAccessKey({ AccessKeyId: foreign, Status: "Inactive" }), "ResourceNotFound.SecretNotExist"],
    [() => cam.DeleteAccessKey({ AccessKeyId: foreign }), "ResourceNotFound.SecretNotExist"],
    [() => cam.DeleteAccessKey({ AccessKeyId: key(101).secretId }), "OperationDenied.UinNotMatch"],
    [
      () => cam.UpdateAccessKey({ AccessKeyId: key(101).secretId, Status: "Inactive", TargetUin: newcomer }),
      "OperationDenied.UinNotMatch",
    ],
  ]);
});

test("lets a user manage its own keys within its policies, but never the root account's keys", async () => {
  await using cloud = await TestCloud.start();
  const cam = cloud.cam();
  const user = cloud.cam(key(102));
  expect(await codeOf(user.CreateAccessKey({}))).toBe("AuthFailure.UnauthorizedOperation");
  const { PolicyId = 0 } = await cam.CreatePolicy({
    PolicyName: "own-keys",
    PolicyDocument: JSON.stringify({
      version: "2.0",
      statement: { effect: "allow", action: "cam:*AccessKey*", resource: "qcs::cam::uin/100000000001:uin/${uin}" },
    }),
  });
  await cam.AttachUserPolicy({ PolicyId, AttachUin: newcomer });
  const { AccessKey } = await user.CreateAccessKey({});
  expect((await user.ListAccessKeys({ TargetUin: newcomer })).AccessKeys).toHaveLength(2);
  await user.DeleteAccessKey({ AccessKeyId: AccessKey?.AccessKeyId ?? "" });
  expect((await user.ListAccessKeys({})).AccessKeys).toHaveLength(1);
  expect(await codeOf(user.ListAccessKeys({ TargetUin: viewer }))).toBe("AuthFailure.UnauthorizedOperation");

  await cam.AttachUserPolicy({ PolicyId: 1, AttachUin: newcomer });
  expect((await user.ListAccessKeys({ TargetUin: viewer })).AccessKeys).toHaveLength(1);
  expect(await codeOf(user.CreateAccessKey({ TargetUin: 100000000001 }))).toBe("OperationDenied.SubUin");
});

test("denies a role session the root account's keys if TargetUin is omitted", async () => {
  await using cloud = await TestCloud.start();
  const cam = cloud.cam();
  await cam.CreateRole({
    RoleName: "admin",
    PolicyDocument: JSON.stringify({
      version: "2.0",
      statement: [
        { effect: "allow", action: "sts:AssumeRole", principal: { qcs: ["qcs::cam::uin/100000000001:root"] } },
      ],
    }),
  });
  const { Credentials } = await cloud
    .sts()
    .AssumeRole({ RoleArn: "qcs::cam::uin/100000000001:roleName/admin", RoleSessionName: "test" });
  const { TmpSecretId = "", TmpSecretKey = "", Token = "" } = Credentials ?? {};
  const session = cloud.cam({ secretId: TmpSecretId, secretKey: TmpSecretKey, token: Token });
  expect(await codeOf(session.CreateAccessKey({}))).toBe("OperationDenied.SubUin");
});
