import type { Bundle } from "./bundles.ts";

/** The resources of the model. */

/** The owner and the region of a resource. */
export interface AccountRegion {
  /** The number of a development key of the built-in world. */
  readonly account: number;
  readonly region: string;
}

/** A resource with a state and at times an operation. */
export interface Resource extends AccountRegion {
  readonly id: string;
  state: string;
  /** The latest action and its outcome. */
  latest: string;
  outcome: string;
  operation: Operation | undefined;
}

/** An operation: each state lasts one `stateDuration`; the last one stays, and "" deletes the resource. */
export interface Operation {
  remainingStates: readonly string[];
  due: number;
  readonly order: number;
  readonly finish: () => void;
}

export interface Instance extends Resource {
  name: string;
  bundle: Bundle;
  /** The bundle of a change in progress; until it ends, the instance counts for both quotas. */
  nextBundle: Bundle | undefined;
  readonly zone: string;
  blueprint: string;
  /** The image of the latest installation. */
  installing: string;
  platform: string;
  renewFlag: string;
  expires: number;
  isolated: number | undefined;
  readonly keys: Set<string>;
  rules: readonly Rule[];
  version: number;
}

/** A data disk. The model has no system disks, because they follow their instances. */
export interface Disk extends Resource {
  name: string;
  host: string;
  readonly zone: string;
  readonly type: string;
  size: number;
  quota: number;
  renewFlag: string;
  expires: number;
  isolated: number | undefined;
}

export interface Backup extends Resource {
  readonly disk: string;
}

export interface Snapshot extends Resource {
  readonly instance: string;
  readonly size: number;
  readonly blueprint: string;
  readonly platform: string;
}

export interface Key extends AccountRegion {
  readonly id: string;
  readonly name: string;
  /** The imported public key; undefined for a created key pair. */
  readonly publicKey: string | undefined;
}

/** An image of an account: its own, or one shared from CVM. */
export interface Blueprint extends Resource {
  readonly name: string;
  readonly type: "PRIVATE" | "SHARED";
  /** The id of the shared CVM image. */
  readonly image: string;
  readonly platform: string;
  readonly disk: number;
  readonly memory: number;
  readonly keys: readonly string[];
  readonly receivers: Set<number>;
}

export interface Rule {
  readonly Protocol: string;
  readonly Port: string;
  readonly CidrBlock: string;
  readonly Action: string;
}

/** A firewall template belongs to an account, in all regions. */
export interface Template {
  readonly id: string;
  readonly account: number;
  name: string;
  rules: readonly TemplateRule[];
}

export interface TemplateRule {
  readonly id: string;
  readonly rule: Rule;
}

/** The application of a template to instances. */
export interface Run extends Resource {
  readonly template: string;
  readonly targets: readonly { readonly id: string; readonly region: string }[];
  failures: number;
}
