import { expect, test } from "bun:test";
import { key, TestCloud } from "../cloud.ts";
import { codeOf } from "../refusal.ts";
import { expectRefusals } from "./refusals.ts";

const viewer = 100000000101;
const newcomer = 100000000102;
const administrator = 1;
const linked = 14_361_007;

const document = (action: unknown = "cvm:DescribeImages") =>
  JSON.stringify({ version: "2.0", statement: [{ effect: "allow", action, resource: "*" }] });

test("creates, returns, changes and deletes a policy", async () => {
  await using cloud = await TestCloud.start();
  const cam = cloud.cam();
  const { PolicyId = 0 } = await cam.CreatePolicy({
    PolicyName: "lookout",
    PolicyDocument: document(),
    Description: "sees images",
    Tags: [{ Key: "team", Value: "deck" }],
  });
  expect(await cam.GetPolicy({ PolicyId })).toMatchObject({
    PolicyName: "lookout",
    Description: "sees images",
    Type: 1,
    PolicyDocument: document(),
    IsServiceLinkedRolePolicy: 0,
    Tags: [{ Key: "team", Value: "deck" }],
  });
  await cam.AttachUserPolicy({ PolicyId, AttachUin: viewer });
  const local = await cam.ListPolicies({ Scope: "Local" });
  expect(local).toMatchObject({
    TotalNum: 1,
    List: [{ PolicyId, Attachments: 1, AttachEntityCount: 1, PermissionLevel: "CloudProduct" }],
  });

  const byName = { PolicyName: "lookout", PolicyDocument: document("cvm:*"), Description: "does all" };
  expect((await cam.UpdatePolicy(byName)).PolicyId).toBe(PolicyId);
  await cam.UpdatePolicy({ PolicyId, PolicyName: "captain" });
  expect(await cam.GetPolicy({ PolicyId })).toMatchObject({
    PolicyName: "captain",
    Description: "does all",
    PolicyDocument: document("cvm:*"),
  });

  await cam.DeletePolicy({ PolicyId: [PolicyId] });
  expect(await codeOf(cam.GetPolicy({ PolicyId }))).toBe("ResourceNotFound.PolicyIdNotFound");
  const held = await cam.ListAttachedUserPolicies({ TargetUin: viewer });
  expect(held.List?.map((one) => one.PolicyName)).toEqual(["QcloudLighthouseReadOnlyAccess"]);
});

test("lists and returns preset policies but rejects changes to them", async () => {
  await using cloud = await TestCloud.start();
  const cam = cloud.cam();
  const all = await cam.ListPolicies({ Rp: 200 });
  expect(all.List?.every((one) => one.Type === 2)).toBe(true);
  expect(all.List?.find((one) => one.PolicyId === administrator)?.PermissionLevel).toBe("Global");
  const found = await cam.ListPolicies({ Scope: "QCS", Keyword: "LinkedRole" });
  expect(found.List).toMatchObject([{ PolicyId: linked, IsServiceLinkedPolicy: 1, AttachEntityCount: 1 }]);
  expect(await cam.GetPolicy({ PolicyId: linked })).toMatchObject({ Type: 2, IsServiceLinkedRolePolicy: 1 });
  const PolicyId = administrator;
  for (const call of [
    () => cam.UpdatePolicy({ PolicyId, Description: "mine" }),
    () => cam.UpdatePolicy({ PolicyName: "AdministratorAccess", Alias: "mine" }),
    () => cam.DeletePolicy({ PolicyId: [PolicyId] }),
    () => cam.CreatePolicyVersion({ PolicyId, PolicyDocument: document(), SetAsDefault: true }),
    () => cam.SetDefaultPolicyVersion({ PolicyId, VersionId: 1 }),
    () => cam.DeletePolicyVersion({ PolicyId, VersionId: [1] }),
    () => cam.AttachUserPolicy({ PolicyId: linked, AttachUin: viewer }),
  ]) {
    expect(await codeOf(call())).toBe("InvalidParameter.ParamError");
  }
});

