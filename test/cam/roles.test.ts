import { expect, test } from "bun:test";
import { key, TestCloud } from "../cloud.ts";
import { codeOf } from "../refusal.ts";
import { expectRefusals } from "./refusals.ts";

const account = "100000000001";
const lighthouseRole = "Lighthouse_QCSLinkedRoleInBasic";
const service = "basic.lighthouse.cloud.tencent.com";

const trusting = (principal: unknown, more: object = {}) =>
  JSON.stringify({ version: "2.0", statement: [{ effect: "allow", action: "sts:AssumeRole", principal, ...more }] });
const root = (uin = account) => ({ qcs: [`qcs::cam::uin/${uin}:root`] });

test("creates, returns, changes and deletes a role", async () => {
  await using cloud = await TestCloud.start();
  const cam = cloud.cam();
  const Tags = [{ Key: "team", Value: "deck" }];
  const PolicyDocument = trusting(root());
  const { RoleId = "" } = await cam.CreateRole({ RoleName: "mate", PolicyDocument, Description: "first", Tags });
  expect(RoleId).toMatch(/^4611686018\d{9}$/);
  const { RoleInfo } = await cam.GetRole({ RoleName: "mate" });
  expect(RoleInfo).toMatchObject({
    RoleId,
    RoleName: "mate",
    PolicyDocument,
    Description: "first",
    ConsoleLogin: 0,
    RoleType: "user",
    SessionDuration: 7200,
    DeletionTaskId: null,
    Tags,
    RoleArn: `qcs::cam::uin/${account}:roleName/mate`,
  });
  expect((await cam.GetRole({ RoleId })).RoleInfo).toEqual(RoleInfo ?? {});

  const named = async (more: object = {}) => {
    const { List, TotalNum } = await cam.DescribeRoleList({ Page: 1, Rp: 200, ...more });
    return [TotalNum, List?.map((role) => role.RoleName)];
  };
  expect(await named()).toEqual([2, ["mate", lighthouseRole]]);
  expect(await named({ Tags })).toEqual([1, ["mate"]]);
  expect(await named({ Tags: [{ Key: "team", Value: "kitchen" }] })).toEqual([0, []]);

  await cam.UpdateRoleDescription({ RoleId, Description: "second" });
  await cam.UpdateRoleConsoleLogin({ RoleName: "mate", ConsoleLogin: 1 });
  await cam.UpdateRoleSessionDuration({ RoleName: "mate", SessionDuration: 3600 });
  await cam.UpdateAssumeRolePolicy({ RoleName: "mate", PolicyDocument: trusting(root("100000000002")) });
  expect((await cam.GetRole({ RoleId })).RoleInfo).toMatchObject({
    Description: "second",
    ConsoleLogin: 1,
    SessionDuration: 3600,
    PolicyDocument: trusting(root("100000000002")),
  });
  await cam.DeleteRole({ RoleId });
  expect(await codeOf(cam.GetRole({ RoleId }))).toBe("InvalidParameter.RoleNotExist");
});

test("limits role sessions by trust policy, policies, duration and deletion of the role", async () => {
  await using cloud = await TestCloud.start();
  const cam = cloud.cam();
  const { RoleId = "" } = await cam.CreateRole({ RoleName: "mate", PolicyDocument: trusting(root("100000000002")) });
  const RoleArn = `qcs::cam::uin/${account}:roleName/mate`;
  const assume = (number: number, DurationSeconds = 60) =>
    cloud.sts(key(number)).AssumeRole({ RoleArn, RoleSessionName: "test", DurationSeconds });
  expect(await codeOf(assume(1))).toBe("UnauthorizedOperation");
  const { Credentials } = await assume(2);
  const { TmpSecretId = "", TmpSecretKey = "", Token = "" } = Credentials ?? {};
  const session = cloud.lighthouse({ secretId: TmpSecretId, secretKey: TmpSecretKey, token: Token });

  const look = () => session.DescribeImagesToShare({});
  expect(await codeOf(look())).toBe("UnauthorizedOperation.NoPermission");
  await cam.AttachRolePolicy({ PolicyName: "QcloudLighthouseReadOnlyAccess", AttachRoleName: "mate" });
  expect((await look()).TotalCount).toBeGreaterThan(0);
  const held = await cam.ListAttachedRolePolicies({ RoleId, Page: 1, Rp: 10 });
  expect(held).toMatchObject({ TotalNum: 1, List: [{ PolicyType: "QCS" }] });
  expect((await cam.ListAttachedRolePolicies({ RoleId, Page: 1, Rp: 10, PolicyType: "User" })).TotalNum).toBe(0);
  await cam.DetachRolePolicy({ PolicyName: "QcloudLighthouseReadOnlyAccess", DetachRoleId: RoleId });
  expect(await codeOf(look())).toBe("UnauthorizedOperation.NoPermission");

  await cam.UpdateRoleSessionDuration({ RoleName: "mate", SessionDuration: 100 });
  expect(await codeOf(assume(2, 101))).toBe("InvalidParameter.OverTimeError");
  await cam.UpdateAssumeRolePolicy({ RoleName: "mate", PolicyDocument: trusting(root()) });
  expect(await codeOf(assume(2))).toBe("UnauthorizedOperation");
  await assume(1);
  await cam.DeleteRole({ RoleName: "mate" });
  expect(await codeOf(assume(1))).toBe("InternalError.GetRoleError");
  expect(await codeOf(look())).toStartWith("AuthFailure");
});

