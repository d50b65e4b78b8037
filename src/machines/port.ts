/** What a machine is made of. */
export interface Plan {
  readonly cpu: number;
  /** GB. */
  readonly memory: number;
  /** GiB of system disk. */
  readonly disk: number;
  readonly os: string;
  readonly privateIp: string;
  readonly publicIp: string;
}

/** A rule of a machine's firewall, in the order of priority. */
export interface Rule {
  readonly protocol: string;
  readonly port: string;
  readonly cidr: string;
  readonly action: string;
}

/** What a machine uses. */
export interface Usage {
  /** Percent. */
  readonly cpu: number;
  readonly memory: number;
  readonly disk: number;
  /** Mbit/s to and from the internet. */
  readonly out: number;
  readonly in: number;
  /** Mbit/s to and from the private network. */
  readonly lanOut: number;
  readonly lanIn: number;
}

/**
 * What really is behind an instance, by its id. Nothing above this port may know which driver runs. Every operation
 * is idempotent: after a crash it is asked for again.
 */
export interface Machines {
  create(id: string, plan: Plan): Promise<void>;
  start(id: string): Promise<void>;
  stop(id: string, force: boolean): Promise<void>;
  reboot(id: string): Promise<void>;
  /** Puts a fresh system on the system disk. */
  reset(id: string, plan: Plan): Promise<void>;
  /** Gives it other parts and a larger system disk, with what is on it. */
  reshape(id: string, plan: Plan): Promise<void>;
  destroy(id: string): Promise<void>;
  snapshot(id: string, snapshotId: string): Promise<void>;
  restore(id: string, snapshotId: string): Promise<void>;
  /** Makes an image of the system disk. */
  image(id: string, imageId: string): Promise<void>;
  password(id: string, user: string, password: string): Promise<void>;
  keys(id: string, user: string, publicKeys: readonly string[]): Promise<void>;
  attach(id: string, diskId: string, size: number): Promise<void>;
  detach(id: string, diskId: string): Promise<void>;
  /** Makes a data disk larger, attached or not. */
  resize(diskId: string, size: number): Promise<void>;
  backUp(diskId: string, backupId: string): Promise<void>;
  /** Takes a data disk back to one of its backups. */
  rollBack(diskId: string, backupId: string): Promise<void>;
  firewall(id: string, rules: readonly Rule[]): Promise<void>;
  /** What a console connects to. */
  console(id: string): Promise<string>;
  usage(id: string, now: number): Promise<Usage>;
  /** What it used on average between two moments, between which it ran. */
  meanUsage(id: string, from: number, to: number): Promise<Usage>;
}
