import type { lighthouse } from "tencentcloud-sdk-nodejs/tencentcloud/services/lighthouse/index.js";
import { key, TestCloud } from "../cloud.ts";
import { authorizationOf } from "../protocol/signer.ts";
import type { Place } from "./things.ts";

type Client = InstanceType<typeof lighthouse.v20200324.Client>;
/** The actions that the official SDK knows, with its types. */
export type Action = Extract<keyof Client, Capitalize<string>>;
/** Some actions are asked nothing. */
export type Request<A extends Action> = [NonNullable<Parameters<Client[A]>[0]>] extends [never]
  ? Readonly<Record<string, never>>
  : NonNullable<Parameters<Client[A]>[0]>;
export type Answer<A extends Action> = Awaited<ReturnType<Client[A]>>;

/** What a call gave: an answer, or the code of a refusal. */
export type Told<A extends Action> = { readonly code: ""; readonly answer: Answer<A> } | { readonly code: string };

/** A started server whose time stands still unless it is moved, and whose chance repeats itself. */
export class Real implements AsyncDisposable {
  private constructor(
    private readonly cloud: TestCloud,
    private readonly time: { now: number },
  ) {}

  static async start(now: number): Promise<Real> {
    const time = { now };
    const cloud = await TestCloud.start({ clock: { now: () => time.now }, random: { bytes: repeatable() } });
    cloud.log.provesCodes = false;
    return new Real(cloud, time);
  }

  advance(milliseconds: number): void {
    this.time.now += milliseconds;
  }

  /** A signed call over a connection that is kept, which is what thousands of calls need. */
  async ask<A extends Action>(place: Place, action: A, request: Request<A>): Promise<Told<A>> {
    const [body, contentType, timestamp] = [
      JSON.stringify(request),
      "application/json",
      Math.floor(this.time.now / 1000),
    ];
    const call = { method: "POST", query: "", contentType, body, timestamp, service: "lighthouse" };
    const Authorization = authorizationOf({ ...call, host: `127.0.0.1:${this.cloud.port}`, ...key(place.account) });
    const headers = {
      Authorization,
      "Content-Type": contentType,
      "X-TC-Action": action,
      "X-TC-Version": "2020-03-24",
      "X-TC-Timestamp": String(timestamp),
      "X-TC-Region": place.region,
    };
    const reply = await fetch(this.cloud.url, { method: "POST", headers, body });
    const { Response }: { Response: Answer<A> & { Error?: { Code: string } } } = JSON.parse(await reply.text());
    return Response.Error ? { code: Response.Error.Code } : { code: "", answer: Response };
  }

  /** The answer to a question that is not refused. */
  async see<A extends Action>(place: Place, action: A, request: Request<A>): Promise<Answer<A>> {
    const told = await this.ask(place, action, request);
    if ("answer" in told) return told.answer;
    throw new Error(`${action} was refused with ${told.code}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.cloud[Symbol.asyncDispose]();
  }
}

/** Bytes that look random and are the same each time, so that a failure can be replayed. */
function repeatable(): (count: number) => Uint8Array<ArrayBuffer> {
  let drawn = 0;
  return (count) => {
    const blocks = Array.from({ length: Math.ceil(count / 32) }, () =>
      new Bun.CryptoHasher("sha256").update(String(drawn++)).digest(),
    );
    return new Uint8Array(Buffer.concat(blocks).subarray(0, count));
  };
}
