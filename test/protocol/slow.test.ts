import { afterAll, beforeAll, expect, test } from "bun:test";
import { type ListenOptions, listen, type Running } from "#server.ts";
import { TestCloud } from "../cloud.ts";
import { v3Bytes } from "./call.ts";
import { connection, exchange, type Line } from "./wire.ts";

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await TestCloud.start();
});
afterAll(() => cloud[Symbol.asyncDispose]());

/** A further door to the same cloud. */
class Door implements AsyncDisposable {
  private readonly running: Running;

  constructor(manner: ListenOptions) {
    this.running = listen(cloud.cloud, "127.0.0.1", 0, manner);
  }

  get port(): number {
    return this.running.port;
  }

  /** How long a call takes that is not slow. */
  async call(): Promise<number> {
    const start = performance.now();
    const bytes = v3Bytes(cloud, { host: `127.0.0.1:${this.port}` });
    expect((await exchange(this.port, bytes)).status).toBe(200);
    return performance.now() - start;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.running.drain(0);
  }
}

/** Sends a byte every few milliseconds, and tells how long that went well. */
async function dribble(line: Line, text: string, gap: number): Promise<number> {
  const start = performance.now();
  let over = false;
  const ended = line.closed.finally(() => {
    over = true;
  });
  for (const sign of text) {
    if (over) break;
    line.write(sign);
    await Promise.race([Bun.sleep(gap), ended]);
  }
  await ended;
  return performance.now() - start;
}

test("a body that dribbles in is cut off with 408, in chunks or not, while others are served", async () => {
  await using door = new Door({ arrival: 300 });
  const starts = ["Content-Length: 1000", "Transfer-Encoding: chunked"].map(
    (how) => `POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n${how}\r\n\r\n`,
  );
  const slow = starts.map(async (start, at) => {
    const line = await connection(door.port);
    line.write(start);
    const took = await dribble(line, at === 0 ? "x".repeat(1000) : "1\r\nx\r\n".repeat(200), 20);
    return { took, text: await line.closed };
  });
  await Bun.sleep(100);
  expect(await door.call()).toBeLessThan(200);
  for (const { took, text } of await Promise.all(slow)) {
    expect(took).toBeWithin(280, 2000);
    expect(text).toStartWith("HTTP/1.1 408 ");
    expect(text.toLowerCase()).toContain("connection: close");
  }
});

test("a body that comes in pieces, but in time, is taken", async () => {
  await using door = new Door({ arrival: 2000 });
  const bytes = v3Bytes(cloud, { host: `127.0.0.1:${door.port}`, body: "{}", headers: { Connection: "close" } });
  const line = await connection(door.port);
  line.write(bytes.subarray(0, -2));
  await dribble(line, "{}", 100);
  expect(await line.closed).toContain('"RequestId"');
});

/** Bun's own bounds are in steps of four seconds and more, so all of this waits at the same time, and in long runs only. */
const long = process.env["SKERRY_LONG"] ? test : () => undefined;
long(
  "thousands of connections that are silent or never end their headers are ended, while others are served",
  async () => {
    await using door = new Door({ idle: 4 });
    const ask = "GET /_skerry/health HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    const start = performance.now();
    const lasting = async (line: Promise<Line>, ...sent: readonly string[]): Promise<number> => {
      const opened = await line;
      for (const text of sent) opened.write(text);
      await opened.closed;
      return performance.now() - start;
    };
    const many = Array.from({ length: 2000 }, () => lasting(connection(door.port), ask));
    const headers = dribble(await connection(door.port), `${ask}X-Slow: ${"x".repeat(1000)}`, 50);
    const kept = lasting(connection(door.port), ask, "\r\n");
    const then = await connection(door.port);
    then.write(`${ask}\r\n`);
    const next = dribble(then, `${ask}X-Slow: ${"x".repeat(1000)}`, 50);
    for (let waited = 0; waited < 10; waited++) {
      expect(await door.call()).toBeLessThan(1000);
      await Bun.sleep(300);
    }
    for (const time of [await headers, ...(await Promise.all(many))]) expect(time).toBeWithin(8000, 17_000);
    for (const time of [await kept, await next]) expect(time).toBeWithin(1000, 10_000);
  },
  30_000,
);
