import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { TestCloud } from "../cloud.ts";
import { raw, refusalIn, told, v1, v3, v3Bytes } from "./call.ts";
import { connection, exchange } from "./wire.ts";

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await TestCloud.start({ journal: 20 });
});
afterAll(async () => {
  expect(cloud.log.lines.filter(({ level }) => level === "error")).toEqual([]);
  await cloud[Symbol.asyncDispose]();
});

const host = (): string => `Host: 127.0.0.1:${cloud.port}`;
const sent = (...lines: readonly string[]) => exchange(cloud.port, Buffer.from(lines.join("\r\n"), "latin1"), 1000);
const success = { code: "", message: "" };

describe("where a request ends can be read in one way only", () => {
  const behind = "GET /_skerry/health HTTP/1.1";
  test.each([
    ["a length and chunks", ["Content-Length: 4", "Transfer-Encoding: chunked"], "0\r\n\r\n"],
    ["chunks and a length", ["Transfer-Encoding: chunked", "Content-Length: 4"], "0\r\n\r\n"],
    ["two lengths", ["Content-Length: 4", "Content-Length: 6"], "abcdef"],
    ["lengths in one line", ["Content-Length: 4, 4"], "abcd"],
    ["a length with a sign", ["Content-Length: +4"], "abcd"],
    ["a length below nothing", ["Content-Length: -4"], "abcd"],
    ["a length in hex", ["Content-Length: 0x4"], "abcd"],
    ["an endless length", [`Content-Length: ${"9".repeat(30)}`], "abcd"],
    ["an empty length", ["Content-Length:"], "abcd"],
    ["another coding", ["Transfer-Encoding: xchunked"], "0\r\n\r\n"],
    ["a coding before chunks", ["Transfer-Encoding: gzip, chunked"], "0\r\n\r\n"],
    ["a coding twice", ["Transfer-Encoding: chunked", "Transfer-Encoding: identity"], "0\r\n\r\n"],
    ["a blank before the colon", ["Transfer-Encoding : chunked"], "0\r\n\r\n"],
    ["a chunk of no size", ["Transfer-Encoding: chunked"], "zz\r\nabcd\r\n0\r\n\r\n"],
    ["a chunk beyond all sizes", ["Transfer-Encoding: chunked"], "ffffffffffffffff\r\nabcd\r\n0\r\n\r\n"],
    ["chunks without returns", ["Transfer-Encoding: chunked"], "4\nabcd\n0\n\n"],
    ["a line that goes on", ["X-Folded: a", " b"], ""],
    ["a return by itself", ["X-Return: a\rContent-Length: 4"], ""],
    ["a line without a colon", ["nothing"], ""],
    ["a name that is none", ["X(Y: a"], ""],
    ["a byte 0", ["X-Zero: a\0b"], ""],
  ])("%s is refused, and what follows is not read", async (_how, lines, body) => {
    const line = await connection(cloud.port);
    line.write(["POST / HTTP/1.1", host(), ...lines, "", `${body}${behind}`, host(), "", ""].join("\r\n"));
    const text = await line.closed;
    expect(text).toStartWith("HTTP/1.1 400 ");
    expect(text.match(/HTTP\/1\.1 /g)).toHaveLength(1);
  });

  test("the same length twice is taken, and held against the limit", async () => {
    const twice = (size: number) => {
      const [head = "", body = ""] = v3Bytes(cloud, { body: `{}${" ".repeat(size - 2)}` })
        .toString()
        .split("\r\n\r\n");
      return exchange(cloud.port, Buffer.from(`${head}\r\nContent-Length: ${size}\r\n\r\n${body}`));
    };
    expect(refusalIn(told(await twice(100)))).toEqual(success);
    expect(told(await twice(10_485_761)).code).toBe("RequestSizeLimitExceeded");
  });

  test("requests in one go are answered one by one", async () => {
    const ask = (path: string) => `GET ${path} HTTP/1.1\r\n${host()}\r\n\r\n`;
    const line = await connection(cloud.port);
    line.write(`${ask("/_skerry/health")}${ask("/_skerry/health")}${ask("/_skerry/health")}`);
    const statuses = () => [...line.text.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status);
    while (statuses().length < 3) await Bun.sleep(5);
    expect(statuses()).toEqual(["200", "200", "200"]);
    line.end();
  });
});

