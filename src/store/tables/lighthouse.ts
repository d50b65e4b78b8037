import type { Generated } from "kysely";
import type { Sealed } from "./sealed.ts";

/** The resources of Lighthouse and the operations on them. */
export interface LighthouseTables {
  blueprints: LatestOperation & {
    account: string;
    region: string;
    id: string;
    kind: "PRIVATE" | "SHARED";
    /** The CVM image of a SHARED blueprint; the blueprint's own id for a PRIVATE one. */
    image_id: string;
    name: string;
    about: string;
    os: string;
    platform: string;
    /** GiB of system disk that an instance needs; `memory` is GiB of memory. */
    disk_size: number;
    memory: number;
    state: Generated<string>;
    tags: Generated<string>;
    created: number;
  };
  /** PRIVATE blueprints shared with other accounts. */
  blueprint_shares: { account: string; region: string; blueprint_id: string; receiver: string; created: number };
  /** Key pairs of the source instance; instances created from the blueprint accept them too. */
  blueprint_keys: { account: string; region: string; blueprint_id: string; key_id: string };
  /** The CCN, by id, that an account's private network in a region has joined or requested to join. */
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
    /** The invocation of its first command; empty if there is none. */
    init_invocation: string;
  };
  /** Periods in which instances ran; `ended` is null for an instance that still runs. */
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
    /** Priority; 0 is the highest. */
    position: number;
    protocol: string;
    port: string;
    /** Empty for a rule for IPv6 only. */
    cidr: string;
    ipv6_cidr: string;
    action: string;
    about: string;
  };
  /** A template belongs to an account, not to a region. */
  firewall_templates: { account: string; id: string; name: string; created: number };
  firewall_template_rules: {
    account: string;
    template_id: string;
    id: string;
    /** Priority; 0 is the highest. */
    position: number;
    protocol: string;
    port: string;
    cidr: string;
    ipv6_cidr: string;
    action: string;
    about: string;
  };
  /** Applications of templates to instances. They outlive their template. */
  firewall_tasks: LatestOperation & {
    account: string;
    /** Empty: a task covers several regions. */
    region: string;
    id: string;
    template_id: string;
    state: string;
    /** JSON: the rules at the start of the task, each with its id. */
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
  /** Snapshots of system disks; `blueprint_id`, `os` and `platform` describe the system at that time. */
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
    /** JSON: the rows of the containers on the disk at that time. */
    containers: Sealed;
    state: string;
    tags: string;
    created: number;
  };
  /** Docker containers on instances. */
  docker_containers: {
    account: string;
    region: string;
    id: string;
    instance_id: string;
    name: string;
    /** JSON: a ContainerPlan. */
    plan: Sealed;
    state: "created" | "running" | "exited";
    /** 1 after an explicit stop, until the next start. */
    held: number;
    created: number;
    started: number | null;
    finished: number | null;
  };
  /** Running and finished activities on the containers of an instance. */
  docker_activities: LatestOperation & {
    account: string;
    region: string;
    id: string;
    instance_id: string;
    name: string;
    state: string;
    /** JSON: the ids of the containers. */
    containers: string;
    /** Docker's output. */
    output: string;
    failed: number;
    created: number;
    ended: number | null;
  };
  /** Backups of data disks. */
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
    /** Base64. */
    command: string;
    about: string;
    transport: "STREAMABLE_HTTP" | "SSE";
    /** JSON: [{ key, value }]; the values are secrets. */
    environment: Sealed;
    /** The operation that last started it; null while it should not run. */
    run: string | null;
    state: string;
    created: number;
    updated: number;
  };
  /** Running operations; the row is deleted when the operation finishes. */
  operations: {
    id: string;
    account: string;
    region: string;
    kind: string;
    resource: string;
    action: string;
    /** JSON: the states that follow, ending with the final one. */
    path: string;
    request_id: string;
    /** The state of the resource if the operation fails; null if it stays unchanged. */
    back: string | null;
    /** When the next state begins. A negative value is the number of Describe calls still needed. */
    due: number;
    /** Start order, which decides between operations with the same due time. */
    turn: number;
    /** JSON: what the action's `finish` needs. */
    detail: Sealed;
    /** The id of an injected fault that makes it fail at its end. */
    fault: string | null;
  };
}

/** The latest operation of a resource; all null before the first. */
export interface LatestOperation {
  latest_operation: string | null;
  latest_state: "OPERATING" | "SUCCESS" | "FAILED" | null;
  latest_request: string | null;
  latest_started: number | null;
}
