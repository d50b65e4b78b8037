/** The identity of a caller. `account` is the uin of the root account that owns the resources. */
export type Principal = Root | User | RoleSession | Federated | ServiceItself;

export interface Root {
  readonly kind: "root";
  readonly account: string;
}

export interface User {
  readonly kind: "user";
  readonly account: string;
  readonly uin: string;
}

/** A session of an assumed role. */
export interface RoleSession {
  readonly kind: "role";
  readonly account: string;
  readonly roleId: string;
  readonly session: string;
  /** Uin of the caller that assumed the role, or the name of the service. */
  readonly assumedBy: string;
  /** A session policy passed to AssumeRole; it narrows the policies of the role. */
  readonly policy?: string;
  /** Policies of the sessions through which this one was assumed. Each applies again if its role is assumed again. */
  readonly earlier?: readonly EarlierPolicy[];
}

/** A session policy of an earlier session in a chain of assumed roles. */
export interface EarlierPolicy {
  /** Account of the role. */
  readonly account: string;
  readonly roleId: string;
  readonly policy: string;
}

/** The permissions of a root account or user, narrowed by a session policy (GetFederationToken). */
export interface Federated {
  readonly kind: "federated";
  readonly account: string;
  readonly uin: string;
  readonly session: string;
  readonly policy: string;
}

/** A product that acts for an account and has not assumed a role there yet. */
export interface ServiceItself {
  readonly kind: "service";
  readonly account: string;
  /** The service name that trust policies use, such as `basic.lighthouse.cloud.tencent.com`. */
  readonly service: string;
}

/** The uin of the user, or of the root account. */
export function uinOf(principal: Principal): string {
  return principal.kind === "user" || principal.kind === "federated" ? principal.uin : principal.account;
}

/** The session policies that narrow a principal. */
export function policiesOf(principal: Principal): readonly string[] {
  if (principal.kind === "federated") return [principal.policy];
  if (principal.kind !== "role") return [];
  const { account, roleId, policy, earlier = [] } = principal;
  const again = earlier.filter((one) => one.account === account && one.roleId === roleId);
  return [...(policy === undefined ? [] : [policy]), ...again.map((one) => one.policy)];
}

/** The session policies that a session assumed by the principal has to carry. */
export function policiesToCarry(principal: Principal): readonly EarlierPolicy[] {
  if (principal.kind !== "role") return [];
  const { account, roleId, policy, earlier = [] } = principal;
  if (policy === undefined) return earlier;
  const isKnown = earlier.some((one) => one.account === account && one.roleId === roleId && one.policy === policy);
  return isKnown ? earlier : [...earlier, { account, roleId, policy }];
}
