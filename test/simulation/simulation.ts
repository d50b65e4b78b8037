import { createHash } from "node:crypto";
import pg from "pg";
import { SeededRandom } from "../crash/seededRandom.ts";
import { OwnDatabase } from "../postgres.ts";
import type { RunningCall, TransactionEnd } from "./calls.ts";
import type { GatedConnection } from "./gatedConnection.ts";
import { Locks } from "./gatedPool.ts";
import type { CallRecord, Outcome } from "./history.ts";
import { Model } from "./model.ts";
import { type NewRequest, RequestGenerator } from "./requests.ts";
import { Scheduler, type Step } from "./scheduler.ts";
import { type CallResponse, SimulatedServer, type Time } from "./simulatedServer.ts";
import { VirtualTimers } from "./virtualTimers.ts";

/** What happened in a simulation. Two runs of the same seed give the same. */
export interface SimulationResult {
  readonly calls: number;
  readonly steps: number;
  readonly faults: Readonly<Record<string, number>>;
  /** A digest of every step and every outcome. */
  readonly digest: string;
}

interface Client {
  readonly number: number;
  readonly account: number;
  /** A request whose response the client did not receive, and sends again. */
  repeat: NewRequest | undefined;
  isBusy: boolean;
}

const start = Date.UTC(2026, 0, 30, 8);
const clientCount = 5;
const serverCount = 3;

/**
 * Runs servers, clients and faults as one seed decides, and checks every outcome with the model.
 *
 * @param callCount number of calls to make
 * @throws InconsistencyError if an outcome has no explanation
 */
export async function simulate(seed: number, callCount: number): Promise<SimulationResult> {
  await using database = await OwnDatabase.create();
  const simulation = new Simulation(seed, callCount, database);
  try {
    return await simulation.run();
  } finally {
    await simulation.end();
  }
}

class Simulation {
  private readonly scheduler: Scheduler;
  private readonly requests: RequestGenerator;
  private readonly time: Time = { now: start };
  private readonly timers = new VirtualTimers(this.time);
  private readonly locks = new Locks();
  private servers: SimulatedServer[] = [];
  private started = 0;
  private ends = 0;
  private latestClock = start;
  private readonly clients: Client[];
  private readonly records: CallRecord[] = [];
  private readonly running = new Map<
    RunningCall,
    { readonly server: number; readonly account: number; abandon(): void }
  >();
  private readonly faults: Record<string, number> = {};
  private readonly admin: pg.Client;

  constructor(
    seed: number,
    private readonly callCount: number,
    private readonly database: OwnDatabase,
  ) {
    this.scheduler = new Scheduler(new SeededRandom(seed));
    this.requests = new RequestGenerator(this.scheduler);
    this.admin = new pg.Client({ connectionString: database.url });
    this.clients = Array.from({ length: clientCount }, (_, number) => ({
      number,
      account: 1 + (number % 2),
      repeat: undefined,
      isBusy: false,
    }));
  }

  async run(): Promise<SimulationResult> {
    await this.admin.connect();
    for (let number = 0; number < serverCount; number++) await this.startServer();
    let made = 0;
    for (let idle = 0; made < this.callCount || this.running.size > 0; ) {
      await this.scheduler.idle();
      const free = made < this.callCount ? this.clients.filter((client) => !client.isBusy) : [];
      const steps = this.scheduler.runnable();
      const client = steps.length === 0 || this.scheduler.chance(4) ? this.scheduler.pick(free) : undefined;
      if (client) {
        this.startCall(client);
        made++;
        idle = 0;
        continue;
      }
      if (await this.disturb()) continue;
      const step = this.scheduler.pick(steps);
      if (step) {
        await this.runStep(step);
        idle = 0;
        continue;
      }
      this.advanceWhileNothingRuns(++idle);
    }
    this.checkAll();
    return this.result();
  }

  /** Stalled servers and slow statements continue after some rounds, which pass here. */
  private advanceWhileNothingRuns(idle: number): void {
    if (idle > 10_000) throw new Error(`nothing runs any more: ${this.scheduler.waiting.map(({ name }) => name)}`);
    this.scheduler.round++;
    this.advance(10);
  }

  private async runStep(step: Step): Promise<void> {
    this.scheduler.take(step);
    // Transactions that change the same rows without a lock block each other in the database.
    await this.timers.within(10_000, step.run(), step.name);
    this.advance(Math.floor(this.scheduler.random.below(20)));
  }

