import type { Backup, Blueprint, Disk, Instance, Key, Place, Run, Snapshot, Template, Thing, Work } from "./things.ts";

/** What Lighthouse is thought to hold: a second opinion, written from its published behaviour and not from `src`. */

export const day = 24 * 3_600_000;
/** How long each state of an operation takes in the built-in world. */
export const pace = 1000;
/** How long what was given back or has expired is kept. */
const kept = 7 * day;

export class World {
  readonly instances = new Map<string, Instance>();
  readonly disks = new Map<string, Disk>();
  readonly backups = new Map<string, Backup>();
  readonly snapshots = new Map<string, Snapshot>();
  readonly keys = new Map<string, Key>();
  readonly blueprints = new Map<string, Blueprint>();
  readonly templates = new Map<string, Template>();
  readonly runs = new Map<string, Run>();
  private begun = 0;

  constructor(public now: number) {}

  /** Begins work; without states ahead the thing stays as it is and is busy for a pace. */
  begin(thing: Thing, action: string, path: readonly string[], finish: () => void = () => undefined): void {
    thing.state = path[0] ?? thing.state;
    thing.latest = action;
    thing.outcome = "OPERATING";
    const ahead = path.length > 1 ? path.slice(1) : [];
    thing.work = { ahead, due: this.now + pace, order: this.begun++, finish };
  }

  /** Lets time pass: what comes due does so in its order. */
  advance(milliseconds: number): void {
    const until = this.now + milliseconds;
    for (;;) {
      const next = this.nextEvent();
      if (!next || next.at > until) break;
      this.now = Math.max(this.now, next.at);
      next.happen();
    }
    this.now = until;
  }

  private nextEvent(): { readonly at: number; happen(): void } | undefined {
    const events = [...this.works(), ...this.ends()];
    return events.toSorted((a, b) => a.at - b.at || a.order - b.order)[0];
  }

  private *works() {
    for (const things of [this.instances, this.disks, this.backups, this.snapshots, this.blueprints, this.runs]) {
      for (const thing of things.values()) {
        const { work } = thing;
        if (work) yield { at: work.due, order: work.order, happen: () => this.proceed(thing, work, things) };
      }
    }
  }

  private proceed(thing: Thing, work: Work, things: Map<string, unknown>): void {
    const [state, ...ahead] = work.ahead;
    if (ahead.length > 0) {
      thing.state = state ?? thing.state;
      thing.work = { ...work, ahead, due: work.due + pace };
      return;
    }
    thing.work = undefined;
    thing.outcome = "SUCCESS";
    work.finish();
    thing.state = state ?? thing.state;
    if (state === "") things.delete(thing.id);
  }

  /** What time alone brings about, after work that is due in the same moment; who is busy waits. */
  private *ends() {
    for (const instance of this.instances.values()) {
      if (instance.work || !["RUNNING", "STOPPED", "SHUTDOWN"].includes(instance.state)) continue;
      const at = instance.state === "SHUTDOWN" ? (instance.isolated ?? 0) + kept : instance.expires;
      yield { at, order: Number.MAX_SAFE_INTEGER - 1, happen: () => this.endInstance(instance) };
    }
    for (const disk of this.disks.values()) {
      if (disk.work || !["ATTACHED", "UNATTACHED", "SHUTDOWN"].includes(disk.state)) continue;
      const at = disk.state === "SHUTDOWN" ? (disk.isolated ?? 0) + kept : disk.expires;
      yield { at, order: Number.MAX_SAFE_INTEGER, happen: () => this.endDisk(disk) };
    }
  }

  private endInstance(instance: Instance): void {
    if (instance.state === "SHUTDOWN") this.terminate(instance);
    else if (instance.renewFlag === "NOTIFY_AND_AUTO_RENEW") instance.expires = monthsAfter(instance.expires, 1);
    else {
      // Told apart from one that was given back, which ends in the moment in which it is isolated.
      instance.isolated = Math.max(this.now, instance.expires + 1);
      this.isolate(instance);
    }
  }

  isolate(instance: Instance): void {
    const path = instance.state === "RUNNING" ? ["STOPPING", "SHUTDOWN"] : ["SHUTDOWN"];
    this.begin(instance, "IsolateInstances", path);
  }

  terminate(instance: Instance): void {
    this.begin(instance, "TerminateInstances", ["TERMINATING", ""], () => {
      for (const disk of this.disksOf(instance.id)) {
        disk.host = "";
        if (disk.state === "ATTACHED") disk.state = "UNATTACHED";
      }
      for (const snapshot of this.snapshots.values()) {
        if (snapshot.instance === instance.id) this.snapshots.delete(snapshot.id);
      }
    });
  }

  private endDisk(disk: Disk): void {
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

  /** The images that an account can use in a region besides the platform's. */
  usable(place: Place): readonly Blueprint[] {
    return [...this.blueprints.values()].filter(
      (one) => one.region === place.region && (one.account === place.account || one.receivers.has(place.account)),
    );
  }
}

/** Those of some things that are in a place. */
export function within<T extends Place>(things: ReadonlyMap<string, T>, { account, region }: Place): readonly T[] {
  return [...things.values()].filter((one) => one.account === account && one.region === region);
}

/** A thing by its id, if it is in the place: others do not exist for who asks. */
export function known<T extends Place>(things: ReadonlyMap<string, T>, place: Place, id: string): T | undefined {
  const thing = things.get(id);
  return thing?.account === place.account && thing.region === place.region ? thing : undefined;
}

/** The same time of day some months later; where that month is too short, its last second. */
export function monthsAfter(from: number, months: number): number {
  const later = new Date(from);
  const date = later.getUTCDate();
  later.setUTCMonth(later.getUTCMonth() + months);
  return later.getUTCDate() === date ? later.getTime() : Math.floor(later.setUTCDate(0) / day) * day + day - 1000;
}
