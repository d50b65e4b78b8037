import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { cam as service } from "#services/cam/index.ts";
import { key, TestCloud } from "../cloud.ts";
import { v3 } from "../protocol/call.ts";

const user = 100000000102;
const account = "100000000001";
const refused = "AuthFailure.UnauthorizedOperation";

/** Resource-level, as CreateAccessKey is published (598/57054). */
const resourceLevel = ["CreateAccessKey", "DeleteAccessKey", "ListAccessKeys", "UpdateAccessKey"];
/** Actions without a permission check. */
const open = ["GetUserAppId"];

let cloud: TestCloud;
let ids: Readonly<Record<string, number | string>>;
beforeAll(async () => {
  cloud = await TestCloud.start();
  const cam = cloud.cam();
  await cam.CreateRole({ RoleName: "target", PolicyDocument: trust });
  const { RoleInfo } = await cam.GetRole({ RoleName: "target" });
  const { GroupId = 0 } = await cam.CreateGroup({ GroupName: "crew" });
  const { PolicyId = 0 } = await cam.CreatePolicy({
    PolicyName: "victim",
    PolicyDocument: policy("allow", "cvm:*", "*"),
  });
  const { Uin = 0, Uid = 0, Name = "" } = await cam.AddUser({ Name: "friend" });
  ids = { RoleId: RoleInfo?.RoleId ?? "", GroupId, PolicyId, Uin, Uid, Name };
});
afterAll(() => cloud[Symbol.asyncDispose]());

const policy = (effect: "allow" | "deny", action: string, ...resource: readonly string[]) =>
  JSON.stringify({ version: "2.0", statement: [{ effect, action, resource }] });

const trust = JSON.stringify({
  version: "2.0",
  statement: [{ effect: "allow", action: "sts:AssumeRole", principal: { qcs: [`qcs::cam::uin/${account}:root`] } }],
});

/** Calls an action as the user while exactly these policies are bound to it. */
async function codeWith(documents: readonly string[], Action: string, input: object): Promise<string> {
  const cam = cloud.cam();
  const bound: number[] = [];
  for (const [index, PolicyDocument] of documents.entries()) {
    const { PolicyId = 0 } = await cam.CreatePolicy({ PolicyName: `bound-${index}`, PolicyDocument });
    await cam.AttachUserPolicy({ PolicyId, AttachUin: user });
    bound.push(PolicyId);
  }
  const body = JSON.stringify(input);
  const target = { service: "cam", version: "2019-01-16", region: "", action: Action, credential: key(102) };
  const { code } = await v3(cloud, { ...target, body });
  if (bound.length > 0) await cam.DeletePolicy({ PolicyId: bound });
  return code;
}

/** Inputs with which each action names the resources of this test. */
const inputs: Readonly<Record<string, object>> = {
  AddUser: { Name: "another" },
  CreateGroup: { GroupName: "another" },
  CreatePolicy: { PolicyName: "another", PolicyDocument: "{}" },
  CreateRole: { RoleName: "another", PolicyDocument: "{}" },
  CreateServiceLinkedRole: { QCSServiceName: ["nothing"] },
  DescribeRoleList: { Page: 1, Rp: 1 },
  GetServiceLinkedRoleDeletionStatus: { DeletionTaskId: "none" },
};

