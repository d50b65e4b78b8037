import { afterAll, beforeAll, expect, test } from "bun:test";
import { type ListenOptions, listen, type Running } from "#server.ts";
import { TestCloud } from "../cloud.ts";
import { v3Bytes } from "./call.ts";
import { type Connection, connect, exchange } from "./wire.ts";

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await TestCloud.start();
});
afterAll(() => cloud[Symbol.asyncDispose]());

/** An additional listener for the same cloud. */
class Listener implements AsyncDisposable {
  private readonly running: Running;

  constructor(options: ListenOptions) {
    this.running = listen(cloud.cloud, "127.0.0.1", 0, options);
  }

  get port(): number {
    return this.running.port;
  }

  /** Returns the duration of a normal call, in ms. */
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

/** Sends one character every `gap` ms until the connection closes. Returns the duration in ms. */
async function sendSlowly(connection: Connection, text: string, gap: number): Promise<number> {
  const start = performance.now();
  let closed = false;
  const ended = connection.closed.finally(() => {
    closed = true;
  });
  for (const character of text) {
    if (closed) break;
    connection.write(character);
    await Promise.race([Bun.sleep(gap), ended]);
  }
  await ended;
  return performance.now() - start;
}

test("a body that arrives too slowly is rejected with 408 while other requests are served", async () => {
  await using listener = new Listener({ arrival: 300 });
  const starts = ["Content-Length: 1000", "Transfer-Encoding: chunked"].map(
    (how) => `POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n${how}\r\n\r\n`,
  );
  const slow = starts.map(async (start, at) => {
    const connection = await connect(listener.port);
    connection.write(start);
    const took = await sendSlowly(connection, at === 0 ? "x".repeat(1000) : "1\r\nx\r\n".repeat(200), 20);
    return { took, text: await connection.closed };
  });
  await Bun.sleep(100);
  expect(await listener.call()).toBeLessThan(200);
  for (const { took, text } of await Promise.all(slow)) {
    expect(took).toBeWithin(280, 2000);
    expect(text).toStartWith("HTTP/1.1 408 ");
    expect(text.toLowerCase()).toContain("connection: close");
  }
});

test("a body that arrives in pieces but in time is accepted", async () => {
  await using listener = new Listener({ arrival: 2000 });
  const bytes = v3Bytes(cloud, { host: `127.0.0.1:${listener.port}`, body: "{}", headers: { Connection: "close" } });
  const connection = await connect(listener.port);
  connection.write(bytes.subarray(0, -2));
  await sendSlowly(connection, "{}", 100);
  expect(await connection.closed).toContain('"RequestId"');
});

/** Bun's idle timeouts have a granularity of four seconds, so the cases wait concurrently, in long runs only. */
const long = process.env["SKERRY_LONG"] ? test : () => undefined;
long(
  "thousands of idle or incomplete connections are closed while other requests are served",
  async () => {
    await using listener = new Listener({ idle: 4 });
    const head = "GET /_skerry/health HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    const start = performance.now();
    const durationOf = async (connection: Promise<Connection>, ...sent: readonly string[]): Promise<number> => {
      const opened = await connection;
      for (const text of sent) opened.write(text);
      await opened.closed;
      return performance.now() - start;
    };
    const many = Array.from({ length: 2000 }, () => durationOf(connect(listener.port), head));
    const headers = sendSlowly(await connect(listener.port), `${head}X-Slow: ${"x".repeat(1000)}`, 50);
    const kept = durationOf(connect(listener.port), head, "\r\n");
    const reused = await connect(listener.port);
    reused.write(`${head}\r\n`);
    const next = sendSlowly(reused, `${head}X-Slow: ${"x".repeat(1000)}`, 50);
    for (let waited = 0; waited < 10; waited++) {
      expect(await listener.call()).toBeLessThan(1000);
      await Bun.sleep(300);
    }
    for (const time of [await headers, ...(await Promise.all(many))]) expect(time).toBeWithin(8000, 17_000);
    for (const time of [await kept, await next]) expect(time).toBeWithin(1000, 10_000);
  },
  30_000,
);

/** Sends requests, reads nothing for some seconds, and prints the number of bytes that it then receives until the end. */
const lateReader = (port: number, requests: number) => `
  const socket = require("node:net").createConnection(${port}, "127.0.0.1", () => {
    socket.pause();
    socket.write("GET /_skerry/spec HTTP/1.1\\r\\nHost: 127.0.0.1\\r\\n\\r\\n".repeat(${requests}));
    setTimeout(() => {
      let received = 0;
      socket.on("data", (data) => { received += data.length; });
      socket.on("error", () => {});
      socket.on("close", () => console.log(received));
      socket.resume();
    }, 12_000);
  });`;

long(
  "a connection whose client does not read the responses is closed",
  async () => {
    await using listener = new Listener({ idle: 4 });
    // More than fits into the buffers of the connection.
    const spec = await (await fetch(`http://127.0.0.1:${listener.port}/_skerry/spec`)).bytes();
    const requests = Math.ceil(20_000_000 / spec.length);
    const child = Bun.spawn(["node", "-e", lateReader(listener.port, requests)], { stdout: "pipe" });
    const received = Number(await new Response(child.stdout).text());
    expect(received).toBeWithin(1, requests * spec.length);
  },
  30_000,
);