test("lists shareable images only while Lighthouse's service-linked role exists", async () => {
  await using cloud = await TestCloud.start();
  const cam = cloud.cam(key(3));
  const look = () => cloud.lighthouse(key(3)).DescribeImagesToShare({});
  expect(await codeOf(look())).toBe("ResourceNotFound.RoleNotFound");
  const { RoleId = "" } = await cam.CreateServiceLinkedRole({ QCSServiceName: [service] });
  expect(await look()).toMatchObject({ TotalCount: 0, ImageSet: [] });

  // The same as what a world makes, but for the id and the times.
  const facts = async (client: typeof cam) => {
    const { RoleInfo } = await client.GetRole({ RoleName: lighthouseRole });
    const held = await client.ListAttachedRolePolicies({ RoleName: lighthouseRole, Page: 1, Rp: 10 });
    const { RoleId: _, AddTime: __, UpdateTime: ___, RoleArn: ____, ...rest } = RoleInfo ?? {};
    return { ...rest, policies: held.List?.map((one) => one.PolicyName) };
  };
  expect(await facts(cam)).toEqual(await facts(cloud.cam()));

  const fixed: (() => Promise<unknown>)[] = [
    () => cam.DeleteRole({ RoleId }),
    () => cam.UpdateAssumeRolePolicy({ RoleId, PolicyDocument: trusting(root()) }),
    () => cam.UpdateRoleDescription({ RoleId, Description: "" }),
    () => cam.UpdateRoleConsoleLogin({ RoleName: lighthouseRole, ConsoleLogin: 1 }),
    () => cam.UpdateRoleSessionDuration({ RoleName: lighthouseRole, SessionDuration: 60 }),
    () => cam.AttachRolePolicy({ PolicyId: 1, AttachRoleId: RoleId }),
    () => cam.DetachRolePolicy({ PolicyId: 14_361_007, DetachRoleId: RoleId }),
  ];
  for (const call of fixed) expect(await codeOf(call())).toBe("InvalidParameter.ParamError");

  const again = cam.CreateServiceLinkedRole({ QCSServiceName: [service] });
  expect(await codeOf(again)).toBe("InvalidParameter.RoleNameInUse");
  await cam.CreateServiceLinkedRole({ QCSServiceName: [service], CustomSuffix: "second" });
  expect((await cam.GetRole({ RoleName: `${lighthouseRole}_second` })).RoleInfo?.RoleType).toBe("service_linked");

  const { DeletionTaskId } = await cam.DeleteServiceLinkedRole({ RoleName: lighthouseRole });
  expect(await cam.GetServiceLinkedRoleDeletionStatus({ DeletionTaskId })).toMatchObject({ Status: "SUCCEEDED" });
  const stranger = cloud.cam(key(2)).GetServiceLinkedRoleDeletionStatus({ DeletionTaskId });
  expect(await codeOf(stranger)).toBe("InvalidParameter.DeletionTaskNotExist");
  expect(await codeOf(look())).toBe("ResourceNotFound.RoleNotFound");
});