test("binds policies to users and groups and lists their entities", async () => {
  await using cloud = await TestCloud.start();
  const cam = cloud.cam();
  const { PolicyId = 0 } = await cam.CreatePolicy({ PolicyName: "lookout", PolicyDocument: document() });
  const { GroupId = 0 } = await cam.CreateGroup({ GroupName: "crew" });
  await cam.AddUserToGroup({ Info: [{ GroupId, Uin: viewer }] });
  await cam.AttachGroupPolicy({ PolicyId, AttachGroupId: GroupId });
  await cam.AttachGroupPolicy({ PolicyId, AttachGroupId: GroupId });
  await cam.AttachUserPolicy({ PolicyId, AttachUin: newcomer });
  await cam.AttachRolePolicy({ PolicyId, AttachRoleName: await plainRole(cloud) });

  const ofGroup = await cam.ListAttachedGroupPolicies({ TargetGroupId: GroupId });
  expect(ofGroup).toMatchObject({ TotalNum: 1, List: [{ PolicyId, PolicyType: "User" }] });
  expect((await cam.ListAttachedGroupPolicies({ TargetGroupId: GroupId, Keyword: "x" })).TotalNum).toBe(0);
  const holders = async (EntityFilter: string) => {
    const { List } = await cam.ListEntitiesForPolicy({ PolicyId, EntityFilter });
    return List?.map((one) => [one.RelatedType, one.Name]).sort();
  };
  expect(await holders("All")).toEqual([
    [1, "newcomer"],
    [2, "crew"],
    [3, "plain"],
  ]);
  expect(await holders("User")).toEqual([[1, "newcomer"]]);
  expect(await holders("Group")).toEqual([[2, "crew"]]);

  const reaching = async (AttachType: number, more: object = {}) => {
    const { PolicyList } = await cam.ListAttachedUserAllPolicies({
      TargetUin: viewer,
      Rp: 20,
      Page: 1,
      AttachType,
      ...more,
    });
    return PolicyList?.map((one) => [one.PolicyName, one.Groups?.map((group) => group.GroupName)]);
  };
  const own = ["QcloudLighthouseReadOnlyAccess", []];
  expect(await reaching(0)).toEqual([own, ["lookout", ["crew"]]]);
  expect(await reaching(1)).toEqual([own]);
  expect(await reaching(2)).toEqual([["lookout", ["crew"]]]);
  expect(await reaching(0, { StrategyType: 2 })).toEqual([own]);

  await cam.DetachGroupPolicy({ PolicyId, DetachGroupId: GroupId });
  await cam.DetachUserPolicy({ PolicyId, DetachUin: newcomer });
  expect(await holders("All")).toEqual([[3, "plain"]]);
});

async function plainRole(cloud: TestCloud): Promise<string> {
  const statement = { effect: "allow", action: "sts:AssumeRole", principal: { service: "cvm.cloud.tencent.com" } };
  await cloud
    .cam()
    .CreateRole({ RoleName: "plain", PolicyDocument: JSON.stringify({ version: "2.0", statement: [statement] }) });
  return "plain";
}

test("creates and deletes policy versions, one of which is the default", async () => {
  await using cloud = await TestCloud.start();
  const cam = cloud.cam();
  const { PolicyId = 0 } = await cam.CreatePolicy({ PolicyName: "lookout", PolicyDocument: document("cvm:A") });
  const versions = async () => {
    const { Versions } = await cam.ListPolicyVersions({ PolicyId });
    return Versions?.map((one) => [one.VersionId, one.IsDefaultVersion]);
  };
  const inForce = async () => (await cam.GetPolicy({ PolicyId })).PolicyDocument;
  const add = (action: string, SetAsDefault = false) =>
    cam.CreatePolicyVersion({ PolicyId, PolicyDocument: document(action), SetAsDefault });
  expect(await versions()).toEqual([[1, 1]]);
  expect((await add("cvm:B")).VersionId).toBe(2);
  expect(await inForce()).toBe(document("cvm:A"));
  expect((await add("cvm:C", true)).VersionId).toBe(3);
  expect(await inForce()).toBe(document("cvm:C"));
  expect(await versions()).toEqual([
    [1, 0],
    [2, 0],
    [3, 1],
  ]);
  const second = (await cam.GetPolicyVersion({ PolicyId, VersionId: 2 })).PolicyVersion;
  expect(second).toMatchObject({ VersionId: 2, IsDefaultVersion: 0, Document: document("cvm:B") });
  expect(second?.CreateDate).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  await cam.UpdatePolicy({ PolicyId, PolicyDocument: document("cvm:D") });
  expect((await cam.GetPolicyVersion({ PolicyId, VersionId: 3 })).PolicyVersion?.Document).toBe(document("cvm:D"));
  await cam.SetDefaultPolicyVersion({ PolicyId, VersionId: 1 });
  expect(await inForce()).toBe(document("cvm:A"));
  await cam.DeletePolicyVersion({ PolicyId, VersionId: [2, 3] });
  expect((await add("cvm:E")).VersionId).toBe(4);
  for (const action of ["cvm:F", "cvm:G", "cvm:H"]) await add(action);
  expect(await codeOf(add("cvm:I"))).toBe("FailedOperation.PolicyVersionFull");

  await expectRefusals([
    [() => cam.GetPolicyVersion({ PolicyId, VersionId: 3 }), "InvalidParameter.PolicyVersionNotExists"],
    [() => cam.SetDefaultPolicyVersion({ PolicyId, VersionId: 3 }), "InvalidParameter.PolicyVersionNotExists"],
    [() => cam.SetDefaultPolicyVersion({ PolicyId, VersionId: 1 }), "FailedOperation.PolicyVersionAlreadyDefault"],
    [() => cam.DeletePolicyVersion({ PolicyId, VersionId: [4, 1] }), "FailedOperation.PolicyVersionAlreadyDefault"],
    [() => cam.DeletePolicyVersion({ PolicyId, VersionId: [9] }), "InvalidParameter.PolicyVersionNotExists"],
    [() => cam.ListPolicyVersions({ PolicyId: 7 }), "ResourceNotFound.PolicyIdNotFound"],
    [
      () => cam.CreatePolicyVersion({ PolicyId: 7, PolicyDocument: document(), SetAsDefault: true }),
      "InvalidParameter.PolicyIdNotExist",
    ],
  ]);
  expect(await versions()).toHaveLength(5);
  await cam.DeletePolicy({ PolicyId: [PolicyId] });
});

