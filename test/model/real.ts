import type { lighthouse } from "tencentcloud-sdk-nodejs/tencentcloud/services/lighthouse/index.js";
import { key, TestCloud } from "../cloud.ts";
import { authorizationOf } from "../protocol/signer.ts";
import type { AccountRegion } from "./resources.ts";

type Client = InstanceType<typeof lighthouse.v20200324.Client>;
/** The actions of the official SDK. */
export type Action = Extract<keyof Client, Capitalize<string>>;
/** The request of an action; some actions have no parameters. */
export type Request<A extends Action> = [NonNullable<Parameters<Client[A]>[0]>] extends [never]
  ? Readonly<Record<string, never>>
  : NonNullable<Parameters<Client[A]>[0]>;
export type ApiResponse<A extends Action> = Awaited<ReturnType<Client[A]>>;

/** The outcome of a call: a response or an error code. */
export type Outcome<A extends Action> =
  | { readonly code: ""; readonly response: ApiResponse<A> }
  | { readonly code: string };

/** A server with a clock that only the test advances, and with deterministic random bytes. */
export class TestServer implements AsyncDisposable {
  private constructor(
    private readonly cloud: TestCloud,
    private readonly time: { now: number },
  ) {}

  static async start(now: number): Promise<TestServer> {
    const time = { now };
    const cloud = await TestCloud.start({ clock: { now: () => time.now }, random: { bytes: deterministicBytes() } });
    cloud.log.provesCodes = false;
    return new TestServer(cloud, time);
  }

  advance(milliseconds: number): void {
    this.time.now += milliseconds;
  }

  /** Sends a signed call over a kept connection, because the SDK is too slow for thousands of calls. */
  async call<A extends Action>(scope: AccountRegion, action: A, request: Request<A>): Promise<Outcome<A>> {
    const [body, contentType, timestamp] = [
      JSON.stringify(request),
      "application/json",
      Math.floor(this.time.now / 1000),
    ];
    const call = { method: "POST", query: "", contentType, body, timestamp, service: "lighthouse" };
    const Authorization = authorizationOf({ ...call, host: `127.0.0.1:${this.cloud.port}`, ...key(scope.account) });
    const headers = {
      Authorization,
      "Content-Type": contentType,
      "X-TC-Action": action,
      "X-TC-Version": "2020-03-24",
      "X-TC-Timestamp": String(timestamp),
      "X-TC-Region": scope.region,
    };
    const reply = await fetch(this.cloud.url, { method: "POST", headers, body });
    const { Response }: { Response: ApiResponse<A> & { Error?: { Code: string } } } = JSON.parse(await reply.text());
    return Response.Error ? { code: Response.Error.Code } : { code: "", response: Response };
  }

  /** Sends a call that must succeed. */
  async read<A extends Action>(scope: AccountRegion, action: A, request: Request<A>): Promise<ApiResponse<A>> {
    const outcome = await this.call(scope, action, request);
    if ("response" in outcome) return outcome.response;
    throw new Error(`${action} returned ${outcome.code}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.cloud[Symbol.asyncDispose]();
  }
}

/** Pseudorandom bytes that are the same in each run, so that a failure can be replayed. */
function deterministicBytes(): (count: number) => Uint8Array<ArrayBuffer> {
  let blockCount = 0;
  return (count) => {
    const blocks = Array.from({ length: Math.ceil(count / 32) }, () =>
      new Bun.CryptoHasher("sha256").update(String(blockCount++)).digest(),
    );
    return new Uint8Array(Buffer.concat(blocks).subarray(0, count));
  };
}
