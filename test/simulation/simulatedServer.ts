import type { CallContext } from "#cloud.ts";
import type { Service } from "#kernel/service.ts";
import { handle } from "#protocol/chain.ts";
import type { ServedCloud } from "#protocol/servedCloud.ts";
import { startCloud } from "#start.ts";
import { key, TestLog } from "../cloud.ts";
import { SeededRandom } from "../crash/seededRandom.ts";
import { authorizationOf } from "../protocol/signer.ts";
import { callStore, type RunningCall } from "./calls.ts";
import type { GatedConnection } from "./gatedConnection.ts";
import { type Gate, gatePool } from "./gatedPool.ts";

/** The time of the whole simulation. Each server's clock differs from it by an offset. */
export interface Time {
  now: number;
}

interface Place {
  readonly url: string;
  readonly keyFile: string;
}

const connections = 3;

/** A server of the simulation: Skerry itself from the request down to its SQL statements, without a network. */
export class SimulatedServer {
  /** Milliseconds by which its clock is ahead. */
  offset = 0;
  isAlive = true;

  private constructor(
    readonly number: number,
    private readonly time: Time,
    private readonly cloud: ServedCloud,
    readonly connections: ReadonlySet<GatedConnection>,
    readonly log: TestLog,
  ) {}

  /** Starts a server. Its start is not simulated: the scheduler decides from the first call on. */
  static async start(number: number, { url, keyFile }: Place, time: Time, gate: Gate): Promise<SimulatedServer> {
    const random = new SeededRandom(number * 7919 + 1);
    const log = new TestLog();
    log.provesCodes = false;
    const clock = { now: (): number => time.now + (self?.offset ?? 0) };
    let self: SimulatedServer | undefined;
    const cloud = await startCloud({
      clock,
      monotonicClock: { now: () => time.now },
      random: { bytes: (count) => Uint8Array.from({ length: count }, () => random.below(256)) },
      log,
      database: { url, connections },
      keyFile,
      rateLimit: false,
      checkAnswers: true,
    });
    const services = new Map(cloud.services);
    const lighthouse = services.get("lighthouse");
    if (!lighthouse) throw new Error("the cloud has no Lighthouse");
    services.set("lighthouse", markingDueWork(lighthouse));
    for (const name of simulatedActions) await lighthouse.load(name);
    self = new SimulatedServer(number, time, { ...cloud, services }, gatePool(cloud.db, number, gate), log);
    return self;
  }

  get now(): number {
    return this.time.now + this.offset;
  }

  /** Handles a signed call of an account. */
  async call(call: RunningCall, account: number, action: string, request: object): Promise<CallResponse> {
    const body = JSON.stringify(request);
    const timestamp = Math.floor(this.now / 1000);
    const contentType = "application/json";
    const signed = { method: "POST", query: "", contentType, body, timestamp, service: "lighthouse" };
    const headers = new Headers({
      host: "127.0.0.1",
      authorization: authorizationOf({ ...signed, host: "127.0.0.1", ...key(account) }),
      "content-type": contentType,
      "x-tc-action": action,
      "x-tc-version": "2020-03-24",
      "x-tc-timestamp": String(timestamp),
      "x-tc-region": region,
    });
    const bytes = new TextEncoder().encode(body);
    const raw = { method: "POST", path: "/", query: "", headers, body: bytes, size: bytes.length, address: () => "" };
    const { body: text } = await callStore.run(call, () => handle(raw, this.cloud));
    const { Response } = JSON.parse(text);
    return { code: Response.Error?.Code ?? "", response: Response };
  }
}

export interface CallResponse {
  /** Empty for success. */
  readonly code: string;
  readonly response: Readonly<Record<string, unknown>>;
}

export const region = "ap-singapore";

export const simulatedActions = [
  "CreateInstances",
  "StartInstances",
  "StopInstances",
  "RebootInstances",
  "CreateFirewallRules",
  "DeleteFirewallRules",
  "CreateDisks",
  "AttachDisks",
  "DetachDisks",
  "DescribeInstances",
  "DescribeFirewallRules",
  "DescribeDisks",
] as const;

/** Marks what due work does, so that its transactions are not taken for those of the call that runs it. */
function markingDueWork(service: Service<CallContext>): Service<CallContext> {
  return {
    ...service,
    runDueWork(...parameters) {
      const call = callStore.getStore();
      if (!call) return service.runDueWork?.(...parameters);
      return callStore.run({ ...call, dueWorkOf: call }, () => service.runDueWork?.(...parameters));
    },
  };
}
