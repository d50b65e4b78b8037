import { expect } from "bun:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clientsAt, key } from "../cloud.ts";
import { Child, spawn } from "../process.ts";
import type { Engine, Query } from "./engine.ts";
import { History, recorders } from "./history.ts";
import { violatedInvariants } from "./invariants.ts";
import type { SeededRandom } from "./seededRandom.ts";
import { type Account, accounts, writeWorld } from "./world.ts";
import type { Clients } from "./writer.ts";
import { type WriterSession, writers } from "./writers/all.ts";

/** Whether to run the long tests, which search for rare errors. */
export const isLongRun = process.env["SKERRY_LONG"] !== undefined;

/** Seconds that each state lasts: long enough that kills hit operations, short enough that operations end. */
const secondsPerState = 0.02;
/** The longest time in milliseconds from the start of a server to a kill before it serves. */
const maxStartTime = 150;

/** The counts of a run. */
export interface Counts {
  readonly kills: number;
  readonly killsDuringStart: number;
  readonly acknowledged: number;
  /** Calls in progress at a kill that were executed, or not. */
  readonly executed: number;
  readonly notExecuted: number;
  readonly operations: number;
}

/** The writers of one database, and the checks of its data. */
export class CrashRun {
  /** In a short run, the writers of one account only. */
  readonly writers = writers(isLongRun ? accounts.length : 1);
  private readonly history = new History();
  kills = 0;
  private killsDuringStart = 0;

  constructor(
    readonly engine: Engine,
    readonly random: SeededRandom,
  ) {}

  get args(): readonly string[] {
    return [...this.engine.args, "--rate-limit", "off", "--log-level", "silent"];
  }

  get acknowledged(): number {
    return this.sum((writer) => writer.acknowledged);
  }

  private sum(of: (writer: WriterSession) => number): number {
    return this.writers.map(of).reduce((one, other) => one + other, 0);
  }

  /** Creates the world, killing the first servers while they do so, and starts the history. */
  async prepare(): Promise<void> {
    const directory = mkdtempSync(join(tmpdir(), "skerry-world-"));
    try {
      const args = [...this.args, "--world", await writeWorld(directory, secondsPerState)];
      for (let start = 0; start < (isLongRun ? 3 : 1); start++) await this.killDuringStart(args);
      const child = await Child.serve(...args);
      await child.kill();
    } finally {
      rmSync(directory, { recursive: true });
    }
    await this.engine.waitForPendingWork();
    await this.engine.installRecorders(recorders);
  }

  /** Kills a server while it opens or creates its data. */
  async killDuringStart(args = this.args): Promise<void> {
    const child = spawn(["serve", "--port", "0", ...args], {}, "ignore");
    await Bun.sleep(this.random.below(maxStartTime));
    child.kill("SIGKILL");
    await child.exited;
    this.kills++;
    this.killsDuringStart++;
  }

  /** Checks the data against the invariants and the history. */
  async check(): Promise<void> {
    const check = async (query: Query) => {
      for (const { sql, expected } of this.engine.ownChecks) expect(await query(sql)).toEqual([...expected]);
      return [...(await violatedInvariants(query)), ...(await this.history.violations(query))];
    };
    expect(await this.engine.inspect(check)).toEqual([]);
  }

  /** Verifies the acknowledged state of all writers after their operations have ended. */
  async finish(): Promise<Counts> {
    const child = await Child.serve(...this.args);
    const clients = clientsOf(child);
    await Promise.all(this.writers.map((writer) => writer.resume(clients[writer.account])));
    await child.kill();
    await this.engine.waitForPendingWork();
    await this.check();
    expect(await this.engine.inspect((query) => query("select * from operations"))).toEqual([]);
    return {
      kills: this.kills,
      killsDuringStart: this.killsDuringStart,
      acknowledged: this.acknowledged,
      executed: this.sum((writer) => writer.executed),
      notExecuted: this.sum((writer) => writer.notExecuted),
      operations: this.history.operations,
    };
  }
}

/** The clients of a server, by account. */
export function clientsOf(child: Child): Readonly<Record<Account, Clients>> {
  const [one, two] = accounts.map((account) => clientsAt(child.port, key(account)));
  if (!one || !two) throw new Error("each client has an account");
  return { 1: one, 2: two };
}
