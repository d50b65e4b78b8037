import type { SeededRandom } from "../crash/seededRandom.ts";
import type { GatedConnection } from "./gatedConnection.ts";

/** A statement, or the acquisition of a connection, that waits until the scheduler runs it. */
export interface Step {
  /** The number of the server that it belongs to. */
  readonly server: number;
  readonly name: string;
  /** Whether something else must happen first, such as the release of a lock. */
  isBlocked(): boolean;
  /** Runs the step. Its result reaches the code that waits for it. */
  run(): Promise<void>;
  /** The connection of a statement. Undefined while a connection is acquired. */
  readonly connection: GatedConnection | undefined;
  /** Set if the statement runs, but its result never arrives. */
  losesResult: boolean;
  /** Round from which on it may run: later than now for a slow statement. */
  notBefore: number;
}

/** Errors of the database client for a connection that has ended. */
export const connectionLost = (): Error => new Error("Connection terminated unexpectedly");

/**
 * Decides which waiting step runs next, so that one seed decides every interleaving. Only one step runs at a time; before
 * the next one is chosen, all code that can continue has continued.
 */
export class Scheduler {
  private steps: Step[] = [];
  private running = 0;
  private readonly killed = new Set<number>();
  /** Counts the steps that have run. */
  round = 0;
  /** The names of all steps in their order. Two runs of the same seed have the same. */
  readonly trace: string[] = [];
  /** Servers that stand still, with the round in which they continue. */
  readonly stalled = new Map<number, number>();

  constructor(readonly random: SeededRandom) {}

  /** Waits until the scheduler chooses this step, and then runs `act`. */
  wait<Result>(
    { server, name, isBlocked, connection }: Pick<Step, "server" | "name" | "isBlocked" | "connection">,
    act: () => Promise<Result>,
  ): Promise<Result> {
    const { promise, resolve, reject } = Promise.withResolvers<Result>();
    const run = async () => {
      this.running++;
      try {
        const result = await act();
        if (step.losesResult) throw connectionLost();
        resolve(result);
      } catch (error) {
        reject(error);
      } finally {
        this.running--;
      }
    };
    const step: Step = { server, name, isBlocked, connection, run, losesResult: false, notBefore: 0 };
    // Timers of a killed server still fire.
    if (!this.killed.has(server)) this.steps.push(step);
    return promise;
  }

  /** The steps that can run now. */
  runnable(): readonly Step[] {
    return this.steps.filter(
      (step) => step.notBefore <= this.round && (this.stalled.get(step.server) ?? 0) <= this.round && !step.isBlocked(),
    );
  }

  /** All waiting steps. */
  get waiting(): readonly Step[] {
    return this.steps;
  }

  take(step: Step): void {
    this.steps = this.steps.filter((other) => other !== step);
    this.round++;
    this.trace.push(`${step.server} ${step.name}`);
  }

  /** Forgets the steps of a server, which never continues. */
  drop(server: number): void {
    this.killed.add(server);
    this.steps = this.steps.filter((step) => step.server !== server);
  }

  /** Waits until nothing runs: every call waits for the scheduler or has ended. */
  async idle(): Promise<void> {
    for (let quiet = 0; quiet < 2; ) {
      await new Promise((resolve) => setImmediate(resolve));
      quiet = this.running === 0 ? quiet + 1 : 0;
    }
  }

  /** An element of a list by chance. */
  pick<Item>(items: readonly Item[]): Item | undefined {
    return items[Math.floor(this.random.below(items.length))];
  }

  /** True once in `times` cases on average. */
  chance(times: number): boolean {
    return this.random.below(times) < 1;
  }
}
