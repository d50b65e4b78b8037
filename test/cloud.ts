import { cam } from "tencentcloud-sdk-nodejs/tencentcloud/services/cam/index.js";
import { cvm } from "tencentcloud-sdk-nodejs/tencentcloud/services/cvm/index.js";
import { lighthouse } from "tencentcloud-sdk-nodejs/tencentcloud/services/lighthouse/index.js";
import { monitor } from "tencentcloud-sdk-nodejs/tencentcloud/services/monitor/index.js";
import { sts } from "tencentcloud-sdk-nodejs/tencentcloud/services/sts/index.js";
import { tag } from "tencentcloud-sdk-nodejs/tencentcloud/services/tag/index.js";
import { tat } from "tencentcloud-sdk-nodejs/tencentcloud/services/tat/index.js";
import type { Clock, Log } from "#kernel/ports.ts";
import type { ServedCloud } from "#protocol/servedCloud.ts";
import { listen } from "#server.ts";
import { type CloudOptions, endCloud, startCloud } from "#start.ts";
import { OwnDatabase, onPostgres } from "./postgres.ts";
import { recordProvokedCode } from "./provokedCodes.ts";

/** A key pair that signs requests, with the token of a temporary one. */
export interface Credential {
  readonly secretId: string;
  readonly secretKey: string;
  readonly token?: string;
}

/** A development key of the built-in world, by its number: 1 to 5 root accounts, 101 and 102 users. */
export function key(number: number): Credential {
  const digits = String(number).padStart(4, "0");
  return {
    secretId: `AKIDSkerryLocalDevelopmentOnly00${digits}`,
    secretKey: `SkerryLocalSecretKeyDoNotUse${digits}`,
  };
}

/**
 * A clock that a test advances. It stands still, except that each read advances it by 1 ms: tests that order things by
 * time depend on distinct times. With `running` it advances with the machine's clock instead. The server rejects
 * requests whose timestamp is more than five minutes away from it.
 */
export class TestClock implements Clock {
  private readonly isRunning: boolean;
  private isStopped = false;
  private time = Date.now();
  /** The machine's time at the last read of a running clock. */
  private machineTime = this.time;

  constructor(options: { readonly running?: boolean } = {}) {
    this.isRunning = options.running ?? false;
  }

  now(): number {
    if (this.isStopped) return this.time;
    if (!this.isRunning) return ++this.time;
    const machineTime = Date.now();
    this.time += machineTime - this.machineTime;
    this.machineTime = machineTime;
    return this.time;
  }

  advance(milliseconds: number): void {
    this.time += milliseconds;
  }

  /** Ends every change of the time except by `advance`, so that equal states give equal responses. */
  stop(): void {
    this.isStopped = true;
  }
}

/** A log whose lines a test can read. */
export class TestLog implements Log {
  readonly lines: {
    readonly level: string;
    readonly event: string;
    readonly fields: Readonly<Record<string, unknown>>;
  }[] = [];

  /** Tests with random input set this to false: the codes that they happen to raise prove nothing. */
  provesCodes = true;

  write(level: string, event: string, fields: Readonly<Record<string, unknown>>): void {
    this.lines.push({ level, event, fields });
    // An injected code proves nothing.
    if (event === "request" && this.provesCodes && fields["fault"] === undefined) recordProvokedCode(fields);
  }
}

/** A running server with its own data, and official clients that call it. */
export class TestCloud implements AsyncDisposable {
  private constructor(
    readonly cloud: ServedCloud,
    readonly clock: TestClock,
    readonly log: TestLog,
    private readonly running: ReturnType<typeof listen>,
    private readonly database: OwnDatabase | undefined,
  ) {}

  static async start(options: Partial<CloudOptions> = {}, clock = new TestClock()): Promise<TestCloud> {
    const log = new TestLog();
    const random = { bytes: (count: number) => crypto.getRandomValues(new Uint8Array(count)) };
    const own = onPostgres && !options.data && !options.database ? await OwnDatabase.create() : undefined;
    const database = own && { url: own.url, connections: 5 };
    const monotonicClock = { now: () => performance.now() };
    // Tests advance the machine's clock on purpose.
    const time = { clock, monotonicClock, trustClock: true };
    const settings = { ...time, random, log, rateLimit: false, checkAnswers: true, database, ...options };
    try {
      const cloud = await startCloud(settings);
      return new TestCloud(cloud, clock, log, listen(cloud, "127.0.0.1", 0), own);
    } catch (error) {
      await own?.[Symbol.asyncDispose]();
      throw error;
    }
  }

  get port(): number {
    return this.running.port;
  }

  get url(): string {
    return this.running.url;
  }

  lighthouse(credential = key(1), region = "ap-guangzhou") {
    return new lighthouse.v20200324.Client(this.settings(credential, region));
  }

  cvm(credential = key(1), region = "ap-guangzhou") {
    return new cvm.v20170312.Client(this.settings(credential, region));
  }

  cam(credential = key(1)) {
    return new cam.v20190116.Client(this.settings(credential, ""));
  }

  sts(credential = key(1)) {
    return new sts.v20180813.Client(this.settings(credential, ""));
  }

  monitor(credential = key(1), region = "ap-guangzhou") {
    return new monitor.v20180724.Client(this.settings(credential, region));
  }

  tag(credential = key(1)) {
    return new tag.v20180813.Client(this.settings(credential, ""));
  }

  tat(credential = key(1), region = "ap-guangzhou") {
    return new tat.v20201028.Client(this.settings(credential, region));
  }

  private settings(credential: Credential, region: string) {
    const httpProfile = { endpoint: `127.0.0.1:${this.port}`, protocol: "http://", reqTimeout: 10 };
    return { credential: { ...credential }, region, profile: { httpProfile } };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.running.drain();
    await endCloud(this.cloud);
    await this.database?.[Symbol.asyncDispose]();
  }
}

/** Clients of the first development account for a server at a port of this machine. */
export function clientsAt(port: number, credential = key(1), region = "ap-guangzhou") {
  const httpProfile = { endpoint: `127.0.0.1:${port}`, protocol: "http://", reqTimeout: 10 };
  const settings = { credential: { ...credential }, region, profile: { httpProfile } };
  return {
    lighthouse: new lighthouse.v20200324.Client(settings),
    cvm: new cvm.v20170312.Client(settings),
    cam: new cam.v20190116.Client({ ...settings, region: "" }),
    tag: new tag.v20180813.Client({ ...settings, region: "" }),
  };
}
