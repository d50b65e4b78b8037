import type { Generated } from "kysely";
import type { Sealed } from "./sealed.ts";

/** Accounts and everything of CAM. */
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
    /** Of the user, or of the root account itself. */
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
    /** The text of the version in force. */
    document: string;
    /** The version in force, and the highest number that any version has had. */
    version: Generated<number>;
    last_version: Generated<number>;
    /** JSON: [{ key, value }]. */
    tags: Generated<string>;
    created: number;
    updated: number;
  };
  /** Every version of a policy that has had more than one; a policy without rows here has had only the first. */
  policy_versions: { account: string; policy_id: number; version: number; document: string; created: number };
  /** Policies, preset ones included, bound to users (by uin), groups (by id) or roles (by id). */
  attachments: { account: string; policy_id: number; kind: "user" | "group" | "role"; target: string; created: number };
  roles: {
    account: string;
    id: string;
    name: string;
    kind: "user" | "system" | "service_linked";
    trust: string;
    about: string;
    /** Seconds that a session may last at most. */
    duration: number;
    console_login: number;
    /** JSON: [{ key, value }]. */
    tags: Generated<string>;
    created: number;
    updated: number;
  };
  /** Tasks that deleted service-linked roles, by their own ids. */
  role_deletions: { account: string; id: string; role: string; created: number };
}
