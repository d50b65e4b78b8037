import { ClockWatch } from "./clockWatch.ts";
import type { Database } from "./database.ts";
import { withGlobalLock } from "./locks.ts";
import type { MonotonicClock } from "./readCache.ts";
import { isShared } from "./transaction.ts";

/** Epoch milliseconds, compatible with the kernel's Clock port. */
interface MachineClock {
  now(): number;
}

/** How the cloud's time follows from the machine's: it differs by a constant, or it stands still. */
export type ClockSetting =
  | { readonly mode: "running"; readonly offset: number }
  | { readonly mode: "still"; readonly time: number };

/** The mode of a clock, and the times of the cloud and of the machine. */
export interface PresentTime {
  readonly mode: ClockSetting["mode"];
  readonly now: number;
  readonly machineTime: number;
}

/** Milliseconds for which a server uses a setting without reading whether another one has changed it. */
const lifetime = 50;

const machineTime: ClockSetting = { mode: "running", offset: 0 };

/** The facts in the table `cloud` with the setting, as JSON, and with the trusted time of the machine in epoch milliseconds. */
const [clockFact, trustedFact] = ["clock", "trusted-time"];

/** Facts whose value each reset, or each change of the injected faults, replaces: so that all servers learn of it. */
const changeFacts = ["reset", "faults"] as const;
export type ChangeFact = (typeof changeFacts)[number];

/** Milliseconds after which the trusted time is stored again: as much is added to the absence of a server that crashes. */
const saveInterval = 600_000;

/** The row of the table `cloud` with which a new cloud starts. */
export const firstTrustedTime = (machineTime: number) => ({ name: trustedFact, value: String(machineTime) });

/** How a server handles the machine's clock. */
export interface MachineClockOptions {
  /** Measures time without steps. Without it, `refresh` always reads the setting of a shared database, and steps go unnoticed. */
  readonly monotonicClock?: MonotonicClock | undefined;
  /** Whether time may pass for what expires although no server observed that it passed. */
  readonly trustsClock?: boolean | undefined;
}

/**
 * The time of the cloud. Its setting is stored in the database, so that it survives a restart and all servers of a database
 * agree; with it, they learn of a reset by another one. Reading the time is synchronous and uses the setting that `refresh` read last.
 */
export class CloudClock {
  private current: ClockSetting = machineTime;
  /** When the setting was read, by the monotonic clock. */
  private readAt = Number.NEGATIVE_INFINITY;
  private reading: Promise<void> | undefined;

  /** Called after another server, or this one, has changed a fact of `changeFacts`. */
  onChange: (fact: ChangeFact) => void | Promise<void> = () => undefined;
  private isLoaded = false;
  private readonly lastChanges = new Map<ChangeFact, string | undefined>();

  /** Called after the machine's clock has gone back by some milliseconds. If it fails, `refresh` runs it again. */
  onStepBack: (milliseconds: number) => Promise<void> = async () => undefined;
  /** Called when the trusted time cannot be stored, or a step back cannot be handled. */
  onFailure: (error: unknown) => void = () => undefined;
  /** Milliseconds of steps back that `onStepBack` has not handled. */
  private stepBack = 0;
  private handling: Promise<void> | undefined;