/** The input of an action that names the role, user, policy and group of this test in every possible way, one at a time. */
function namings(action: string, { input }: { readonly input: object }): readonly { input: object; names: string[] }[] {
  const has = (name: string) => name in input;
  const role = [`qcs::cam::uin/${account}:role/${ids["RoleId"]}`, `qcs::cam::uin/${account}:roleName/target`];
  const uin = [`qcs::cam::uin/${account}:uin/${ids["Uin"]}`];
  const policyId = [`qcs::cam::uin/${account}:policyid/${ids["PolicyId"]}`];
  const group = [`qcs::cam::uin/${account}:groupid/${ids["GroupId"]}`];
  const extra = {
    ...(action.startsWith("ListAttached") || action.startsWith("DescribeRole") ? { Page: 1, Rp: 1 } : {}),
    ...(has("PolicyDocument") && { PolicyDocument: "{}" }),
    ...(has("AttachType") && { AttachType: 0 }),
    ...(has("SetAsDefault") && { SetAsDefault: false }),
    ...(has("ConsoleLogin") && action.startsWith("UpdateRole") && { ConsoleLogin: 0 }),
    ...(has("SessionDuration") && { SessionDuration: 60 }),
    ...(has("Description") && action.startsWith("UpdateRole") && { Description: "" }),
    ...(has("VersionId") && { VersionId: action === "DeletePolicyVersion" ? [9] : 9 }),
    ...(has("Info") && { Info: [] }),
    ...(has("AccessKeyId") && { AccessKeyId: "none" }),
    ...(has("Status") && { Status: "Active" }),
  };
  const found: { input: object; names: string[] }[] = [];
  const also = (names: string[], given: object) => found.push({ input: { ...extra, ...given }, names });
  const policies = action === "DeletePolicy" ? { PolicyId: [ids["PolicyId"]] } : { PolicyId: ids["PolicyId"] };
  const rolePrefix = action.startsWith("AttachRole") ? "Attach" : action.startsWith("DetachRole") ? "Detach" : "";
  if (action === "CreateRole") also(role.slice(1), { RoleName: "target" });
  else if (has(`${rolePrefix}RoleName`)) {
    const withPolicy = rolePrefix === "" ? {} : policies;
    also(role, { [`${rolePrefix}RoleName`]: "target", ...withPolicy });
    // Two actions take the id as a number, which cannot hold it.
    if (!/UpdateRole(ConsoleLogin|SessionDuration)/.test(action) && has(`${rolePrefix}RoleId`)) {
      also(role, { [`${rolePrefix}RoleId`]: ids["RoleId"], ...withPolicy });
    }
    if (rolePrefix !== "") also(policyId, { [`${rolePrefix}RoleName`]: "target", PolicyName: "victim" });
  }
  if (has("Info")) {
    also(group, { Info: [{ GroupId: ids["GroupId"], Uin: ids["Uin"] }] });
    also(uin, { Info: [{ GroupId: ids["GroupId"], Uin: ids["Uin"] }] });
    also(uin, { Info: [{ GroupId: ids["GroupId"], Uid: ids["Uid"] }] });
  }
  for (const name of ["AttachUin", "DetachUin", "TargetUin", "SubUin"]) {
    if (has(name)) also(uin, { [name]: ids["Uin"], ...(has("PolicyId") && policies) });
  }
  if (has("Uid")) also(uin, { Uid: ids["Uid"] });
  if (has("FilterSubAccountUin")) also(uin, { FilterSubAccountUin: [user, ids["Uin"]] });
  if (has("Name") && action !== "AddUser") also(uin, { Name: ids["Name"] });
  for (const name of ["GroupId", "AttachGroupId", "DetachGroupId", "TargetGroupId"]) {
    if (has(name)) also(group, { [name]: ids["GroupId"], ...(has("PolicyId") && policies) });
  }
  if (has("PolicyId") && !action.includes("Role")) {
    const holder = {
      AttachUin: ids["Uin"],
      DetachUin: ids["Uin"],
      AttachGroupId: ids["GroupId"],
      DetachGroupId: ids["GroupId"],
    };
    const needed = Object.fromEntries(Object.entries(holder).filter(([name]) => has(name)));
    also(policyId, { ...needed, ...policies });
    if (action === "UpdatePolicy") also(policyId, { PolicyName: "victim" });
  }
  return found;
}

const actions = [...service.actions].sort().filter((name) => !open.includes(name));

