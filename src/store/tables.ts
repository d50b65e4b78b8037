import type { Generated, Insertable } from "kysely";

/** The tables, in the project's own words. Booleans are 0 or 1 and lists are JSON, so that every engine stores them alike. */
export interface Tables {
  /** How many migrations the database has taken. */
  migrations: { taken: number };
  /** Facts of the cloud as a whole: its secret, the world it was made from. */
  cloud: { name: string; value: string };

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
    secret_key: string;
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

  cvm_images: {
    account: string;
    region: string;
    id: string;
    name: string;
    about: string;
    os: string;
    platform: string;
    architecture: string;
    /** GiB. */
    size: number;
    source: "CREATE_IMAGE" | "EXTERNAL_IMPORT";
    state: string;
    /** What `state` turns into at `due`; null where nothing is under way. */
    next_state: string | null;
    due: number | null;
    started: number | null;
    cloud_init: number;
    /** JSON: [{ id, usage, size }]. */
    snapshots: string;
    /** JSON: [{ key, value }]. */
    tags: string;
    license: string;
    family: string;
    deprecated: number;
    /** Uin of whoever made it. */
    creator: string;
    created: number;
  };
  cvm_image_shares: { account: string; region: string; image_id: string; receiver: string; created: number };
  cvm_instances: {
    account: string;
    region: string;
    id: string;
    name: string;
    zone: string;
    state: string;
    stopped_mode: string;
    os: string;
    platform: string;
    architecture: string;
    cloud_init: number;
    /** JSON: [{ id, usage, size, kind }]. */
    disks: string;
  };

  blueprints: {
    account: string;
    region: string;
    id: string;
    kind: "PRIVATE" | "SHARED";
    /** The CVM image that a SHARED one stands for. */
    image_id: string;
    name: string;
    about: string;
    os: string;
    platform: string;
    /** GiB of system disk and of memory that an instance needs for it. */
    disk_size: number;
    memory: number;
    created: number;
  };
}

/** What is put into a table: columns with a default may be left out. */
export type Row<Table extends keyof Tables> = Insertable<Tables[Table]>;