test("reports each error of a policy document with its own code", async () => {
  await using cloud = await TestCloud.start();
  const cam = cloud.cam();
  const good = { effect: "allow", action: "cvm:A", resource: "*" };
  const version = "2.0";
  const faults: [unknown, string][] = [
    ["no JSON", "PolicyDocumentError"],
    [{ version, statement: [good], more: 1 }, "PolicyDocumentError"],
    [{ version: "1.0", statement: [good] }, "VersionError"],
    [{ version }, "StatementError"],
    [{ version, statement: [{ ...good, effect: "maybe" }] }, "EffectError"],
    [{ version, statement: [{ ...good, action: "everything" }] }, "ActionError"],
    [{ version, statement: [{ ...good, resource: "image" }] }, "ResourceError"],
    [{ version, statement: [{ ...good, condition: 1 }] }, "ConditionError"],
    [{ version, statement: [{ ...good, condition: { sometimes: {} } }] }, "ConditionTypeError"],
    [{ version, statement: [{ ...good, condition: { ip_equal: { "qcs:ip": {} } } }] }, "ConditionContentError"],
    [{ version, statement: [{ ...good, principal: { qcs: ["x"] } }] }, "PrincipalError"],
    [{ version, statement: [{ ...good, action: Array(900).fill("cvm:A") }] }, "PolicyDocumentLengthOverLimit"],
  ];
  for (const [given, fault] of faults) {
    const PolicyDocument = typeof given === "string" ? given : JSON.stringify(given);
    await expectRefusals([
      [() => cam.CreatePolicy({ PolicyName: "bad", PolicyDocument }), `InvalidParameter.${fault}`],
    ]);
  }
  const spaced = `${document()}${" ".repeat(7000)}`;
  await cam.CreatePolicy({ PolicyName: "spaced", PolicyDocument: spaced });
});

