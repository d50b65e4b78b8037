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

/** An MCP server that is to run on a machine. */
export interface McpServer {
  readonly id: string;
  /** Which run of it this is: another one means that it begins anew. */
  readonly run: string;
  /** A line for the shell; it speaks MCP on its standard input and output. */
  readonly command: string;
  /** Holds secrets: for the server alone. */
  readonly environment: Readonly<Record<string, string>>;
  readonly transport: "STREAMABLE_HTTP" | "SSE";
  /** Where it answers, over HTTP at the machine's public address. */
  readonly path: string;
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

/** How a container is run. */
export interface ContainerPlan {
  readonly image: string;
  /** What it runs, as one types it; empty where the image says so itself. */
  readonly command: string;
  readonly env: readonly { readonly key: string; readonly value: string }[];
  readonly ports: readonly PublishedPort[];
  readonly volumes: readonly Volume[];
  /** As Docker's `--restart` takes it. */
  readonly restart: string;
}

/** A port of the machine that leads into a container; without address, of all addresses, without protocol, tcp. */
export interface PublishedPort {
  readonly host: number;
  readonly container: number;
  readonly ip: string | undefined;
  readonly protocol: "tcp" | "udp" | "sctp" | undefined;
}

/** A folder of a container's; without one of the machine, it is Docker's own. */
export interface Volume {
  readonly container: string;
  readonly host: string | undefined;
}

/**
 * Docker in a machine. A container is known by the id that it is created under; what Docker does not do is an error
 * whose message says why.
 */
export interface Docker {
  create(machine: string, id: string, name: string, plan: ContainerPlan): Promise<void>;
  start(machine: string, id: string): Promise<void>;
  stop(machine: string, id: string): Promise<void>;
  restart(machine: string, id: string): Promise<void>;
  rename(machine: string, id: string, name: string): Promise<void>;
  /** Takes it away, running or not. */
  remove(machine: string, id: string): Promise<void>;
}

/**
 * What really is behind an instance, by its id. Nothing above this port may know which driver runs. Every operation
 * is idempotent: after a crash it is asked for again.
 */
export interface Machines {
  readonly docker: Docker;
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
  /**
   * Has exactly these MCP servers run on a machine, now and whenever it starts; one that is off sees to it then. A server
   * that runs already goes on. Tells the ids of those that do not come up; they hold up no other.
   */
  serve(id: string, servers: readonly McpServer[]): Promise<readonly string[]>;
  /** What a console connects to. */
  console(id: string): Promise<string>;
  usage(id: string, now: number): Promise<Usage>;
  /** What it used on average between two moments, between which it ran. */
  meanUsage(id: string, from: number, to: number): Promise<Usage>;
}
