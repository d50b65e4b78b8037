import { expect } from "bun:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clientsAt, key } from "../cloud.ts";
import { Child, spawn } from "../process.ts";
import type { Chance } from "./chance.ts";
import type { Engine, Query } from "./engine.ts";
import { History, recorders } from "./history.ts";
import { broken } from "./invariants.ts";
import { type Account, accounts, writeWorld } from "./world.ts";
import type { Clients } from "./writer.ts";
import { type Writing, writers } from "./writers/all.ts";

/** Whether a run is to find something out, and not only that all works. */
export const long = process.env["SKERRY_LONG"] !== undefined;

/** Seconds that each state lasts: long enough that kills come upon operations, short enough that these end. */
const pace = 0.02;
/** Milliseconds at most from when a server is started until it is killed, before it serves. */
const soonest = 150;

/** What writing through kills has come to. */
export interface Tally {
  readonly kills: number;
  readonly acknowledged: number;
  /** Of the calls that were under way at a kill. */
  readonly done: number;
  readonly undone: number;
  readonly operations: number;
}

/** Everybody who writes to one database, and what must hold of it. */
export class Watch {
  /** In a run that is to be short, those of one account. */
  readonly writers = writers(long ? accounts.length : 1);
  private readonly history = new History();
  kills = 0;

  constructor(
    readonly engine: Engine,
    readonly chance: Chance,
  ) {}

  get args(): readonly string[] {
    return [...this.engine.args, "--rate-limit", "off", "--log-level", "silent"];
  }

  get acknowledged(): number {
    return this.sum((writer) => writer.acknowledged);
  }

  private sum(of: (writer: Writing) => number): number {
    return this.writers.map(of).reduce((one, other) => one + other, 0);
  }

  /** Makes the world, at which the first servers are killed, and has the database record its history from then on. */
  async begin(): Promise<void> {
    const directory = mkdtempSync(join(tmpdir(), "skerry-world-"));
    try {
      const args = [...this.args, "--world", await writeWorld(directory, pace)];
      for (let start = 0; start < (long ? 3 : 1); start++) await this.killEarly(args);
      const child = await Child.serve(...args);
      await child.kill();
    } finally {
      rmSync(directory, { recursive: true });
    }
    await this.engine.quiet();
    await this.engine.record(recorders);
  }

  /** Kills a server while it opens its data, or makes them. */
  async killEarly(args = this.args): Promise<void> {
    const child = spawn(["serve", "--port", "0", ...args], {}, "ignore");
    await Bun.sleep(this.chance.below(soonest));
    child.kill("SIGKILL");
    await child.exited;
    this.kills++;
  }

  /** Holds the data against all that must be so at any moment. */
  async check(): Promise<void> {
    const look = async (query: Query) => {
      for (const { sql, right } of this.engine.ownChecks) expect(await query(sql)).toEqual([...right]);
      return [...(await broken(query)), ...(await this.history.follow(query))];
    };
    expect(await this.engine.inspect(look)).toEqual([]);
  }

  /** Lets everything come to its end: then nothing is under way any more, and everything is as it was acknowledged. */
  async end(): Promise<Tally> {
    const child = await Child.serve(...this.args);
    const clients = clientsOf(child);
    await Promise.all(this.writers.map((writer) => writer.resume(clients[writer.account])));
    await child.kill();
    await this.engine.quiet();
    await this.check();
    expect(await this.engine.inspect((query) => query("select * from operations"))).toEqual([]);
    return {
      kills: this.kills,
      acknowledged: this.acknowledged,
      done: this.sum((writer) => writer.done),
      undone: this.sum((writer) => writer.undone),
      operations: this.history.operations,
    };
  }
}

/** Each account's clients of a server. */
export function clientsOf(child: Child): Readonly<Record<Account, Clients>> {
  const [one, two] = accounts.map((account) => clientsAt(child.port, key(account)));
  if (!one || !two) throw new Error("there is an account for each client");
  return { 1: one, 2: two };
}
