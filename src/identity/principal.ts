/** Who acts. `account` is the uin of the root account that owns everything the caller touches. */
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

/** Somebody who assumed a role. */
export interface RoleSession {
  readonly kind: "role";
  readonly account: string;
  readonly roleId: string;
  readonly session: string;
  /** The uin that assumed it, or the name of the service. */
  readonly assumedBy: string;
  /** A policy given with AssumeRole that narrows the role's. */
  readonly policy?: string;
}

/** Rights of a root account or user, narrowed by a policy: GetFederationToken. */
export interface Federated {
  readonly kind: "federated";
  readonly account: string;
  readonly uin: string;
  readonly session: string;
  readonly policy: string;
}

/** A product acting for an account, before it has assumed a role there. */
export interface ServiceItself {
  readonly kind: "service";
  readonly account: string;
  /** The service name that trust policies use, such as `basic.lighthouse.cloud.tencent.com`. */
  readonly service: string;
}

/** The uin that a principal acts under: of the user, or of the root account. */
export function uinOf(principal: Principal): string {
  return principal.kind === "user" || principal.kind === "federated" ? principal.uin : principal.account;
}
