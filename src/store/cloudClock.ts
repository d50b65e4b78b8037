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

/** The facts in the table `cloud` with the setting, as JSON, and with a value that each reset replaces. */
const [clockFact, resetFact] = ["clock", "reset"];

/**
 * The time of the cloud. Its setting is stored in the database, so that it survives a restart and all servers of a database
 * agree; with it, they learn of a reset by another one. Reading the time is synchronous and uses the setting that `refresh` read last.
 */
export class CloudClock {
  private current: ClockSetting = machineTime;
  /** When the setting was read, by the monotonic clock. */
  private readAt = Number.NEGATIVE_INFINITY;
  private reading: Promise<void> | undefined;

  /** Called after another server, or this one, has reset the cloud. */
  onReset: () => void = () => undefined;
  private isLoaded = false;
  private lastReset: string | undefined;

  /** @param monotonicClock without it, `refresh` always reads the setting of a shared database */
  constructor(
    private readonly db: Database,
    private readonly machineClock: MachineClock,
    private readonly monotonicClock?: MonotonicClock,
  ) {}

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

  /** Reads the setting if another server may have changed it. Returns undefined if that is not needed, the usual case. */
  refresh(): Promise<void> | undefined {
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
    if (readAt !== undefined && readAt < this.readAt) return;
    const isKnown = !this.isLoaded || facts.reset === this.lastReset;
    [this.isLoaded, this.lastReset] = [true, facts.reset];
    if (!isKnown) this.onReset();
  }

  /** Returns to the machine's time, and marks the cloud as reset, in a transaction. The caller loads the setting afterwards. */
  async reset(transaction: Database, marker: string): Promise<void> {
    await transaction.deleteFrom("cloud").where("name", "in", [clockFact, resetFact]).execute();
    await transaction.insertInto("cloud").values({ name: resetFact, value: marker }).execute();
  }

  /**
   * Changes the setting for all servers.
   * @param decide returns the new setting; exceptions leave the setting as it is
   */
  async change(decide: (present: PresentTime) => ClockSetting): Promise<void> {
    const setting = await withGlobalLock(this.db, async (transaction) => {
      const machineTime = this.machineClock.now();
      const present = (await factsIn(transaction)).setting;
      const next = decide({ mode: present.mode, now: timeOf(present, machineTime), machineTime });
      const value = JSON.stringify(next);
      await transaction
        .insertInto("cloud")
        .values({ name: clockFact, value })
        .onConflict((conflict) => conflict.column("name").doUpdateSet({ value }))
        .execute();
      return next;
    });
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

async function factsIn(db: Database): Promise<{ readonly setting: ClockSetting; readonly reset: string | undefined }> {
  const rows = await db.selectFrom("cloud").selectAll().where("name", "in", [clockFact, resetFact]).execute();
  const facts = new Map(rows.map(({ name, value }) => [name, String(value)]));
  const setting = facts.get(clockFact);
  return { setting: setting === undefined ? machineTime : JSON.parse(setting), reset: facts.get(resetFact) };
}