  private readonly monotonicClock: MonotonicClock | undefined;
  private readonly watch: ClockWatch;
  private saving: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly db: Database,
    private readonly machineClock: MachineClock,
    { monotonicClock, trustsClock = true }: MachineClockOptions = {},
  ) {
    this.monotonicClock = monotonicClock;
    this.watch = new ClockWatch(monotonicClock, machineClock.now(), trustsClock);
  }

  get setting(): ClockSetting {
    return this.current;
  }

  now(): number {
    return this.at(this.machineClock.now());
  }

  /** The cloud's time at a time of the machine. */
  at(machineTime: number): number {
    return timeOf(this.current, machineTime);
  }

  /**
   * Milliseconds of the cloud's time that no server observed to pass: nothing expires in them until they are confirmed. A
   * stopped clock does not follow the machine, so all its time is confirmed.
   */
  get unconfirmed(): number {
    return this.current.mode === "still" ? 0 : this.watch.lag;
  }

  /**
   * Observes the machine's clock, and reads the setting if another server may have changed it. Returns undefined if there is
   * nothing to wait for, the usual case.
   * @param machineTime the machine's present time
   */
  refresh(machineTime = this.machineClock.now()): Promise<void> | undefined {
    this.stepBack += this.watch.observe(machineTime);
    return this.stepBack > 0 ? this.handleStepBack().then(() => this.refreshSetting()) : this.refreshSetting();
  }

  /** Stores the trusted time at intervals, so that the next server learns for how long the cloud was not served. */
  keepSaved(): void {
    this.saving = setInterval(() => void this.save().catch(this.onFailure), saveInterval);
    this.saving.unref();
  }

  /** Stores the trusted time for the last time. A full disk does not prevent the end. */
  async close(): Promise<void> {
    clearInterval(this.saving);
    await this.save().catch(this.onFailure);
  }

  private async save(): Promise<void> {
    const machineTime = this.machineClock.now();
    this.stepBack += this.watch.observe(machineTime);
    const { trusted = 0 } = await factsIn(this.db);
    // A later time in the future is from before the clock went back.
    if (trusted <= machineTime) this.watch.adopt(trusted);
    await writeFact(this.db, trustedFact, String(Math.round(this.watch.trustedTime)));
  }

  /** Requests at the same time wait for the same run. A failed run does not fail them: the next request runs it again. */
  private handleStepBack(): Promise<void> {
    const handled = this.stepBack;
    this.handling ??= this.onStepBack(handled)
      .then(() => {
        this.stepBack -= handled;
      }, this.onFailure)
      .finally(() => {
        this.handling = undefined;
      });
    return this.handling;
  }

  private refreshSetting(): Promise<void> | undefined {
    if (!isShared(this.db) || this.isFresh) return undefined;
    this.reading ??= this.load().finally(() => {
      this.reading = undefined;
    });
    return this.reading;
  }

  /** Reads the setting. @param db a transaction to read in */
  async load(db = this.db): Promise<void> {
    const readAt = this.monotonicClock?.now();
    const facts = await factsIn(db);
    this.use(facts.setting, readAt);
    if (facts.trusted !== undefined) {
      if (this.isLoaded) this.watch.adopt(facts.trusted);
      else this.stepBack += this.watch.continueFrom(facts.trusted);
    }
    if (readAt !== undefined && readAt < this.readAt) return;
    const isFirst = !this.isLoaded;
    this.isLoaded = true;
    for (const fact of changeFacts) {
      const value = facts.changes[fact];
      if (value === this.lastChanges.get(fact)) continue;
      this.lastChanges.set(fact, value);
      if (!isFirst) await this.onChange(fact);
    }
  }

  /**
   * Returns to the machine's time, or to a stored setting, and marks the cloud as reset, in a transaction. The caller loads
   * the setting afterwards.
   */
  async reset(transaction: Database, marker: string, setting?: string): Promise<void> {
    await transaction.deleteFrom("cloud").where("name", "=", clockFact).execute();
    if (setting !== undefined) await writeFact(transaction, clockFact, setting);
    await markChange(transaction, "reset", marker);
    // The times of the world start now.
    await writeFact(transaction, trustedFact, String(this.machineClock.now()));
  }

  /**
   * Changes the setting for all servers.
   * @param decide returns the new setting; exceptions leave the setting as it is
   * @param confirms whether the caller gave the time itself, and so confirms that time passed which no server observed
   */
  async change(decide: (present: PresentTime) => ClockSetting, confirms: boolean): Promise<void> {
    const setting = await withGlobalLock(this.db, async (transaction) => {
      const machineTime = this.machineClock.now();
      const present = (await factsIn(transaction)).setting;
      const next = decide({ mode: present.mode, now: timeOf(present, machineTime), machineTime });
      await writeFact(transaction, clockFact, JSON.stringify(next));
      if (confirms) await writeFact(transaction, trustedFact, String(machineTime));
      return next;
    });
    if (confirms) this.watch.confirm();
    this.use(setting, this.monotonicClock?.now());
  }

  private get isFresh(): boolean {
    return this.monotonicClock !== undefined && this.monotonicClock.now() - this.readAt <= lifetime;
  }

  /** Ignores a read that began before the setting in use was read. */
  private use(setting: ClockSetting, readAt = Number.NEGATIVE_INFINITY): void {
    if (readAt < this.readAt) return;
    this.current = setting;
    this.readAt = readAt;
  }
}

const timeOf = (setting: ClockSetting, machineTime: number): number =>
  setting.mode === "still" ? setting.time : machineTime + setting.offset;

/** Announces a change to all servers, in the transaction of the change. `load` reads it. */
export const markChange = (db: Database, fact: ChangeFact, marker: string): Promise<void> =>
  writeFact(db, fact, marker);

async function writeFact(db: Database, name: string, value: string): Promise<void> {
  const row = db.insertInto("cloud").values({ name, value });
  await row.onConflict((conflict) => conflict.column("name").doUpdateSet({ value })).execute();
}

interface Facts {
  readonly setting: ClockSetting;
  readonly changes: Readonly<Record<ChangeFact, string | undefined>>;
  readonly trusted: number | undefined;
}

async function factsIn(db: Database): Promise<Facts> {
  const names = [clockFact, trustedFact, ...changeFacts];
  const rows = await db.selectFrom("cloud").selectAll().where("name", "in", names).execute();
  const facts = new Map(rows.map(({ name, value }) => [name, String(value)]));
  const [setting, trusted] = [facts.get(clockFact), facts.get(trustedFact)];
  return {
    setting: setting === undefined ? machineTime : JSON.parse(setting),
    changes: { reset: facts.get("reset"), faults: facts.get("faults") },
    trusted: trusted === undefined ? undefined : Number(trusted),
  };
}
