import type { Generated } from "kysely";
import type { Sealed } from "./sealed.ts";

/** Accounts and the resources of CAM. */
export interface IdentityTables {
  accounts: { uin: string; name: string; app_id: number };
  users: {
    account: string;
    uin: string;
    uid: number;
    name: string;
    remark: string;
    console_login: number;
    phone: string;
    country_code: string;
    email: string;
    created: number;
  };
  access_keys: {
    secret_id: string;
    secret_key: Sealed;
    account: string;
    /** Of the user or the root account. */
    uin: string;
    active: number;
    note: string;
    created: number;
  };
  groups: { account: string; id: number; name: string; remark: string; created: number };
  group_members: { account: string; group_id: number; uin: string; created: number };
  policies: {
    account: string;
    id: number;
    name: string;
    about: string;
    /** The text of the default version. */
    document: string;
    /** The default version; `last_version` is the highest number ever assigned. */
    version: Generated<number>;
    last_version: Generated<number>;
    /** JSON: [{ key, value }]. */
    tags: Generated<string>;
    created: number;
    updated: number;
  };
  /** All versions of a policy with more than one; a policy without rows here has only its first version. */
  policy_versions: { account: string; policy_id: number; version: number; document: string; created: number };
  /** Policies, including presets, bound to users (by uin), groups (by id) or roles (by id). */
  attachments: { account: string; policy_id: number; kind: "user" | "group" | "role"; target: string; created: number };
  roles: {
    account: string;
    id: string;
    name: string;
    kind: "user" | "system" | "service_linked";
    trust: string;
    about: string;
    /** Maximum session duration in seconds. */
    duration: number;
    console_login: number;
    /** JSON: [{ key, value }]. */
    tags: Generated<string>;
    created: number;
    updated: number;
  };
  /** Tasks that deleted service-linked roles, by task id. */
  role_deletions: { account: string; id: string; role: string; created: number };
}