test("rejects invalid operations on policies", async () => {
  await using cloud = await TestCloud.start();
  const cam = cloud.cam();
  const PolicyDocument = document();
  const { PolicyId = 0 } = await cam.CreatePolicy({ PolicyName: "lookout", PolicyDocument });
  const other = await cam.CreatePolicy({ PolicyName: "captain", PolicyDocument });
  const stranger = cloud.cam(key(2));
  await expectRefusals([
    [() => cam.CreatePolicy({ PolicyName: "lookout", PolicyDocument }), "FailedOperation.PolicyNameInUse"],
    [() => cam.CreatePolicy({ PolicyName: "ReadOnlyAccess", PolicyDocument }), "FailedOperation.PolicyNameInUse"],
    [() => cam.CreatePolicy({ PolicyName: "a b", PolicyDocument }), "InvalidParameter.PolicyNameError"],
    [
      () => cam.CreatePolicy({ PolicyName: "long", PolicyDocument, Description: "x".repeat(301) }),
      "InvalidParameter.DescriptionLengthOverlimit",
    ],
    [
      () => cam.CreatePolicy({ PolicyName: "tag", PolicyDocument, Tags: [{ Key: "", Value: "" }] }),
      "InvalidParameter.ParamError",
    ],
    [
      () => cam.UpdatePolicy({ PolicyId: other.PolicyId ?? 0, PolicyName: "lookout" }),
      "FailedOperation.PolicyNameInUse",
    ],
    [() => cam.UpdatePolicy({ PolicyId: 7 }), "ResourceNotFound.PolicyIdNotFound"],
    [() => cam.UpdatePolicy({ PolicyId, PolicyDocument: "{}" }), "InvalidParameter.VersionError"],
    [() => cam.DeletePolicy({ PolicyId: [PolicyId, 7] }), "ResourceNotFound.PolicyIdNotFound"],
    [() => cam.DeletePolicy({ PolicyId: [] }), "InvalidParameter.PolicyIdError"],
    [() => cam.DeletePolicy({ PolicyId: Array<number>(101).fill(7) }), "InvalidParameter.OperatePoliciesOverLimit"],
    [() => cam.ListPolicies({ Scope: "Mine" }), "InvalidParameter.ScopeError"],
    [() => cam.ListPolicies({ Rp: 201 }), "InvalidParameter.ParamError"],
    [() => cam.ListPolicies({ Keyword: "x".repeat(129) }), "InvalidParameter.SearchKeywordLengthError"],
    [() => cam.ListEntitiesForPolicy({ PolicyId: 7 }), "InvalidParameter.PolicyIdError"],
    [() => cam.ListEntitiesForPolicy({ PolicyId, EntityFilter: "Pet" }), "InvalidParameter.EntityFilterError"],
    [() => cam.AttachUserPolicy({ PolicyId: 7, AttachUin: viewer }), "ResourceNotFound.PolicyIdNotFound"],
    [() => cam.AttachUserPolicy({ PolicyId, AttachUin: 7 }), "ResourceNotFound.UserNotExist"],
    [() => cam.DetachUserPolicy({ PolicyId, DetachUin: 7 }), "ResourceNotFound.UserNotExist"],
    [() => cam.AttachGroupPolicy({ PolicyId, AttachGroupId: 7 }), "ResourceNotFound.GroupNotExist"],
    [() => cam.DetachGroupPolicy({ PolicyId, DetachGroupId: 7 }), "ResourceNotFound.GroupNotExist"],
    [() => cam.DetachGroupPolicy({ PolicyId: 7, DetachGroupId: 7 }), "InvalidParameter.PolicyIdNotExist"],
    [() => cam.ListAttachedUserPolicies({ TargetUin: 7 }), "InvalidParameter.ParamError"],
    [() => cam.ListAttachedGroupPolicies({ TargetGroupId: 7 }), "InvalidParameter.ParamError"],
    [
      () => cam.ListAttachedUserAllPolicies({ TargetUin: 7, Rp: 1, Page: 1, AttachType: 0 }),
      "ResourceNotFound.UserNotExist",
    ],
    [() => stranger.GetPolicy({ PolicyId }), "ResourceNotFound.PolicyIdNotFound"],
    [() => stranger.UpdatePolicy({ PolicyName: "lookout", Description: "" }), "ResourceNotFound.PolicyIdNotFound"],
  ]);
  expect((await cam.GetPolicy({ PolicyId })).PolicyName).toBe("lookout");
});

test("limits the policies of an account and of a user", async () => {
  await using cloud = await TestCloud.start();
  const cam = cloud.cam();
  const common = { account: "100000000001", about: "", document: document(), created: 0, updated: 0 };
  const rows = Array.from({ length: 1500 }, (_, n) => ({ ...common, id: 1000 + n, name: `p${n}` }));
  const { db } = cloud.cloud;
  for (let n = 0; n < rows.length; n += 300) {
    await db
      .insertInto("policies")
      .values(rows.slice(n, n + 300))
      .execute();
  }
  const another = cam.CreatePolicy({ PolicyName: "another", PolicyDocument: document() });
  expect(await codeOf(another)).toBe("FailedOperation.PolicyFull");
  const held = rows.slice(0, 200).map(({ account, id }) => ({
    ...{ account, policy_id: id, kind: "user" as const, target: String(newcomer), created: 0 },
  }));
  await db.insertInto("attachments").values(held).execute();
  const over = cam.AttachUserPolicy({ PolicyId: 1200, AttachUin: newcomer });
  expect(await codeOf(over)).toBe("InvalidParameter.AttachmentFull");
});