describe("what is no request of today", () => {
  test.each([
    ["HTTP/1.0", ["GET / HTTP/1.0", "Host: x"], 403],
    ["HTTP/2.0", ["GET / HTTP/2.0", "Host: x"], 505],
    ["no version", ["GET /"], 505],
    ["no host", ["GET / HTTP/1.1"], 400],
    ["an unknown method", ["BREW / HTTP/1.1", "Host: x"], 0],
    ["TLS", ["\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"], 400],
  ])("%s", async (_what, lines, status) => {
    expect((await sent(...lines, "", "")).status).toBe(status);
  });

  test("HTTP/1.0 at a name of ours is answered, and its connection ends", async () => {
    const line = await connection(cloud.port);
    line.write(`GET /_skerry/health HTTP/1.0\r\n${host()}\r\n\r\n`);
    expect(await line.closed).toEndWith('\r\n\r\n{"status":"ok"}');
  });

  test.each(["CONNECT", "TRACE"])("%s is no method of the API", async (method) => {
    const target = method === "CONNECT" ? "evil.example:443" : "/";
    expect(told(await sent(`${method} ${target} HTTP/1.1`, host(), "", "")).code).toBe("UnsupportedProtocol");
  });

  test("an upgrade to something else is not taken up", async () => {
    const headers = { Connection: "Upgrade", Upgrade: "websocket", "Sec-WebSocket-Version": "13" };
    expect(
      (await raw(cloud, "GET", "/", { ...headers, "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==" })).reply.status,
    ).toBe(200);
  });
});

describe("headers", () => {
  test("of 64 KB and 200 in number are taken, and more are answered with 431", async () => {
    const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`X-${at}`, "x"]));
    expect(refusalIn(await v3(cloud, { headers: { "X-Long": "x".repeat(60_000) } }))).toEqual(success);
    expect(refusalIn(await v3(cloud, { headers: many(180) }))).toEqual(success);
    for (const headers of [{ "X-Long": "x".repeat(70_000) }, many(250)]) {
      expect((await v3(cloud, { headers })).reply.status).toBe(431);
    }
    expect((await sent(`GET /${"a".repeat(70_000)} HTTP/1.1`, host(), "", "")).status).toBe(431);
  });

  test("that come twice are read as one list, which names nothing", async () => {
    const [line = "", ...rest] = v3Bytes(cloud).toString().split("\r\n");
    const twice = (header: string) => exchange(cloud.port, Buffer.from([line, header, ...rest].join("\r\n")));
    expect(told(await twice("X-TC-Action: DescribeRegions")).code).toBe("InvalidAction");
    expect(told(await twice("X-TC-Region: ap-beijing")).code).toBe("InvalidParameterValue");
    expect(told(await twice("Authorization: TC3-HMAC-SHA256 x")).code).toStartWith("AuthFailure.");
    expect((await twice("Host: other.example")).status).toBe(400);
  });

  test("of odd bytes are given back as they came", async () => {
    const answer = await v3(cloud, { headers: { "X-TC-TraceId": 'h\xe9\xff<>"' } });
    expect(refusalIn(answer)).toEqual(success);
    expect(Buffer.from(answer.reply.headers.get("x-tc-traceid") ?? "", "latin1").toString()).toContain('<>"');
  });

  test("Expect: 100-continue is answered before the body comes", async () => {
    const bytes = v3Bytes(cloud, { headers: { Expect: "100-continue", Connection: "close" } }).toString();
    const end = bytes.indexOf("\r\n\r\n") + 4;
    const line = await connection(cloud.port);
    line.write(bytes.slice(0, end));
    while (!line.text.includes("\r\n\r\n")) await Bun.sleep(5);
    expect(line.text).toBe("HTTP/1.1 100 Continue\r\n\r\n");
    line.write(bytes.slice(end));
    expect(await line.closed).toContain('"RequestId"');
  });

  test("Content-Encoding unpacks nothing", async () => {
    const body = Bun.gzipSync(new TextEncoder().encode("{}"));
    expect((await v3(cloud, { body, headers: { "Content-Encoding": "gzip" } })).message).toBe(
      "The request body is not valid JSON.",
    );
  });
});

