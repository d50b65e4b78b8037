import type {
  AccountRegion,
  Backup,
  Blueprint,
  Disk,
  Instance,
  Key,
  Operation,
  Resource,
  Run,
  Snapshot,
  Template,
} from "./resources.ts";

/** A model of Lighthouse, written from its published behaviour and not from `src`. */

export const day = 24 * 3_600_000;
/** Milliseconds that each state of an operation lasts in the built-in world. */
export const stateDuration = 1000;
/** Milliseconds until a returned or expired resource is deleted. */
const retention = 7 * day;

export class World {
  readonly instances = new Map<string, Instance>();
  readonly disks = new Map<string, Disk>();
  readonly backups = new Map<string, Backup>();
  readonly snapshots = new Map<string, Snapshot>();
  readonly keys = new Map<string, Key>();
  readonly blueprints = new Map<string, Blueprint>();
  readonly templates = new Map<string, Template>();
  readonly runs = new Map<string, Run>();
  private operationCount = 0;

  constructor(public now: number) {}

  /** Starts an operation. With an empty path, the resource keeps its state and is busy for one state's duration. */
  startOperation(
    resource: Resource,
    action: string,
    path: readonly string[],
    finish: () => void = () => undefined,
  ): void {
    resource.state = path[0] ?? resource.state;
    resource.latest = action;
    resource.outcome = "OPERATING";
    const remainingStates = path.length > 1 ? path.slice(1) : [];
    resource.operation = { remainingStates, due: this.now + stateDuration, order: this.operationCount++, finish };
  }

  /** Advances the time and runs due events in order. */
  advance(milliseconds: number): void {
    const until = this.now + milliseconds;
    for (;;) {
      const next = this.nextEvent();
      if (!next || next.at > until) break;
      this.now = Math.max(this.now, next.at);
      next.run();
    }
    this.now = until;
  }

  private nextEvent(): { readonly at: number; run(): void } | undefined {
    const events = [...this.dueOperations(), ...this.expiries()];
    return events.toSorted((a, b) => a.at - b.at || a.order - b.order)[0];
  }

  private *dueOperations() {
    for (const resources of [this.instances, this.disks, this.backups, this.snapshots, this.blueprints, this.runs]) {
      for (const resource of resources.values()) {
        const { operation } = resource;
        if (operation)
          yield { at: operation.due, order: operation.order, run: () => this.proceed(resource, operation, resources) };
      }
    }
  }

  private proceed(resource: Resource, operation: Operation, resources: Map<string, unknown>): void {
    const [state, ...remainingStates] = operation.remainingStates;
    if (remainingStates.length > 0) {
      resource.state = state ?? resource.state;
      resource.operation = { ...operation, remainingStates, due: operation.due + stateDuration };
      return;
    }
    resource.operation = undefined;
    resource.outcome = "SUCCESS";
    operation.finish();
    resource.state = state ?? resource.state;
    if (state === "") resources.delete(resource.id);
  }

  /** Expiries, which follow operations due at the same time; a busy resource expires after its operation. */
  private *expiries() {
    for (const instance of this.instances.values()) {
      if (instance.operation || !["RUNNING", "STOPPED", "SHUTDOWN"].includes(instance.state)) continue;
      const at = instance.state === "SHUTDOWN" ? (instance.isolated ?? 0) + retention : instance.expires;
      yield { at, order: Number.MAX_SAFE_INTEGER - 1, run: () => this.expireInstance(instance) };
    }
    for (const disk of this.disks.values()) {
      if (disk.operation || !["ATTACHED", "UNATTACHED", "SHUTDOWN"].includes(disk.state)) continue;
      const at = disk.state === "SHUTDOWN" ? (disk.isolated ?? 0) + retention : disk.expires;
      yield { at, order: Number.MAX_SAFE_INTEGER, run: () => this.expireDisk(disk) };
    }
  }

  private expireInstance(instance: Instance): void {
    if (instance.state === "SHUTDOWN") this.terminate(instance);
    else if (instance.renewFlag === "NOTIFY_AND_AUTO_RENEW") instance.expires = monthsAfter(instance.expires, 1);
    else {
      // A returned instance expires exactly when it is isolated; an expired one is isolated later.
      instance.isolated = Math.max(this.now, instance.expires + 1);
      this.isolate(instance);
    }
  }

  isolate(instance: Instance): void {
    const path = instance.state === "RUNNING" ? ["STOPPING", "SHUTDOWN"] : ["SHUTDOWN"];
    this.startOperation(instance, "IsolateInstances", path);
  }

  terminate(instance: Instance): void {
    this.startOperation(instance, "TerminateInstances", ["TERMINATING", ""], () => {
      for (const disk of this.disksOf(instance.id)) {
        disk.host = "";
        if (disk.state === "ATTACHED") disk.state = "UNATTACHED";
      }
      for (const snapshot of this.snapshots.values()) {
        if (snapshot.instance === instance.id) this.snapshots.delete(snapshot.id);
      }
    });
  }

  private expireDisk(disk: Disk): void {
    if (disk.state === "SHUTDOWN") this.removeDisk(disk);
    else if (disk.renewFlag === "NOTIFY_AND_AUTO_RENEW") disk.expires = monthsAfter(disk.expires, 1);
    else Object.assign(disk, { state: "SHUTDOWN", host: "", isolated: Math.max(this.now, disk.expires + 1) });
  }

  removeDisk(disk: Disk): void {
    for (const backup of this.backups.values()) if (backup.disk === disk.id) this.backups.delete(backup.id);
    this.disks.delete(disk.id);
  }

  disksOf(instance: string): readonly Disk[] {
    return [...this.disks.values()].filter((disk) => disk.host === instance);
  }

  /** The custom and shared images that an account can use in a region. */
  usable(scope: AccountRegion): readonly Blueprint[] {
    return [...this.blueprints.values()].filter(
      (one) => one.region === scope.region && (one.account === scope.account || one.receivers.has(scope.account)),
    );
  }
}

/** The resources of an account and region. */
export function ofAccount<T extends AccountRegion>(
  resources: ReadonlyMap<string, T>,
  { account, region }: AccountRegion,
): readonly T[] {
  return [...resources.values()].filter((one) => one.account === account && one.region === region);
}

/** The resource with this id, if it belongs to the account and region. */
export function ownById<T extends AccountRegion>(
  resources: ReadonlyMap<string, T>,
  scope: AccountRegion,
  id: string,
): T | undefined {
  const resource = resources.get(id);
  return resource?.account === scope.account && resource.region === scope.region ? resource : undefined;
}

/** The same time of day months later; if that month is too short, its last second. */
export function monthsAfter(from: number, months: number): number {
  const later = new Date(from);
  const date = later.getUTCDate();
  later.setUTCMonth(later.getUTCMonth() + months);
  return later.getUTCDate() === date ? later.getTime() : Math.floor(later.setUTCDate(0) / day) * day + day - 1000;
}