test("rejects invalid operations on roles", async () => {
  await using cloud = await TestCloud.start();
  const cam = cloud.cam();
  const PolicyDocument = trusting(root());
  const { RoleId = "" } = await cam.CreateRole({ RoleName: "mate", PolicyDocument });
  const RoleNotExist = "InvalidParameter.RoleNotExist";
  await expectRefusals([
    [() => cam.CreateRole({ RoleName: "mate", PolicyDocument }), "InvalidParameter.RoleNameInUse"],
    [() => cam.CreateRole({ RoleName: "a b", PolicyDocument }), "InvalidParameter.RoleNameError"],
    [
      () => cam.CreateRole({ RoleName: "long", PolicyDocument, SessionDuration: 43_201 }),
      "InvalidParameter.ParamError",
    ],
    [
      () => cam.CreateRole({ RoleName: "told", PolicyDocument, Description: "x".repeat(301) }),
      "InvalidParameter.DescriptionLengthOverlimit",
    ],
    [
      () => cam.CreateRole({ RoleName: "tag", PolicyDocument, Tags: [{ Key: "", Value: "" }] }),
      "InvalidParameter.TagParamError",
    ],
    [
      () => cam.CreateRole({ RoleName: "tags", PolicyDocument, Tags: Array(51).fill({ Key: "a", Value: "b" }) }),
      "InvalidParameter.TagLimitExceeded",
    ],
    [() => cam.GetRole({}), RoleNotExist],
    [() => cam.GetRole({ RoleId, RoleName: lighthouseRole }), RoleNotExist],
    [() => cloud.cam(key(2)).GetRole({ RoleId }), RoleNotExist],
    [() => cam.DeleteRole({ RoleName: "nobody" }), RoleNotExist],
    [() => cam.UpdateRoleDescription({ RoleName: "nobody", Description: "" }), RoleNotExist],
    [() => cam.UpdateRoleConsoleLogin({ RoleId: 7, ConsoleLogin: 1 }), RoleNotExist],
    [() => cam.DescribeRoleList({ Page: 1, Rp: 201 }), "InvalidParameter.ParamError"],
    [() => cam.ListAttachedRolePolicies({ RoleName: "nobody", Page: 1, Rp: 1 }), "InvalidParameter.ParamError"],
    [() => cam.AttachRolePolicy({ PolicyId: 7, AttachRoleId: RoleId }), "InvalidParameter.PolicyIdNotExist"],
    [() => cam.AttachRolePolicy({ PolicyId: 1, AttachRoleName: "nobody" }), RoleNotExist],
    [() => cam.AttachRolePolicy({ PolicyId: 14_361_007, AttachRoleId: RoleId }), "InvalidParameter.ParamError"],
    [() => cam.DetachRolePolicy({ DetachRoleId: RoleId }), "InvalidParameter.PolicyIdNotExist"],
    [
      () => cam.CreateServiceLinkedRole({ QCSServiceName: ["cvm.cloud.tencent.com"] }),
      "InvalidParameter.PrincipalServiceNotExist",
    ],
    [() => cam.CreateServiceLinkedRole({ QCSServiceName: [] }), "InvalidParameter.ParamError"],
    [
      () => cam.CreateServiceLinkedRole({ QCSServiceName: [service], CustomSuffix: "a_b" }),
      "InvalidParameter.RoleNameError",
    ],
    [() => cam.DeleteServiceLinkedRole({ RoleName: "mate" }), RoleNotExist],
    [() => cam.GetServiceLinkedRoleDeletionStatus({ DeletionTaskId: "7" }), "InvalidParameter.DeletionTaskNotExist"],
  ]);
});

test("reports each error of a trust policy with its own code", async () => {
  await using cloud = await TestCloud.start();
  const cam = cloud.cam();
  await cam.CreateRole({ RoleName: "mate", PolicyDocument: trusting(root()) });
  const faults: [string, string][] = [
    ["no JSON", "ParamError"],
    [trusting(root(), { action: Array(900).fill("cvm:A") }), "ParamError"],
    [JSON.stringify({ version: "1.0", statement: [] }), "VersionError"],
    [JSON.stringify({ version: "2.0", statement: [] }), "StatementError"],
    [trusting(root(), { effect: "maybe" }), "EffectError"],
    [trusting(root(), { action: "everything" }), "ActionError"],
    [trusting(root(), { condition: 1 }), "ConditionError"],
    [trusting(root(), { condition: { sometimes: {} } }), "ConditionTypeError"],
    [trusting(root(), { condition: { ip_equal: { "qcs:ip": {} } } }), "ConditionContentError"],
    [trusting(undefined), "PrincipalError"],
    [trusting({ federated: ["qcs::cam::uin/1:saml-provider/x"] }), "PrincipalError"],
    [trusting({ qcs: ["*"] }), "PrincipalQcsError"],
    [trusting(root("100000000099")), "PrincipalQcsNotExist"],
    [trusting({ qcs: `qcs::cam::uin/${account}:uin/7` }), "PrincipalQcsNotExist"],
    [trusting({ service: ["example.com"] }), "PrincipalServiceNotExist"],
  ];
  for (const [PolicyDocument, fault] of faults) {
    const code = `InvalidParameter.${fault}`;
    await expectRefusals([
      [() => cam.CreateRole({ RoleName: "bad", PolicyDocument }), code],
      [() => cam.UpdateAssumeRolePolicy({ RoleName: "mate", PolicyDocument }), code],
    ]);
  }
  await cam.CreateRole({
    RoleName: "user",
    PolicyDocument: trusting({ qcs: `qcs::cam::uin/${account}:uin/${account}` }),
  });
});

test("limits an account to 1000 roles", async () => {
  await using cloud = await TestCloud.start();
  const common = { account, kind: "user" as const, trust: trusting(root()), about: "", duration: 1, console_login: 0 };
  const rows = Array.from({ length: 1000 }, (_, n) => ({
    ...{ ...common, id: String(n), name: `r${n}`, created: 0, updated: 0 },
  }));
  for (let n = 0; n < rows.length; n += 200) {
    await cloud.cloud.db
      .insertInto("roles")
      .values(rows.slice(n, n + 200))
      .execute();
  }
  const another = cloud.cam().CreateRole({ RoleName: "another", PolicyDocument: trusting(root()) });
  expect(await codeOf(another)).toBe("InvalidParameter.RoleFull");
});
