import type { Generated } from "kysely";
import type { Sealed } from "./sealed.ts";

/** What Lighthouse has, and what it is doing with it. */
export interface LighthouseTables {
  blueprints: LatestOperation & {
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
  ccn_attachments: LatestOperation & { account: string; region: string; id: string; state: string; created: number };

  instances: LatestOperation & {
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
  disks: LatestOperation & {
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
  firewall_tasks: LatestOperation & {
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
  snapshots: LatestOperation & {
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
  docker_activities: LatestOperation & {
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
  disk_backups: LatestOperation & {
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
  mcp_servers: LatestOperation & {
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
}

/** What a resource remembers of its latest operation; all null before the first. */
export interface LatestOperation {
  latest_operation: string | null;
  latest_state: "OPERATING" | "SUCCESS" | "FAILED" | null;
  latest_request: string | null;
  latest_started: number | null;
}
