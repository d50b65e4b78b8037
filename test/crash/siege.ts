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
import { Loss } from "./ledger.ts";
import { type Account, accounts, writeWorld } from "./world.ts";
import type { Clients } from "./writer.ts";
import { type Writing, writers } from "./writers/all.ts";

/** Seconds that each state lasts: long enough that kills come upon operations, short enough that these end. */
const pace = 0.02;
/** Milliseconds at most from when a server serves until it is killed. */
const longest = 1000;

/** Milliseconds in which a call is answered. */
const answering = 8;
/** Milliseconds from when a server is started until it is killed, before it serves. */
const soonest = 150;

/** What a siege has come to. */
export interface Tally {
  readonly kills: number;
  readonly acknowledged: number;
  /** Of the calls that were under way at a kill. */
  readonly done: number;
  readonly undone: number;
  readonly operations: number;
}

/** A server that is killed again and again while everybody writes, and what it must not lose. */
export class Siege {
  private readonly history = new History();
  private readonly writers = writers();
  private kills = 0;

  constructor(
    private readonly engine: Engine,
    private readonly chance: Chance,
  ) {}

  /** Makes the world, and has the database record its history from then on. */
  async begin(): Promise<void> {
    const directory = mkdtempSync(join(tmpdir(), "skerry-world-"));
    try {
      const args = [...this.args, "--world", await writeWorld(directory, pace)];
      for (let start = 0; start < 3; start++) await this.killEarly(args);
      const child = await Child.serve(...args);
      await child.kill();
    } finally {
      rmSync(directory, { recursive: true });
    }
    await this.engine.record(recorders);
  }

  get args(): readonly string[] {
    return [...this.engine.args, "--rate-limit", "off", "--log-level", "error"];
  }

  /** Serves while everybody writes, until a moment that nobody knows, and looks what the kill has left. */
  async kill(): Promise<void> {
    if (this.chance.below(4) < 1) await this.killEarly(this.args);
    const child = await Child.serve(...this.args);
    const clients = clientsOf(child);
    let lives = true;
    let sent = Promise.withResolvers<void>();
    const ended = Promise.all(
      this.writers.map((writer) => {
        const writing = writer.write(
          () => {
            sent.resolve();
            return clients[writer.account];
          },
          () => lives,
        );
        return writing.catch((error: unknown) => {
          if (lives || error instanceof Loss) throw error;
        });
      }),
    );
    await Promise.race([ended, Bun.sleep(this.chance.below(longest))]);
    // Half of the kills come upon the server while it is at a call, where it does most harm.
    if (this.chance.below(2) < 1) {
      sent = Promise.withResolvers();
      await Promise.race([ended, sent.promise]);
      await Bun.sleep(this.chance.below(answering));
    }
    lives = false;
    await child.kill();
    this.kills++;
    await ended;
    await this.check();
  }

  /** Kills a server while it opens its data, or makes them. */
  private async killEarly(args: readonly string[]): Promise<void> {
    const child = spawn(["serve", "--port", "0", ...args]);
    await Bun.sleep(this.chance.below(soonest));
    child.kill("SIGKILL");
    await child.exited;
    this.kills++;
  }

  /** Lets everything come to its end: then nothing is under way any more, and everything is as it was acknowledged. */
  async end(): Promise<Tally> {
    const child = await Child.serve(...this.args);
    const clients = clientsOf(child);
    await Promise.all(this.writers.map((writer) => writer.resume(clients[writer.account])));
    await child.kill();
    await this.check();
    expect(await this.engine.inspect((query) => query("select * from operations"))).toEqual([]);
    const sum = (of: (writer: Writing) => number) => this.writers.map(of).reduce((one, other) => one + other, 0);
    return {
      kills: this.kills,
      acknowledged: sum((writer) => writer.acknowledged),
      done: sum((writer) => writer.done),
      undone: sum((writer) => writer.undone),
      operations: this.history.operations,
    };
  }

  private async check(): Promise<void> {
    const look = async (query: Query) => {
      for (const { sql, right } of this.engine.ownChecks) expect(await query(sql)).toEqual([...right]);
      return [...(await broken(query)), ...(await this.history.follow(query))];
    };
    expect(await this.engine.inspect(look)).toEqual([]);
  }
}

function clientsOf(child: Child): Readonly<Record<Account, Clients>> {
  const [one, two] = accounts.map((account) => clientsAt(child.port, key(account)));
  if (!one || !two) throw new Error("there is an account for each client");
  return { 1: one, 2: two };
}