describe("an operation-level action of CAM", () => {
  test.each(actions.filter((name) => !resourceLevel.includes(name)))(
    "%s is allowed by a policy for *, and not by a policy for all resources of CAM by name",
    async (name) => {
      const action = await service.load(name);
      expect(action.published.operationLevel).toBe(true);
      const known = inputs[name];
      const count = namings(name, action).length;
      for (let index = 0; index === 0 || (!known && index < count); index++) {
        const input = known ?? namings(name, action)[index]?.input ?? {};
        const limited = policy("allow", `cam:${name}`, `qcs::cam::uin/${account}:*`, "qcs::cam:::*/*");
        expect([input, await codeWith([limited], name, input)]).toEqual([input, refused]);
        const code = await codeWith([policy("allow", `cam:${name}`, "*")], name, input);
        expect([refused, "MissingParameter", "UnknownParameter"]).not.toContain(code);
        // The allowed call may have changed or deleted its target.
        await restore();
      }
    },
  );
});

describe("a deny on a resource of CAM", () => {
  test.each(actions)("holds for %s, however the call and the policy name the resource", async (name) => {
    for (const { input, names } of namings(name, await service.load(name))) {
      for (const denied of names) {
        const documents = [policy("allow", "*", "*"), policy("deny", "cam:*", denied)];
        expect([input, denied, await codeWith(documents, name, input)]).toEqual([input, denied, refused]);
      }
    }
  });

  test("on another resource does not hold", async () => {
    const other = policy(
      "deny",
      "cam:*",
      `qcs::cam::uin/${account}:roleName/targets`,
      `qcs::cam::uin/${account}:role/1`,
    );
    const documents = [policy("allow", "*", "*"), other];
    expect(await codeWith(documents, "GetRole", { RoleName: "target" })).toBe("");
    expect(await codeWith(documents, "GetRole", { RoleId: ids["RoleId"] })).toBe("");
  });
});

describe("a resource-level action of CAM", () => {
  test.each(resourceLevel)("%s is allowed by a policy for the user", async (name) => {
    const input = { TargetUin: ids["Uin"], AccessKeyId: "none", Status: "Active" };
    const { input: members } = await service.load(name);
    const given = Object.fromEntries(Object.entries(input).filter(([member]) => member in members));
    const allow = policy("allow", `cam:${name}`, `qcs::cam::uin/${account}:uin/${ids["Uin"]}`);
    expect(await codeWith([allow], name, given)).not.toBe(refused);
    const other = policy("allow", `cam:${name}`, `qcs::cam::uin/${account}:uin/${user}`);
    expect(await codeWith([other], name, given)).toBe(refused);
  });
});

/** Creates again what an allowed call deleted. */
async function restore(): Promise<void> {
  const cam = cloud.cam();
  const isMissing = (call: Promise<unknown>) =>
    call.then(
      () => false,
      () => true,
    );
  if (await isMissing(cam.GetRole({ RoleName: "target" }))) {
    const { RoleId = "" } = await cam.CreateRole({ RoleName: "target", PolicyDocument: trust });
    ids = { ...ids, RoleId };
  }
  if (await isMissing(cam.GetGroup({ GroupId: Number(ids["GroupId"]) }))) {
    const { GroupId = 0 } = await cam.CreateGroup({ GroupName: "crew" });
    ids = { ...ids, GroupId };
  }
  if (await isMissing(cam.GetPolicy({ PolicyId: Number(ids["PolicyId"]) }))) {
    const document = policy("allow", "cvm:*", "*");
    const { PolicyId = 0 } = await cam.CreatePolicy({ PolicyName: "victim", PolicyDocument: document });
    ids = { ...ids, PolicyId };
  }
  if (await isMissing(cam.GetUser({ Name: "friend" }))) {
    const { Uin = 0, Uid = 0, Name = "" } = await cam.AddUser({ Name: "friend" });
    ids = { ...ids, Uin, Uid, Name };
  }
}
