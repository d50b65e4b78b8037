import type { Call } from "./calls.ts";
import { cast } from "./cast.ts";
import type { SeededChance } from "./chance.ts";
import { home, stranger } from "./world.ts";

const actions = [
  ...["*", "*:*", "cam:*", "name/cam:*", "CAM:attach*", "cam:*Policy", "cam:Get*", "cam:*Role*", "cam:*AccessKey*"],
  ...["cam:GetRole", "name/cam:getuser", "cam:AttachUserPolicy", "cam:AddUserToGroup", "sts:*", "sts:AssumeRole"],
  ...["name/sts:assumerole", "sts:Get*", "lighthouse:*", "lighthouse:*Instances", "lighthouse:Describe*"],
  ...["lighthouse:StopInstances", "cvm:*", "cvm:*Image*", "cvm:DescribeImages", "tag:*", "*:Describe*", "*:*s"],
];

const lastSegments = [
  ...["*", "*/*", "role/*", "roleName/*", "roleName/alpha", "roleName/a*", `role/${cast.roleIds.alpha}`],
  ...[`role/${cast.roleIds.beta}`, "role/tencentcloudServiceRoleName/beta", "roleName/gamma", "role/4611*1"],
  ...cast.users.map((one) => `uin/${one}`),
  ...["uin/*", "uin/${uin}", "uin/${owner_uin}", "uin/1000*2", "policyid/901", "policyid/90*", "policyid/1"],
  ...["groupid/71", "groupid/*", "instance/*", `instance/${cast.instances[0]}`, `instance/${cast.instances[1]}`],
  ...["instance/lhins-*b", `image/${cast.images[0]}`, "image/*", "snapshot/*", "*a*"],
];
const services = ["cam", "cam", "lighthouse", "cvm", "", "*"];
const regions = ["", "", "ap-guangzhou", "gz", "sh", "ap-*", "*"];
const accounts = ["", "", `uin/${home}`, `uin/${stranger}`, "uin/*", "uin/${owner_uin}", "uin/${uin}"];

function resource(chance: SeededChance): string {
  if (chance.isTrue(0.45)) return "*";
  if (chance.isTrue(0.05)) return chance.one(["qcs:::::*", "qcs::*:*:*:*", "qcs::*::*:*"]);
  const last = chance.one(lastSegments);
  const global = /^(role|uin|policyid|groupid)/.test(last);
  const service = global && chance.isTrue(0.7) ? "cam" : chance.one(services);
  return `qcs::${service}:${global && chance.isTrue(0.8) ? "" : chance.one(regions)}:${chance.one(accounts)}:${last}`;
}

type Conditions = Record<string, Record<string, unknown>>;

const operands: Readonly<
  Record<string, readonly [keys: readonly string[], operators: readonly string[], values: readonly unknown[]]>
> = {
  string: [
    ["qcs:uin", "qcs:owner_uin", "lighthouse:region", "cvm:region", "qcs:mfa", "sts:external_id"],
    [
      "string_equal",
      "string_not_equal",
      "string_equal_ignore_case",
      "string_not_equal_ignore_case",
      "string_like",
      "string_not_like",
      "binary_equal",
    ],
    [
      "${uin}",
      "${owner_uin}",
      home,
      ...cast.users,
      "ap-guangzhou",
      "AP-GUANGZHOU",
      "ap-*",
      "1000*",
      "agreed",
      "AGREED",
    ],
  ],
  tag: [
    ["qcs:resource_tag", "qcs:request_tag", "qcs:resource_tag"],
    [
      "for_any_value:string_equal",
      "for_any_value:string_like",
      "for_all_value:string_equal",
      "for_any_value:string_not_equal",
      "for_all_value:string_not_equal",
      "for_any_value:string_equal_ignore_case",
    ],
    [...cast.tags, "TEAM&BLUE", "team&*", "*&test", "none&none"],
  ],
  number: [
    ["qcs:uin", "qcs:mfa"],
    [
      "numeric_equal",
      "numeric_not_equal",
      "numeric_greater_than",
      "numeric_greater_than_equal",
      "numeric_less_than",
      "numeric_less_than_equal",
    ],
    [100000000101, 100000000102, "100000000103", Number(home), "${uin}"],
  ],
  date: [
    ["qcs:current_time"],
    [
      "date_equal",
      "date_not_equal",
      "date_greater_than",
      "date_greater_than_equal",
      "date_less_than",
      "date_less_than_equal",
    ],
    ["2026-06-01T12:00:00Z", "2026-06-01T14:00:00+02:00", "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z"],
  ],
  ip: [
    ["qcs:ip"],
    ["ip_equal", "ip_not_equal"],
    ["10.0.0.0/8", "10.1.2.3", "10.1.2.200/25", "192.168.0.0/16", "0.0.0.0/0", "127.0.0.1"],
  ],
  bool: [["qcs:mfa"], ["bool_equal"], [true, "false", "TRUE"]],
  null: [
    ["qcs:mfa", "qcs:resource_tag", "qcs:request_tag", "qcs:uin", "lighthouse:region"],
    ["null_equal"],
    [true, "false"],
  ],
};

