import { stackOf } from "#kernel/errors.ts";
import { lockWaitsOf } from "#store/lockWaits.ts";
import { runAllDueWork } from "./allDueWork.ts";
import type { ServedCloud } from "./servedCloud.ts";

/** Milliseconds within which the database must respond. */
const databaseLimit = 1000;

/** Milliseconds for which waits for locks may fail: longer than a stalled server can hold a lock. */
const failingLimit = 15_000;

/** Milliseconds by which due work may be late: longer than a stalled server can hold a lock. */
const lateLimit = 30_000;

/** The result of `GET /_skerry/ready`. */
export interface Readiness {
  readonly status: "ready" | "not ready";
  readonly checks: {
    /** The time of a query. */
    readonly database: Check;
    /** The longest recent wait for a lock. */
    readonly lockWait: Check;
    /** How late the first step of due work is that could not run. */
    readonly dueWork: Check;
  };
}

interface Check {
  readonly ok: boolean;
  readonly milliseconds: number;
}

const checkers = new WeakMap<ServedCloud, ReadinessChecker>();

/** Checks whether a server can handle calls. */
export function readinessOf(cloud: ServedCloud): Promise<Readiness> {
  const existing = checkers.get(cloud);
  if (existing) return existing.check();
  const checker = new ReadinessChecker(cloud);
  checkers.set(cloud, checker);
  return checker.check();
}

/** Checks of one server. Requests at the same time share them, because anyone may send such requests. */
class ReadinessChecker {
  private readonly query: SharedWork;
  private readonly dueWork: SharedWork;
  private late = 0;

  constructor(private readonly cloud: ServedCloud) {
    this.query = new SharedWork(async () => {
      await cloud.db.selectFrom("cloud").select("name").limit(1).execute();
    });
    this.dueWork = new SharedWork(() => this.runDueWork());
  }

  async check(): Promise<Readiness> {
    const database = await this.checkDatabase();
    const dueWork = database.ok ? await this.checkDueWork() : { ok: false, milliseconds: this.late };
    const checks = { database, lockWait: this.checkLockWait(), dueWork };
    const isReady = Object.values(checks).every(({ ok }) => ok);
    return { status: isReady ? "ready" : "not ready", checks };
  }

  private async checkDatabase(): Promise<Check> {
    const start = this.cloud.machineClock.now();
    const ok = (await this.finishes(this.query)) === true;
    return { ok, milliseconds: this.cloud.machineClock.now() - start };
  }

  private checkLockWait(): Check {
    const waits = lockWaitsOf(this.cloud.db);
    return {
      ok: (waits?.failingFor() ?? 0) <= failingLimit,
      milliseconds: Math.round(waits?.longestRecent() ?? 0),
    };
  }

  private async checkDueWork(): Promise<Check> {
    const finished = await this.finishes(this.dueWork);
    return { ok: finished !== false && this.late <= lateLimit, milliseconds: this.late };
  }

  /** Runs due work like a call, so that it is late only if it cannot run, and not because nobody calls. */
  private async runDueWork(): Promise<void> {
    const { clock } = this.cloud;
    await clock.refresh();
    const due = await runAllDueWork(this.cloud);
    this.late = due === undefined ? 0 : Math.max(0, clock.now() - due);
  }

  /** @returns whether work succeeded; undefined if it runs for longer than `databaseLimit` */
  private async finishes(work: SharedWork): Promise<boolean | undefined> {
    const { promise: limit, resolve } = Promise.withResolvers<undefined>();
    const timer = setTimeout(() => resolve(undefined), databaseLimit);
    try {
      return await Promise.race([work.run().then(() => true), limit]);
    } catch (error) {
      this.cloud.log.write("warn", "readiness", { stack: stackOf(error) });
      return false;
    } finally {
      clearTimeout(timer);
    }
  }
}

/** Work that runs at most once at a time; all who need it wait for the same run. */
class SharedWork {
  private running: Promise<void> | undefined;

  constructor(private readonly work: () => Promise<void>) {}

  run(): Promise<void> {
    this.running ??= this.work().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }
}
