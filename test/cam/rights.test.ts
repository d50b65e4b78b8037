import { expect, test } from "bun:test";
import { key, TestCloud } from "../cloud.ts";
import { codeOf } from "../refusal.ts";

const newcomer = 100000000102;
const readOnly = 14_361_002;
const noPermission = "UnauthorizedOperation.NoPermission";

const policy = (effect: "allow" | "deny", action: string, resource = "*") =>
  JSON.stringify({ version: "2.0", statement: [{ effect, action, resource }] });

test("applies changed policies of a user immediately", async () => {
  await using cloud = await TestCloud.start();
  const cam = cloud.cam();
  const look = () => cloud.lighthouse(key(102)).DescribeImagesToShare({ ImageIds: ["img-cs2rrmp0"] });
  const mayNot = async () => expect(await codeOf(look())).toBe(noPermission);
  const may = async () => expect((await look()).TotalCount).toBe(1);

  await mayNot();
  await cam.AttachUserPolicy({ PolicyId: readOnly, AttachUin: newcomer });
  await may();
  await cam.DetachUserPolicy({ PolicyId: readOnly, DetachUin: newcomer });
  await mayNot();

  const { GroupId = 0 } = await cam.CreateGroup({ GroupName: "crew" });
  await cam.AddUserToGroup({ Info: [{ GroupId, Uin: newcomer }] });
  await mayNot();
  await cam.AttachGroupPolicy({ PolicyId: readOnly, AttachGroupId: GroupId });
  await may();
  await cam.RemoveUserFromGroup({ Info: [{ GroupId, Uin: newcomer }] });
  await mayNot();
  await cam.AddUserToGroup({ Info: [{ GroupId, Uin: newcomer }] });
  await may();

  const deny = policy("deny", "lighthouse:DescribeImagesToShare");
  const { PolicyId = 0 } = await cam.CreatePolicy({ PolicyName: "blind", PolicyDocument: deny });
  await cam.AttachUserPolicy({ PolicyId, AttachUin: newcomer });
  await mayNot();
  const other = policy("deny", "lighthouse:ModifyImageSharePermission");
  await cam.UpdatePolicy({ PolicyId, PolicyDocument: other });
  await may();
  await cam.CreatePolicyVersion({ PolicyId, PolicyDocument: deny, SetAsDefault: true });
  await mayNot();
  await cam.SetDefaultPolicyVersion({ PolicyId, VersionId: 1 });
  await may();
  await cam.SetDefaultPolicyVersion({ PolicyId, VersionId: 2 });
  await cam.DeletePolicy({ PolicyId: [PolicyId] });
  await may();
  await cam.DeleteGroup({ GroupId });
  await mayNot();
});

test("authorizes CAM's own actions by policies", async () => {
  await using cloud = await TestCloud.start();
  const cam = cloud.cam();
  const user = cloud.cam(key(102));
  const refused = "AuthFailure.UnauthorizedOperation";
  const PolicyDocument = policy("allow", "lighthouse:*");
  const { PolicyId = 0 } = await cam.CreatePolicy({ PolicyName: "mine", PolicyDocument });
  const { RoleInfo } = await cam.GetRole({ RoleName: "Lighthouse_QCSLinkedRoleInBasic" });
  for (const call of [
    () => user.ListUsers(),
    () => user.AddUser({ Name: "friend" }),
    () => user.CreatePolicy({ PolicyName: "more", PolicyDocument }),
    () => user.UpdatePolicy({ PolicyName: "mine", PolicyDocument }),
    () => user.UpdatePolicy({ PolicyId, PolicyDocument }),
    () => user.AttachUserPolicy({ PolicyId: 1, AttachUin: newcomer }),
    () => user.GetRole({ RoleName: RoleInfo?.RoleName ?? "" }),
    () => user.GetRole({ RoleId: RoleInfo?.RoleId ?? "" }),
    () => user.CreateServiceLinkedRole({ QCSServiceName: ["basic.lighthouse.cloud.tencent.com"] }),
  ]) {
    expect(await codeOf(call())).toBe(refused);
  }

  const own = policy("allow", "cam:*", `qcs::cam::uin/100000000001:uin/${newcomer}`);
  await cam.UpdatePolicy({ PolicyId, PolicyDocument: own });
  await cam.AttachUserPolicy({ PolicyId, AttachUin: newcomer });
  expect(await user.ListAccessKeys({ TargetUin: newcomer })).toHaveProperty("AccessKeys");
  expect(await codeOf(user.ListAccessKeys({ TargetUin: 100000000101 }))).toBe(refused);
  expect(await codeOf(user.ListAttachedUserPolicies({ TargetUin: newcomer }))).toBe(refused);
  await cam.UpdatePolicy({ PolicyId, PolicyDocument: policy("allow", "cam:ListAttachedUserPolicies") });
  expect((await user.ListAttachedUserPolicies({ TargetUin: newcomer })).TotalNum).toBe(1);
  expect(await codeOf(user.ListUsers())).toBe(refused);
});

test("allows an operation-level action of Lighthouse by a policy for all resources only", async () => {
  await using cloud = await TestCloud.start();
  const cam = cloud.cam();
  const attach = () => cloud.lighthouse(key(102)).AttachCcn({ CcnId: "ccn-00000000" });
  const limited = policy("allow", "lighthouse:AttachCcn", "qcs::lighthouse:ap-guangzhou:uin/100000000001:*");
  const { PolicyId = 0 } = await cam.CreatePolicy({ PolicyName: "limited", PolicyDocument: limited });
  await cam.AttachUserPolicy({ PolicyId, AttachUin: newcomer });
  const denied = /UnauthorizedOperation/;
  expect(await codeOf(attach())).toMatch(denied);
  await cam.UpdatePolicy({ PolicyId, PolicyDocument: policy("allow", "lighthouse:AttachCcn") });
  expect(await codeOf(attach())).not.toMatch(denied);
});

test("allows purchases by a policy for all Lighthouse resources of a region", async () => {
  await using cloud = await TestCloud.start();
  const cam = cloud.cam();
  const order = { BundleId: "none", BlueprintId: "lhbp-mxml4cnq", InstanceChargePrepaid: { Period: 1 } };
  const buy = (region: string) => codeOf(cloud.lighthouse(key(102), region).CreateInstances(order));
  const PolicyDocument = policy("allow", "lighthouse:CreateInstances", "qcs::lighthouse:ap-guangzhou::*");
  const { PolicyId = 0 } = await cam.CreatePolicy({ PolicyName: "buyer", PolicyDocument });
  await cam.AttachUserPolicy({ PolicyId, AttachUin: newcomer });
  expect(await buy("ap-guangzhou")).toBe("InvalidParameterValue.InvalidBundle");
  expect(await buy("ap-shanghai")).toBe(noPermission);
});
