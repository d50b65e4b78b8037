import type { Bundle } from "./bundles.ts";

/** What an account can have, as the model knows it. */

/** Whose, and where. */
export interface Place {
  /** The number of a development key of the built-in world. */
  readonly account: number;
  readonly region: string;
}

/** Something that has a state, and work under way now and then. */
export interface Thing extends Place {
  readonly id: string;
  state: string;
  /** The latest action on it, and what became of that. */
  latest: string;
  outcome: string;
  work: Work | undefined;
}

/** Work that leads a thing through states, each for one pace of the world, the last one for good; "" is its end. */
export interface Work {
  ahead: readonly string[];
  due: number;
  readonly order: number;
  readonly finish: () => void;
}

export interface Instance extends Thing {
  name: string;
  bundle: Bundle;
  /** What it is going over to; until then it counts for both. */
  coming: Bundle | undefined;
  readonly zone: string;
  blueprint: string;
  /** What the latest installation puts on it. */
  installing: string;
  platform: string;
  renewFlag: string;
  expires: number;
  isolated: number | undefined;
  readonly keys: Set<string>;
  rules: readonly Rule[];
  version: number;
}

/** A data disk; a system disk is no more than its instance. */
export interface Disk extends Thing {
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

export interface Backup extends Thing {
  readonly disk: string;
}

export interface Snapshot extends Thing {
  readonly instance: string;
  readonly size: number;
  readonly blueprint: string;
  readonly platform: string;
}

export interface Key extends Place {
  readonly id: string;
  readonly name: string;
  /** What was imported; undefined for one that was made. */
  readonly material: string | undefined;
}

/** An image of an account: its own, or one shared from CVM. */
export interface Blueprint extends Thing {
  readonly name: string;
  readonly type: "PRIVATE" | "SHARED";
  /** The CVM image that it was shared from. */
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

/** Templates belong to an account and to no region. */
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

/** A template on its way to instances. */
export interface Run extends Thing {
  readonly template: string;
  readonly targets: readonly { readonly id: string; readonly region: string }[];
  failures: number;
}
