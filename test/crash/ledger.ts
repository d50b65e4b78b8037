import type { Clients, Move, Writer } from "./writer.ts";

/** Milliseconds after which what was begun must have come to its end. */
const patience = 8000;

/** What a server has lost, or made up. */
export class Loss extends Error {}

/** What a writer knows of its own things: what was acknowledged, and which call was under way when the server went. */
export class Ledger<Has> {
  private has: Has | undefined;
  private underWay: Move<Has> | undefined;
  /** The last call that was acknowledged and may be repeated. */
  private repeatable: Move<Has> | undefined;
  private turn = 0;
  acknowledged = 0;
  /** Of the calls that were under way at a kill: those that turned out to be done, and those that did not. */
  done = 0;
  undone = 0;

  constructor(private readonly writer: Writer<Has>) {}

  /** Looks what is there after a start, and writes for as long as it may. */
  async write(cloud: () => Clients, may: () => boolean): Promise<void> {
    await this.resume(cloud());
    while (may()) await this.step(cloud());
  }

  /** Holds what is there against what was acknowledged: that is there, and at most what was under way, all of it or nothing. */
  async resume(cloud: Clients): Promise<void> {
    const found = await this.settled(cloud);
    const { underWay, has = found } = this;
    const isDone = underWay !== undefined && Bun.deepEquals(found, underWay.after);
    if (!isDone) this.sees(found, has);
    this.has = found;
    if (isDone) this.done++;
    else if (underWay) this.undone++;
    if (underWay?.repeatable) await this.repeat(cloud, underWay);
    else if (this.repeatable && Bun.deepEquals(found, this.repeatable.after)) await this.repeat(cloud, this.repeatable);
    this.underWay = undefined;
  }

  /** A call with a token is as good as done once, however often it is sent. */
  private async repeat(cloud: Clients, move: Move<Has>): Promise<void> {
    await move.call(cloud);
    this.sees(await this.settled(cloud), move.after);
    this.has = move.after;
    this.repeatable = move;
  }

  private async step(cloud: Clients): Promise<void> {
    if (this.has === undefined) throw new Error(`${this.writer.name} has not looked yet`);
    const move = this.writer.next(this.has, this.turn++);
    this.underWay = move;
    try {
      await move.call(cloud);
    } catch (error) {
      if (!move.refusals?.includes(refusalCode(error))) throw error;
      this.underWay = undefined;
      return;
    }
    this.acknowledged++;
    this.has = move.after;
    this.underWay = undefined;
    if (move.repeatable) this.repeatable = move;
    this.sees(await this.settled(cloud), move.after);
  }

  private sees(found: Has, must: Has): void {
    if (Bun.deepEquals(found, must)) return;
    throw new Loss(`${this.writer.name}: ${JSON.stringify(found)} is there, not ${JSON.stringify(must)}`);
  }

  /** What it has once nothing of it is under way any more. */
  private async settled(cloud: Clients): Promise<Has> {
    for (const start = Date.now(); Date.now() - start < patience; await Bun.sleep(15)) {
      const found = await this.writer.look(cloud);
      if (found !== undefined) return found;
    }
    throw new Loss(`what ${this.writer.name} has begun does not end`);
  }
}

/** The code of a refusal by the server; empty for anything else that went wrong. */
export const refusalCode = (error: unknown): string =>
  error instanceof Error && "code" in error && "requestId" in error && error.requestId ? String(error.code) : "";