  private advance(milliseconds: number): void {
    this.time.now += milliseconds;
    for (const server of this.servers) this.latestClock = Math.max(this.latestClock, server.now);
    this.timers.fireDue();
  }

  private async startServer(): Promise<void> {
    const { url, keyFile } = this.database;
    const gate = {
      scheduler: this.scheduler,
      locks: this.locks,
      now: () => this.time.now,
      ended: (connection: GatedConnection, outcome: TransactionEnd["outcome"]) => this.noteEnd(connection, outcome),
    };
    this.servers.push(await SimulatedServer.start(this.started++, { url, keyFile }, this.time, gate));
  }

  private noteEnd({ call, holdsLock }: GatedConnection, outcome: TransactionEnd["outcome"]): void {
    const position = ++this.ends;
    if (call && !call.dueWorkOf && holdsLock)
      call.end = { position, outcome, time: this.time.now, latestClock: this.latestClock };
  }

  private startCall(client: Client): void {
    const server = this.scheduler.pick(this.servers);
    if (!server) throw new Error("there is no server");
    const request = client.repeat ?? this.requests.next(client.account, client.number);
    client.repeat = undefined;
    client.isBusy = true;
    const { action, input } = request;
    const others = [...this.running].filter(([, { account }]) => account === client.account);
    for (const [other] of others) other.isContended = true;
    const call: RunningCall = {
      name: `${client.number} ${action}`,
      end: undefined,
      isDisturbed: false,
      isContended: others.length > 0,
    };
    const facts = { client: client.number, server: server.number, account: client.account, action, request: input };
    const begun = { ...facts, now: server.now, startTime: this.time.now, startPosition: this.ends };
    const finish = (response: CallResponse | undefined) => {
      if (!this.running.delete(call)) return;
      client.isBusy = false;
      const record = this.recordOf(begun, call, response);
      this.records.push(record);
      this.scheduler.trace.push(`${call.name} ${JSON.stringify(record.outcome)}`);
      const isLost = response === undefined || response.code.startsWith("InternalError") || this.scheduler.chance(12);
      if (isLost && "ClientToken" in input) client.repeat = request;
      if (!isLost) this.requests.learn(client.account, action, input, response.response);
    };
    // A call of a killed server never ends. It is recorded when the server is killed.
    this.running.set(call, {
      server: server.number,
      account: client.account,
      abandon: () => finish(undefined),
    });
    void server.call(call, client.account, action, input).then(finish, (error: unknown) => {
      throw error;
    });
  }

  private recordOf(
    begun: Omit<
      CallRecord,
      "endPosition" | "position" | "time" | "latestClock" | "outcome" | "isDisturbed" | "isContended"
    >,
    { end, isDisturbed, isContended }: RunningCall,
    response: CallResponse | undefined,
  ): CallRecord {
    const isUnknown = response === undefined || response.code.startsWith("InternalError");
    const outcome: Outcome = !isUnknown
      ? { kind: "response", ...response }
      : end?.outcome === "commit"
        ? { kind: "unknown but committed" }
        : response
          ? { kind: "response", ...response }
          : { kind: "nothing" };
    return {
      ...begun,
      endPosition: response ? this.ends : Number.POSITIVE_INFINITY,
      // Between two transactions.
      position: end?.position ?? this.ends + 0.5,
      time: end?.time ?? this.time.now,
      latestClock: end?.latestClock ?? this.latestClock,
      outcome,
      isDisturbed: isDisturbed || response === undefined,
      isContended,
    };
  }

  /** Sometimes lets a fault happen. @returns whether one did */
  private async disturb(): Promise<boolean> {
    if (!this.scheduler.chance(15)) return false;
    const fault = this.scheduler.pick(faults);
    if (!fault || !(await this[fault]())) return false;
    this.faults[fault] = (this.faults[fault] ?? 0) + 1;
    this.scheduler.trace.push(fault);
    return true;
  }

  /** The time passes, for all servers alike: operations become due. */
  private async passTime(): Promise<boolean> {
    this.advance(200 + Math.floor(this.scheduler.random.below(1500)));
    return true;
  }

