import type { Clients, WriteCall, Writer } from "./writer.ts";

/** Milliseconds after which all operations of a writer must have ended. */
const maxOperationTime = 8000;

/** The server lost an acknowledged write, or changed something that no call requested. */
export class DataLossError extends Error {}

/** Records the acknowledged state of a writer's resources, and the call in progress when the server was killed. */
export class Ledger<State> {
  private state: State | undefined;
  private pending: WriteCall<State> | undefined;
  /** The last acknowledged call that can be repeated. */
  private repeatable: WriteCall<State> | undefined;
  private turn = 0;
  acknowledged = 0;
  /** Calls in progress at a kill that were executed, or not. */
  executed = 0;
  notExecuted = 0;

  constructor(private readonly writer: Writer<State>) {}

  /** Verifies the state after a start, then writes until `mayContinue` returns false. */
  async write(cloud: () => Clients, mayContinue: () => boolean): Promise<void> {
    await this.resume(cloud());
    while (mayContinue()) await this.step(cloud());
  }

  /** Verifies that the state contains the acknowledged calls, and the pending call completely or not at all. */
  async resume(cloud: Clients): Promise<void> {
    const found = await this.readSettled(cloud);
    const { pending, state = found } = this;
    const isExecuted = pending !== undefined && Bun.deepEquals(found, pending.after);
    if (!isExecuted) this.verify(found, state);
    this.state = found;
    if (isExecuted) this.executed++;
    else if (pending) this.notExecuted++;
    if (pending?.repeatable) await this.repeat(cloud, pending);
    else if (this.repeatable && Bun.deepEquals(found, this.repeatable.after)) await this.repeat(cloud, this.repeatable);
    this.pending = undefined;
  }

  /** Verifies that repeating a call with a ClientToken changes nothing. */
  private async repeat(cloud: Clients, writeCall: WriteCall<State>): Promise<void> {
    await writeCall.call(cloud);
    this.verify(await this.readSettled(cloud), writeCall.after);
    this.state = writeCall.after;
    this.repeatable = writeCall;
  }

  private async step(cloud: Clients): Promise<void> {
    if (this.state === undefined) throw new Error(`${this.writer.name} has not read its state yet`);
    const writeCall = this.writer.next(this.state, this.turn++);
    this.pending = writeCall;
    try {
      await writeCall.call(cloud);
    } catch (error) {
      if (!writeCall.refusals?.includes(refusalCode(error))) throw error;
      this.pending = undefined;
      return;
    }
    this.acknowledged++;
    this.state = writeCall.after;
    this.pending = undefined;
    if (writeCall.repeatable) this.repeatable = writeCall;
    this.verify(await this.readSettled(cloud), writeCall.after);
  }

  private verify(found: State, expected: State): void {
    if (Bun.deepEquals(found, expected)) return;
    throw new DataLossError(
      `${this.writer.name}: ${JSON.stringify(found)} was found instead of ${JSON.stringify(expected)}`,
    );
  }

  /** The writer's state after all its operations have ended. */
  private async readSettled(cloud: Clients): Promise<State> {
    for (const start = Date.now(); Date.now() - start < maxOperationTime; await Bun.sleep(15)) {
      const found = await this.writer.read(cloud);
      if (found !== undefined) return found;
    }
    throw new DataLossError(`operations of ${this.writer.name} do not end`);
  }
}

/** The code of an error response; empty for any other error. */
export const refusalCode = (error: unknown): string =>
  error instanceof Error && "code" in error && "requestId" in error && error.requestId ? String(error.code) : "";
