import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { readFileSync } from "node:fs";
import { createConnection, type Socket } from "node:net";
import { Child } from "../process.ts";
import { parseReply, type Target, v3Bytes } from "./call.ts";
import { expensiveRequests } from "./expensiveRequests.ts";
import { exchange } from "./wire.ts";

let server: Child;
let target: Target;
let before = 0;
beforeAll(async () => {
  server = await Child.serve("--memory", "--rate-limit", "off");
  target = { port: server.port, cloud: { clock: { now: () => Date.now() } } };
  await exchange(server.port, v3Bytes(target));
  before = memory();
});
afterAll(() => server[Symbol.asyncDispose]());

/** Milliseconds that the thread of the server's event loop has run. Unlike elapsed time, other processes do not add to it. */
function processorTime(): number {
  const { pid } = server.process;
  const stat = readFileSync(`/proc/${pid}/task/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const ticks = Number(fields[11]) + Number(fields[12]);
  return ticks * 10;
}

/** Resident memory in MB. */
function memory(): number {
  const status = readFileSync(`/proc/${server.process.pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

/** The longest delay of a health check while the request is handled, in milliseconds, and the processor time that it took. */
async function costOf(bytes: Buffer) {
  let [isDone, delay] = [false, 0];
  const watch = async () => {
    while (!isDone) {
      const start = performance.now();
      await fetch(`${server.url}/_skerry/health`);
      delay = Math.max(delay, performance.now() - start);
      await Bun.sleep(2);
    }
  };
  const watched = watch();
  await Bun.sleep(20);
  delay = 0;
  const before = processorTime();
  const reply = await exchange(server.port, bytes, 60_000);
  const processor = processorTime() - before;
  isDone = true;
  await watched;
  return { reply, delay, processor };
}

const isLinux = process.platform === "linux";

describe.skipIf(!isLinux)("a server responds to health checks within 200 ms during", () => {
  for (const { shape, bytes, code } of expensiveRequests) {
    test(shape, async () => {
      const { reply, delay, processor } = await costOf(bytes(target));
      expect(reply.status).toBe(200);
      expect(parseReply(reply).code).toBe(code);
      // In parallel runs, other tests delay the check as well: then the processor time decides.
      expect(Math.min(delay, processor)).toBeLessThan(200);
    });
  }

  test("the requests above, and releases the memory afterwards", async () => {
    await Bun.sleep(500);
    expect(memory()).toBeLessThan(before + 200);
  });
});

test.skipIf(!isLinux)(
  "incomplete bodies of unauthenticated clients hold at most 256 MB and do not block other requests",
  async () => {
    const start = memory();
    const head = "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n";
    const senders = Array.from({ length: 100 }, (_, index) => {
      const length =
        index % 2 === 0 ? "Content-Length: 10485760\r\n\r\n" : "Transfer-Encoding: chunked\r\n\r\n895440\r\n";
      return new Sender(server.port, `${head}${length}`);
    });
    expect(await senders[0]?.closed).toStartWith("HTTP/1.1 503 ");
    let peak = 0;
    for (let waited = 0; waited < 30; waited++) {
      const reply = await exchange(server.port, v3Bytes(target, { action: "DescribeRegions" }));
      expect(parseReply(reply).code).toBe("");
      peak = Math.max(peak, memory() - start);
      await Bun.sleep(50);
    }
    for (const sender of senders) sender.end();
    expect(peak).toBeLessThan(600);
  },
  20_000,
);

/** A connection that sends the start of a request and 9 MB of its body, and never finishes. */
class Sender {
  private readonly socket: Socket;
  /** The response, once the server has closed the connection. */
  readonly closed: Promise<string>;

  constructor(port: number, head: string) {
    let text = "";
    this.socket = createConnection(port, "127.0.0.1", () => {
      this.socket.write(head);
      this.socket.write(" ".repeat(9_000_000));
    });
    this.socket.on("data", (chunk) => {
      text += chunk.toString("latin1");
    });
    // A connection that is closed while it sends is reset.
    this.socket.on("error", () => undefined);
    this.closed = new Promise((resolve) => this.socket.on("close", () => resolve(text)));
  }

  end(): void {
    this.socket.destroy();
  }
}