function condition(chance: SeededChance): Conditions {
  const conditions: Conditions = {};
  for (let count = chance.int(1, 2); count > 0; count--) {
    const [keys, operators, values] = operands[chance.one(Object.keys(operands))] ?? [[], [], []];
    const operator = chance.one(operators);
    const suffix = operator !== "null_equal" && chance.isTrue(0.35) ? "_if_exist" : "";
    const given = chance.few(values, 3);
    const value = given.length === 1 && chance.isTrue(0.5) ? given[0] : given;
    conditions[operator + suffix] = { ...conditions[operator + suffix], [chance.one(keys)]: value };
  }
  return conditions;
}

function document(chance: SeededChance, statement: () => object): string {
  const statements = Array.from({ length: chance.int(1, 3) }, statement);
  const single = statements.length === 1 && chance.isTrue(0.3);
  return JSON.stringify({ version: "2.0", statement: single ? statements[0] : statements });
}

const oneOrSeveral = <Value>(values: readonly Value[]): Value | readonly Value[] | undefined =>
  values.length === 1 ? values[0] : values;

function randomStatement(chance: SeededChance): object {
  if (chance.isTrue(0.15)) return { effect: "allow", action: "*", resource: "*" };
  return {
    effect: chance.isTrue(0.75) ? "allow" : "deny",
    action: oneOrSeveral(chance.few(actions, 3)),
    resource: oneOrSeveral(Array.from({ length: chance.int(1, 3) }, () => resource(chance))),
    ...(chance.isTrue(0.3) && { condition: condition(chance) }),
  };
}

/** A call about which policies have statements. */
export type Focus = Pick<Call, "service" | "action" | "targets" | "requestTags">;

/** A statement that is about one call, or nearly so. */
function focusedStatement(chance: SeededChance, { service, action, targets, requestTags = [] }: Focus): object {
  const target = targets.length > 0 ? chance.one(targets) : undefined;
  const name = target && chance.one(target.names);
  const names = name === undefined ? ["*"] : ["*", name, name, shortened(name), inOldForm(name)];
  const key = chance.one(["qcs:resource_tag", "qcs:request_tag"]);
  const tags = [...(key === "qcs:resource_tag" ? (target?.tags ?? []) : requestTags), chance.one(cast.tags)];
  const operator = chance.one(["for_any_value:string_equal", "for_any_value:string_not_equal"]);
  return {
    effect: chance.isTrue(0.5) ? "allow" : "deny",
    action: chance.one([`${service}:${action}`, `name/${service}:${action}`, `${service}:*`]),
    resource: chance.one(names),
    ...(chance.isTrue(0.3) && { condition: { [operator]: { [key]: chance.few(tags, 2) } } }),
  };
}

/** A name without its region and account, which then mean any region and the own account. */
const shortened = (name: string): string => name.replace(/^(qcs::[^:]*):[^:]*:[^:]*:/, "$1:::");
const inOldForm = (name: string): string => name.replace(":ap-guangzhou:", ":gz:");

/** A permission policy; some statements are about the given calls. */
export const permissionPolicy = (chance: SeededChance, focus: readonly Focus[] = []): string =>
  document(chance, () =>
    focus.length > 0 && chance.isTrue(0.65) ? focusedStatement(chance, chance.one(focus)) : randomStatement(chance),
  );

const principals = [
  ...[`qcs::cam::uin/${home}:root`, `qcs::cam::uin/${home}:uin/${home}`, `qcs::cam::uin/${stranger}:root`, "*"],
  ...cast.users.map((one) => `qcs::cam::uin/${home}:uin/${one}`),
  ...cast.strangers.map((one) => `qcs::cam::uin/${stranger}:uin/${one}`),
];

const trustOfHome = JSON.stringify({
  version: "2.0",
  statement: [{ effect: "allow", action: "sts:AssumeRole", principal: { qcs: principals.slice(0, 1) } }],
});

/** A trust policy. Half of them trust the home account without further rules. */
export const trustPolicy = (chance: SeededChance): string =>
  chance.isTrue(0.5)
    ? trustOfHome
    : document(chance, () => ({
        effect: chance.isTrue(0.85) ? "allow" : "deny",
        action: chance.one([
          "sts:AssumeRole",
          "name/sts:AssumeRole",
          "sts:*",
          "*",
          "STS:assumerole",
          "sts:AssumeRoleWithSAML",
        ]),
        principal: chance.isTrue(0.15)
          ? { service: chance.one([cast.product, [cast.product], "cvm.cloud.tencent.com"]) }
          : { qcs: oneOrSeveral(chance.few(principals, 4)) },
        ...(chance.isTrue(0.2) && { condition: condition(chance) }),
      }));
