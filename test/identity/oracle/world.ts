import {
  concernsAction,
  concernsFacts,
  type PolicyStatement,
  type Question,
  statementsOf,
  verdictOf,
} from "./language.ts";

/** The accounts of a random world. The first one owns everything, the second one is a stranger. */
export const [home, stranger] = ["100000000001", "100000000002"] as const;

export interface NamedRole {
  readonly account: string;
  readonly id: string;
  readonly name: string;
  readonly tags: readonly string[];
}

export interface Role extends NamedRole {
  readonly trust: string;
  /** Documents of the attached policies. */
  readonly policies: readonly string[];
}

export interface User {
  readonly account: string;
  readonly uin: string;
  /** Documents of the user's policies and of those of its groups. */
  readonly policies: readonly string[];
}

export interface World {
  readonly users: readonly User[];
  readonly roles: readonly Role[];
}

/** A caller. A session knows all session policies of its history, with the roles that they narrowed. */
export type Caller =
  | { readonly kind: "root"; readonly account: string }
  | { readonly kind: "user"; readonly account: string; readonly uin: string }
  | { readonly kind: "federated"; readonly account: string; readonly uin: string; readonly policy: string }
  | { readonly kind: "session"; readonly role: Role; readonly history: readonly Narrowing[] }
  | { readonly kind: "product"; readonly account: string; readonly service: string };

export interface Narrowing {
  readonly role: Role;
  readonly policy: string;
}

/** A resource that a call names, with all its names and its tags. */
export interface Target {
  readonly names: readonly string[];
  readonly tags: readonly string[];
}

/** Where and when a call comes from, and what it would set. */
export interface CallFacts {
  readonly ip: string;
  readonly time: string;
  /** Empty for a global service. */
  readonly region: string;
  readonly requestTags: readonly string[];
  readonly externalId?: string;
}

export const accountOf = (caller: Caller): string => (caller.kind === "session" ? caller.role.account : caller.account);

const uinOf = (caller: Caller): string => ("uin" in caller ? caller.uin : accountOf(caller));

function questionOf(action: string, isOperation: boolean, target: Target, caller: Caller, at: CallFacts): Question {
  const [service = ""] = action.split(":");
  const facts = new Map<string, readonly string[]>([
    ["qcs:ip", [at.ip]],
    ["qcs:current_time", [at.time]],
    ["qcs:uin", [uinOf(caller)]],
    ["qcs:owner_uin", [accountOf(caller)]],
    ["qcs:resource_tag", target.tags],
    ["qcs:request_tag", at.requestTags],
    [`${service}:region`, at.region === "" ? [] : [at.region]],
    ["sts:external_id", at.externalId === undefined ? [] : [at.externalId]],
  ]);
  return { action, names: target.names, isOperation, owner: accountOf(caller), uin: uinOf(caller), facts };
}

/** The groups of statements that must all allow a call; undefined for a root account, which may do everything. */
function groupsOf(world: World, caller: Caller): readonly (readonly PolicyStatement[])[] | undefined {
  const documents = (all: readonly string[]) => all.flatMap(statementsOf);
  const ofUser = (uin: string) => documents(world.users.find((one) => one.uin === uin)?.policies ?? []);
  switch (caller.kind) {
    case "root":
      return undefined;
    case "user":
      return [ofUser(caller.uin)];
    case "federated": {
      const own = caller.uin === caller.account ? [] : [ofUser(caller.uin)];
      return [...own, documents([caller.policy])];
    }
    case "session": {
      const narrowings = caller.history.filter(({ role }) => role === caller.role);
      return [documents(caller.role.policies), ...narrowings.map(({ policy }) => documents([policy]))];
    }
    case "product":
      return [[]];
  }
}

function verdict(world: World, caller: Caller, question: Question): "allow" | "deny" | "nothing" {
  const verdicts = groupsOf(world, caller)?.map((statements) => verdictOf(statements, question)) ?? ["allow"];
  if (verdicts.some((one) => one === "deny")) return "deny";
  return verdicts.some((one) => one === "nothing") ? "nothing" : "allow";
}

const nothingNamed: Target = { names: [], tags: [] };

/** Whether the policies of the caller allow a call: each resource is decided separately. */
export function mayCall(
  world: World,
  caller: Caller,
  action: string,
  level: "operation" | "resource",
  targets: readonly Target[],
  at: CallFacts,
): boolean {
  const isOperation = level === "operation" || targets.length === 0;
  const all = targets.length === 0 ? [nothingNamed] : targets;
  return all.every((target) => verdict(world, caller, questionOf(action, isOperation, target, caller, at)) === "allow");
}

/** All names of a role in policies. */
export const roleNames = ({ account, id, name }: NamedRole): readonly string[] =>
  [
    `role/${id}`,
    `roleName/${name}`,
    `role/tencentcloudServiceRole/${id}`,
    `role/tencentcloudServiceRoleName/${name}`,
  ].map((segment) => `qcs::cam::uin/${account}:${segment}`);

/** Whether a caller may assume a role: its trust policy and the caller's own policies. */
export function mayAssume(world: World, caller: Caller, role: Role, at: CallFacts): boolean {
  const question = questionOf("sts:AssumeRole", false, { names: roleNames(role), tags: role.tags }, caller, at);
  const matching = statementsOf(role.trust).filter(
    (one) =>
      concernsAction(one, question.action) &&
      concernsFacts(one, { ...question, facts: new Map([...question.facts, ["qcs:resource_tag", []]]) }) &&
      (isNamed(one, caller) || isRootNamed(one, caller)),
  );
  if (matching.length === 0 || matching.some(({ effect }) => effect === "deny")) return false;
  const own = verdict(world, caller, question);
  if (own !== "nothing") return own === "allow";
  return accountOf(caller) === role.account && matching.some((one) => isNamed(one, caller));
}

/** Whether a trust statement names the caller itself. */
function isNamed({ principal = {} }: PolicyStatement, caller: Caller): boolean {
  if (caller.kind === "product") return [principal["service"] ?? []].flat().includes(caller.service);
  return caller.kind === "user" && names(principal).includes(`qcs::cam::uin/${caller.account}:uin/${caller.uin}`);
}

/** Whether a trust statement names the root account of the caller, and with it all of its identities. */
function isRootNamed({ principal = {} }: PolicyStatement, caller: Caller): boolean {
  const account = accountOf(caller);
  if (caller.kind === "product") return false;
  const root = [`qcs::cam::uin/${account}:root`, `qcs::cam::uin/${account}:uin/${account}`, "*"];
  return names(principal).some((name) => root.includes(name));
}

const names = (principal: NonNullable<PolicyStatement["principal"]>): readonly string[] =>
  [principal["qcs"] ?? []].flat();

/** The session that follows from an allowed AssumeRole. */
export function sessionOf(caller: Caller, role: Role, policy: string | undefined): Caller {
  const history = caller.kind === "session" ? caller.history : [];
  return { kind: "session", role, history: policy === undefined ? history : [...history, { role, policy }] };
}