  /**
   * The clock of one server jumps to another offset, up to 25 seconds either way. A server reschedules operations after a larger
   * step back (`ignoredStep`), which the model does not follow; `test/crash/clockJumps.test.ts` tests that.
   */
  private async jumpClock(): Promise<boolean> {
    const server = this.scheduler.pick(this.servers);
    if (!server) return false;
    server.offset = Math.floor(this.scheduler.random.below(50_000)) - 25_000;
    // A call that reads the clock again finds another time than at its start.
    for (const [call, { server: number }] of this.running) if (number === server.number) markDisturbed(call);
    this.advance(0);
    return true;
  }

  /** A server stands still for some rounds, as if it was suspended. */
  private async stallServer(): Promise<boolean> {
    const server = this.scheduler.pick(this.servers);
    if (!server) return false;
    const rounds = Math.floor(this.scheduler.random.below(60));
    this.scheduler.stalled.set(server.number, this.scheduler.round + rounds);
    return true;
  }

  /** One statement takes long. */
  private async slowStatement(): Promise<boolean> {
    const step = this.scheduler.pick(this.scheduler.runnable());
    if (!step) return false;
    step.notBefore = this.scheduler.round + Math.floor(this.scheduler.random.below(40));
    return true;
  }

  /** A commit happens, but the server's connection ends before it learns of it. */
  private async loseConfirmation(): Promise<boolean> {
    const step = this.scheduler.pick(this.scheduler.runnable().filter(({ name }) => name.endsWith(": commit")));
    const call = step?.connection?.call;
    if (!step || !call || isDisturbed(call)) return false;
    markDisturbed(call);
    step.losesResult = true;
    await this.runStep(step);
    return true;
  }

  /** The database ends a connection with an open transaction, as it does with one that is idle for too long. */
  private async endTransaction(): Promise<boolean> {
    const open = this.servers.flatMap(({ connections }) =>
      [...connections].filter((connection) => connection.isInTransaction && !connection.isLost),
    );
    const connection = this.scheduler.pick(open);
    if (!connection?.call || isDisturbed(connection.call)) return false;
    markDisturbed(connection.call);
    await this.terminate(connection);
    return true;
  }

  /** A server ends in the middle of everything, and another one starts. */
  private async killServer(): Promise<boolean> {
    if (!this.scheduler.chance(3)) return false;
    const server = this.scheduler.pick(this.servers);
    if (!server) return false;
    this.scheduler.drop(server.number);
    this.servers = this.servers.filter((other) => other !== server);
    for (const connection of server.connections) await this.terminate(connection);
    for (const { server: number, abandon } of [...this.running.values()]) if (number === server.number) abandon();
    await this.startServer();
    return true;
  }

  /** Ends a connection as the database does, and waits until its transaction is rolled back. */
  private async terminate(connection: GatedConnection): Promise<void> {
    if (connection.isLost) return;
    connection.isLost = true;
    const pid = Reflect.get(connection.client, "processID");
    await this.admin.query("select pg_terminate_backend($1)", [pid]);
    for (let isThere = true; isThere; ) {
      const { rows } = await this.admin.query("select 1 from pg_stat_activity where pid = $1", [pid]);
      isThere = rows.length > 0;
    }
    this.locks.release(connection);
    if (connection.isInTransaction) this.noteEnd(connection, "rollback");
    connection.isInTransaction = false;
  }

  private checkAll(): void {
    const model = new Model();
    for (const record of this.records.toSorted((a, b) => a.position - b.position)) model.check(record);
  }

  private result(): SimulationResult {
    const digest = createHash("sha256").update(this.scheduler.trace.join("\n")).digest("hex").slice(0, 16);
    return { calls: this.records.length, steps: this.scheduler.round, faults: this.faults, digest };
  }

  async end(): Promise<void> {
    this.timers[Symbol.dispose]();
    await this.admin.end();
  }
}

const faults = [
  "passTime",
  "passTime",
  "passTime",
  "passTime",
  "jumpClock",
  "stallServer",
  "slowStatement",
  "loseConfirmation",
  "loseConfirmation",
  "endTransaction",
  "killServer",
] as const;

const isDisturbed = (call: RunningCall): boolean => (call.dueWorkOf ?? call).isDisturbed;

function markDisturbed(call: RunningCall): void {
  (call.dueWorkOf ?? call).isDisturbed = true;
}