describe("parameters", () => {
  const tooDeep = { code: "InvalidParameter", message: "The parameters are nested deeper than 32 levels." };
  const tooMany = { code: "InvalidParameter", message: "The request has more than 10000 parameters." };
  const started = () => performance.now();

  test("of any depth are answered at once, and shown in the journal", async () => {
    const start = started();
    for (const levels of [33, 20_000, 1_000_000]) {
      for (const [open, close] of [
        ["[", "]"],
        ['{"a":', "}"],
      ] as const) {
        const body = `{"ImageIds":${open.repeat(levels)}1.5${close.repeat(levels)}}`;
        expect(refusalIn(await v3(cloud, { body }))).toEqual(tooDeep);
      }
      const name = `ImageIds${".0".repeat(Math.min(levels, 300_000))}`;
      const { code, message } = await v3(cloud, {
        body: `${name}=x`,
        contentType: "application/x-www-form-urlencoded",
      });
      expect({ code, message }).toEqual(tooDeep);
    }
    expect(performance.now() - start).toBeLessThan(4000);
    const journal = await fetch(`${cloud.url}/_skerry/journal`);
    expect(journal.status).toBe(200);
    const { entries }: { entries: { text: string; parameters: unknown }[] } = JSON.parse(await journal.text());
    const shown = entries.filter(({ text }) => text.startsWith('{"ImageIds":'));
    // As text, not as something that the page would have to unfold.
    expect(shown.length).toBeGreaterThan(2);
    for (const { parameters } of shown) expect(parameters).toBeNull();
  });

  test("of the depth that is allowed are read, and brackets in texts count for nothing", async () => {
    const deep = `${"[".repeat(31)}${"]".repeat(31)}`;
    expect((await v3(cloud, { body: `{"ImageIds":${deep}}` })).message).toContain("ImageIds");
    const texts = JSON.stringify({ ImageIds: [`"\\${"[{".repeat(100)}`] });
    expect((await v3(cloud, { body: texts })).message).not.toContain("nested");
  });

  test("beyond 10000 in number are refused in every form", async () => {
    const form = "application/x-www-form-urlencoded";
    const names = (count: number) => Array.from({ length: count }, (_, at) => `A.${at}=`).join("&");
    expect((await v3(cloud, { body: names(10_000), contentType: form })).code).toBe("UnknownParameter");
    expect(refusalIn(await v3(cloud, { body: names(10_001), contentType: form }))).toEqual(tooMany);
    expect(refusalIn(await v1(cloud, { tail: `&${names(10_001)}` }))).toEqual(tooMany);
    const parts = '--x\r\nContent-Disposition: form-data; name="A"\r\n\r\n1\r\n'.repeat(10_001);
    const contentType = "multipart/form-data; boundary=x";
    expect(refusalIn(await v3(cloud, { body: `${parts}--x--\r\n`, contentType }))).toEqual(tooMany);
  });

  test("with an index beyond all lists make no list of that length", async () => {
    const start = started();
    for (const index of ["999999", "4294967294", "9007199254740993", "-1", "1e9"]) {
      const query = `ImageIds.${index}=img-cs2rrmp0`;
      expect(["", "InvalidParameter"]).toContain((await v3(cloud, { method: "GET", query })).code);
    }
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
