/** The resources and addresses of a machine. */
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

/** A firewall rule. Rules are listed in order of priority. */
export interface Rule {
  readonly protocol: string;
  readonly port: string;
  readonly cidr: string;
  readonly action: string;
}

/** An MCP server that should run on a machine. */
export interface McpServer {
  readonly id: string;
  /** Identifies the run. A new value restarts the server. */
  readonly run: string;
  /** A shell command that serves MCP on standard input and output. */
  readonly command: string;
  /** Environment variables, which may hold secrets. */
  readonly environment: Readonly<Record<string, string>>;
  readonly transport: "STREAMABLE_HTTP" | "SSE";
  /** HTTP path at the machine's public address. */
  readonly path: string;
}

/** Resource usage of a machine. */
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

/** The configuration of a container. */
export interface ContainerPlan {
  readonly image: string;
  /** Shell command; empty for the default of the image. */
  readonly command: string;
  readonly env: readonly { readonly key: string; readonly value: string }[];
  readonly ports: readonly PublishedPort[];
  readonly volumes: readonly Volume[];
  /** Value of Docker's `--restart`. */
  readonly restart: string;
}

/** A published port. The default is all addresses, and tcp. */
export interface PublishedPort {
  readonly host: number;
  readonly container: number;
  readonly ip: string | undefined;
  readonly protocol: "tcp" | "udp" | "sctp" | undefined;
}

/** A mounted folder. Without `host`, a Docker volume. */
export interface Volume {
  readonly container: string;
  readonly host: string | undefined;
}

/**
 * Docker on a machine. Containers are identified by the id passed to `create`. If Docker fails, the error message is
 * Docker's reason.
 */
export interface Docker {
  create(machine: string, id: string, name: string, plan: ContainerPlan): Promise<void>;
  start(machine: string, id: string): Promise<void>;
  stop(machine: string, id: string): Promise<void>;
  restart(machine: string, id: string): Promise<void>;
  rename(machine: string, id: string, name: string): Promise<void>;
  /** Removes a container, also a running one. */
  remove(machine: string, id: string): Promise<void>;
}

/** A command to run on a machine. */
export interface MachineCommand {
  readonly type: "SHELL" | "POWERSHELL" | "BAT";
  readonly content: string;
  readonly directory: string;
  readonly user: string;
  /** Seconds after which it is stopped. */
  readonly timeout: number;
}

/** How a command ends, unless it is stopped before. */
export interface CommandResult {
  readonly output: string;
  readonly exitCode: number;
  /** Milliseconds from start to end. */
  readonly duration: number;
}

/** The agent on a machine, which runs commands. */
export interface Agent {
  isOnline(machine: string): Promise<boolean>;
  /**
   * Starts a command. `task` identifies the run, so that a repeated call does not start it twice. Returns undefined if the
   * agent does not respond.
   */
  run(machine: string, task: string, command: MachineCommand): Promise<CommandResult | undefined>;
}

/**
 * The machines behind instances, by instance id. Callers must not depend on the driver. Every operation must be
 * idempotent, because it is repeated after a crash.
 */
export interface Machines {
  /** Name of the driver, such as `simulated`. */
  readonly driver: string;
  readonly docker: Docker;
  readonly agent: Agent;
  create(id: string, plan: Plan): Promise<void>;
  start(id: string): Promise<void>;
  stop(id: string, force: boolean): Promise<void>;
  reboot(id: string): Promise<void>;
  /** Reinstalls the system disk. */
  reset(id: string, plan: Plan): Promise<void>;
  /** Changes the resources of a machine. The content of its disk stays. */
  reshape(id: string, plan: Plan): Promise<void>;
  destroy(id: string): Promise<void>;
  snapshot(id: string, snapshotId: string): Promise<void>;
  restore(id: string, snapshotId: string): Promise<void>;
  /** Creates an image of the system disk. */
  image(id: string, imageId: string): Promise<void>;
  password(id: string, user: string, password: string): Promise<void>;
  keys(id: string, user: string, publicKeys: readonly string[]): Promise<void>;
  attach(id: string, diskId: string, size: number): Promise<void>;
  detach(id: string, diskId: string): Promise<void>;
  /** Enlarges a data disk, attached or not. */
  resize(diskId: string, size: number): Promise<void>;
  backUp(diskId: string, backupId: string): Promise<void>;
  /** Restores a data disk from a backup. */
  rollBack(diskId: string, backupId: string): Promise<void>;
  firewall(id: string, rules: readonly Rule[]): Promise<void>;
  /**
   * Runs exactly these MCP servers on a machine, now and at each start. Running servers continue. A stopped machine starts
   * them when it boots. Returns the ids of servers that fail to start; they do not affect the others.
   */
  serve(id: string, servers: readonly McpServer[]): Promise<readonly string[]>;
  /** Returns the URL of the console. */
  console(id: string): Promise<string>;
  usage(id: string, now: number): Promise<Usage>;
  /** Mean usage between two times (epoch milliseconds) of a period in which the machine ran. */
  meanUsage(id: string, from: number, to: number): Promise<Usage>;
}
