import { Child } from "../process.ts";
import { Loss, refusalCode } from "./ledger.ts";
import { clientsOf, type Watch } from "./watch.ts";
import type { Clients } from "./writer.ts";
import type { Writing } from "./writers/all.ts";

/** Milliseconds at most from one kill to the next, and for which what was killed is gone. */
const [longest, away] = [600, 300];
/** Milliseconds after which nothing is left that a dead process had sent: a commit that is on its way is brief. */
const onItsWay = 150;

/** Servers that share a database, all of which everybody writes to. */
export class Fleet {
  private constructor(
    private readonly watch: Watch,
    private readonly servers: Child[],
  ) {}

  static async start(watch: Watch, count: number): Promise<Fleet> {
    return new Fleet(watch, await Promise.all(Array.from({ length: count }, () => Child.serve(...watch.args))));
  }

  /** Has everybody write while something happens again and again, so many times in all. */
  async endure(times: number, happening: () => Promise<void>): Promise<void> {
    const { watch } = this;
    let writing = true;
    const ended = Promise.all(watch.writers.map((writer) => this.writeOn(writer, () => writing)));
    for (let done = 0; done < times || watch.acknowledged < times; done++) {
      await Promise.race([ended, Bun.sleep(watch.chance.below(longest))]);
      await happening();
      watch.kills++;
      await watch.check();
    }
    writing = false;
    await ended;
  }

  /** One of the servers is killed, and comes again a little later. */
  async killOne(): Promise<void> {
    const { chance, args } = this.watch;
    const index = Math.floor(chance.below(this.servers.length));
    await this.servers[index]?.kill();
    await this.rest();
    this.servers[index] = await Child.serve(...args);
  }

  /** For as long as what was killed is gone. */
  rest(): Promise<void> {
    return Bun.sleep(this.watch.chance.below(away));
  }

  async end(): Promise<void> {
    await Promise.all(this.servers.map((server) => server.kill()));
    await this.watch.engine.quiet();
  }

  /** Whoever is not answered, or told that something went wrong, looks what has become of the call and goes on. */
  private async writeOn(writer: Writing, may: () => boolean): Promise<void> {
    while (may()) {
      try {
        await writer.write(() => this.any(writer), may);
      } catch (error) {
        if (error instanceof Loss || !["", "InternalError"].includes(refusalCode(error))) throw error;
        await Bun.sleep(onItsWay);
      }
    }
  }

  private any({ account }: Writing): Clients {
    const server = this.servers[Math.floor(Math.random() * this.servers.length)];
    if (!server) throw new Error("there is a server for each index");
    return clientsOf(server)[account];
  }
}
