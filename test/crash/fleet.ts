import { Child } from "../process.ts";
import { type CrashRun, clientsOf } from "./crashRun.ts";
import { DataLossError, refusalCode } from "./ledger.ts";
import type { Clients } from "./writer.ts";
import type { WriterSession } from "./writers/all.ts";

/** Milliseconds: the longest time between kills, and the longest downtime after a kill. */
const [maxKillInterval, maxDowntime] = [600, 300];
/** Milliseconds after which the last commit of a killed process has finished. */
const pendingCommitTime = 150;

/** Servers that share a database. Each call of a writer goes to a random one. */
export class Fleet {
  private constructor(
    private readonly run: CrashRun,
    private readonly servers: Child[],
  ) {}

  static async start(run: CrashRun, count: number): Promise<Fleet> {
    return new Fleet(run, await Promise.all(Array.from({ length: count }, () => Child.serve(...run.args))));
  }

  /** Runs all writers and `disturb`, repeatedly, until both have happened at least `times` times. */
  async writeDuring(times: number, disturb: () => Promise<void>): Promise<void> {
    const { run } = this;
    let isWriting = true;
    const ended = Promise.all(run.writers.map((writer) => this.keepWriting(writer, () => isWriting)));
    for (let done = 0; done < times || run.acknowledged < times; done++) {
      await Promise.race([ended, Bun.sleep(run.random.below(maxKillInterval))]);
      await disturb();
      run.kills++;
      await run.check();
    }
    isWriting = false;
    await ended;
  }

  /** Kills a random server and restarts it after a downtime. */
  async killOne(): Promise<void> {
    const { random, args } = this.run;
    const index = Math.floor(random.below(this.servers.length));
    await this.servers[index]?.kill();
    await this.waitDowntime();
    this.servers[index] = await Child.serve(...args);
  }

  /** Waits for a random downtime. */
  waitDowntime(): Promise<void> {
    return Bun.sleep(this.run.random.below(maxDowntime));
  }

  async end(): Promise<void> {
    await Promise.all(this.servers.map((server) => server.kill()));
    await this.run.engine.waitForPendingWork();
  }

  /** After a call without a response, with an InternalError or a refused wait for a lock, the writer reads its state and continues. */
  private async keepWriting(writer: WriterSession, mayContinue: () => boolean): Promise<void> {
    while (mayContinue()) {
      try {
        await writer.write(() => this.randomServer(writer), mayContinue);
      } catch (error) {
        if (error instanceof DataLossError || !["", "InternalError", "ResourceInUse"].includes(refusalCode(error)))
          throw error;
        await Bun.sleep(pendingCommitTime);
      }
    }
  }

  private randomServer({ account }: WriterSession): Clients {
    const server = this.servers[Math.floor(Math.random() * this.servers.length)];
    if (!server) throw new Error("each index has a server");
    return clientsOf(server)[account];
  }
}
