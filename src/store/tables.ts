import type { Generated, Insertable } from "kysely";

/** What stands in a column that holds secrets (see secrets.ts): a text of which only a Vault makes anything. */
export interface Sealed {
  readonly [seal]: true;
}
declare const seal: unique symbol;

/** A row, or a part of one, with its secret in plain text, as code has it in its hands. */
export type Plain<Row> = { [Column in keyof Row]: Row[Column] extends Sealed ? string : Row[Column] };

/** The tables, in the project's own words. Booleans are 0 or 1 and lists are JSON, so that every engine stores them alike. */
export interface Tables {
  /** How many migrations the database has taken. */
  migrations: { taken: number };
  /** Facts of the cloud as a whole: its secret, the world it was made from. */
  cloud: { name: string; value: string | Sealed };

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
    /** JSON: [{ id, usage, size, kind, type, name, kept }]. */
    disks: string;
    /** What `state` turns into at `due`, empty for an instance that is gone then; null where nothing is under way. */
    next_state: string | null;
    due: number | null;
    latest_operation: string | null;
    latest_request: string | null;
    uuid: string;
    type: string;
    image_id: string;
    private_ip: string;
    /** Empty where there is none. */
    public_ip: string;
    /** Mbit a second to the internet, and how that is charged. */
    bandwidth: number;
    internet_charge: string;
    /** The CAM role that it has; empty for none. */
    role: string;
    /** Whether it can only be destroyed by a person at the console. */
    protected: number;
    /** JSON: [{ key, value }]. */
    tags: string;
    metadata: string;
    created: number;
  };

  /** CCNs are an account's in all regions. */
  ccns: {
    account: string;
    id: string;
    name: string;
    about: string;
    /** PT, AU or AG. */
    quality: string;
    bandwidth_limit: string;
    metering: string;
    /** JSON: [{ key, value }]. */
    tags: string;
    created: number;
  };

  blueprints: Latest & {
    account: string;
    region: string;
    id: string;
    kind: "PRIVATE" | "SHARED";
    /** The CVM image that a SHARED one stands for; a PRIVATE one's own id. */
    image_id: string;
    name: string;
    about: string;
    os: string;
    platform: string;
    /** GiB of system disk and of memory that an instance needs for it. */
    disk_size: number;
    memory: number;
    state: Generated<string>;
    tags: Generated<string>;
    created: number;
  };
  /** PRIVATE blueprints that other accounts may use. */
  blueprint_shares: { account: string; region: string; blueprint_id: string; receiver: string; created: number };
  /** The key pairs that let in to what a blueprint was made of, and so to what is made from it. */
  blueprint_keys: { account: string; region: string; blueprint_id: string; key_id: string };
  /** The CCN, by its id, that an account's private network in a region belongs to, or asks to. */
  ccn_attachments: Latest & { account: string; region: string; id: string; state: string; created: number };

  instances: Latest & {
    account: string;
    region: string;
    id: string;
    uuid: string;
    name: string;
    zone: string;
    bundle_id: string;
    blueprint_id: string;
    os: string;
    platform: string;
    state: string;
    private_ip: string;
    public_ip: string;
    user_name: string;
    has_password: number;
    renew_flag: string;
    firewall_version: number;
    /** JSON: [{ key, value }]. */
    tags: string;
    created: number;
    expires: number;
    isolated: number | null;
  };
  /** When instances ran; `ended` is null where one still does. */
  runs: { account: string; region: string; instance_id: string; started: number; ended: number | null };
  disks: Latest & {
    account: string;
    region: string;
    id: string;
    name: string;
    zone: string;
    usage: "SYSTEM_DISK" | "DATA_DISK";
    type: string;
    /** GiB. */
    size: number;
    state: string;
    instance_id: string | null;
    renew_flag: string;
    backup_quota: number;
    tags: string;
    created: number;
    expires: number;
    isolated: number | null;
  };
  firewall_rules: {
    account: string;
    region: string;
    instance_id: string;
    /** 0 comes first. */
    position: number;
    protocol: string;
    port: string;
    /** Empty where the rule is about IPv6 alone. */
    cidr: string;
    ipv6_cidr: string;
    action: string;
    about: string;
  };
  /** Templates are the account's in all regions. */
  firewall_templates: { account: string; id: string; name: string; created: number };
  firewall_template_rules: {
    account: string;
    template_id: string;
    id: string;
    /** 0 comes first. */
    position: number;
    protocol: string;
    port: string;
    cidr: string;
    ipv6_cidr: string;
    action: string;
    about: string;
  };
  /** Runs of templates over instances; they outlive their template. */
  firewall_tasks: Latest & {
    account: string;
    /** Empty: a run goes across regions. */
    region: string;
    id: string;
    template_id: string;
    state: string;
    /** JSON: the rules as they were when it began, each with its id. */
    rules: string;
    /** JSON: [{ instance, region, state, error }]. */
    targets: string;
    applied: number;
  };
  key_pairs: {
    account: string;
    region: string;
    id: string;
    name: string;
    public_key: string;
    tags: string;
    created: number;
  };
  key_bindings: { account: string; region: string; key_id: string; instance_id: string; user_name: string };
  /** Of system disks; `blueprint_id`, `os` and `platform` tell of the system that was on the disk then. */
  snapshots: Latest & {
    account: string;
    region: string;
    id: string;
    name: string;
    instance_id: string;
    disk_id: string;
    /** GiB. */
    disk_size: number;
    blueprint_id: string;
    os: string;
    platform: string;
    /** JSON: the rows of the containers that were on the disk. */
    containers: Sealed;
    state: string;
    tags: string;
    created: number;
  };
  /** In the Docker of an instance. */
  docker_containers: {
    account: string;
    region: string;
    id: string;
    instance_id: string;
    name: string;
    /** JSON: a ContainerPlan. */
    plan: Sealed;
    state: "created" | "running" | "exited";
    /** Somebody stopped it, and nobody has started it since. */
    held: number;
    created: number;
    started: number | null;
    finished: number | null;
  };
  /** What is done, or was, with the containers of an instance. */
  docker_activities: Latest & {
    account: string;
    region: string;
    id: string;
    instance_id: string;
    name: string;
    state: string;
    /** JSON: their ids. */
    containers: string;
    /** What Docker said. */
    output: string;
    failed: number;
    created: number;
    ended: number | null;
  };
  /** Of data disks. */
  disk_backups: Latest & {
    account: string;
    region: string;
    id: string;
    name: string;
    disk_id: string;
    /** GiB. */
    disk_size: number;
    state: string;
    tags: string;
    created: number;
  };
  mcp_servers: Latest & {
    account: string;
    region: string;
    id: string;
    instance_id: string;
    name: string;
    /** In base64. */
    command: string;
    about: string;
    transport: "STREAMABLE_HTTP" | "SSE";
    /** JSON: [{ key, value }]; the values are secrets. */
    environment: Sealed;
    /** The operation that last started it; null while it is not to run. */
    run: string | null;
    state: string;
    created: number;
    updated: number;
  };
  /** What is under way: a row until it is finished. */
  operations: {
    id: string;
    account: string;
    region: string;
    kind: string;
    resource: string;
    action: string;
    /** JSON: the states that are still to come, the last one for good. */
    path: string;
    request_id: string;
    /** The state that the resource falls back to where the operation fails; null where its state is left alone. */
    back: string | null;
    /** When the next state begins; below zero, how often the account has still to look before it does. */
    due: number;
    /** Of those that come due in the same moment, the one that began first goes first. */
    turn: number;
    /** JSON: what the action needs to finish. */
    detail: Sealed;
  };
  /** The tags that an account has, borne by something or not; what a resource bears is in its row. */
  tags: {
    account: string;
    key: string;
    value: string;
    /** Uin of whoever made it. */
    creator: string;
    created: number;
  };
  /** Answers of calls with a ClientToken, for who sends the same call again. */
  client_tokens: {
    account: string;
    region: string;
    action: string;
    token: string;
    input: Sealed;
    output: string;
    created: number;
  };
}

/** What a resource remembers of its latest operation; all null before the first. */
export interface Latest {
  latest_operation: string | null;
  latest_state: "OPERATING" | "SUCCESS" | "FAILED" | null;
  latest_request: string | null;
  latest_started: number | null;
}

/** What is put into a table: columns with a default may be left out. */
export type Row<Table extends keyof Tables> = Insertable<Tables[Table]>;
