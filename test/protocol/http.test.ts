import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { TestCloud } from "../cloud.ts";
import { parseReply, raw, refusalIn, v1, v3, v3Bytes } from "./call.ts";
import { connect, exchange } from "./wire.ts";

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await TestCloud.start({ journal: 20 });
});
afterAll(async () => {
  expect(cloud.log.lines.filter(({ level }) => level === "error")).toEqual([]);
  await cloud[Symbol.asyncDispose]();
});

const host = (): string => `Host: 127.0.0.1:${cloud.port}`;
const sendLines = (...lines: readonly string[]) =>
  exchange(cloud.port, Buffer.from(lines.join("\r\n"), "latin1"), 1000);
const success = { code: "", message: "" };

describe("the end of a request", () => {
  const behind = "GET /_skerry/health HTTP/1.1";
  test.each([
    ["a length and chunks", ["Content-Length: 4", "Transfer-Encoding: chunked"], "0\r\n\r\n"],
    ["chunks and a length", ["Transfer-Encoding: chunked", "Content-Length: 4"], "0\r\n\r\n"],
    ["two lengths", ["Content-Length: 4", "Content-Length: 6"], "abcdef"],
    ["two lengths in one header", ["Content-Length: 4, 4"], "abcd"],
    ["a length with a sign", ["Content-Length: +4"], "abcd"],
    ["a negative length", ["Content-Length: -4"], "abcd"],
    ["a hexadecimal length", ["Content-Length: 0x4"], "abcd"],
    ["an overlong length", [`Content-Length: ${"9".repeat(30)}`], "abcd"],
    ["an empty length", ["Content-Length:"], "abcd"],
    ["an unknown transfer coding", ["Transfer-Encoding: xchunked"], "0\r\n\r\n"],
    ["another coding before chunks", ["Transfer-Encoding: gzip, chunked"], "0\r\n\r\n"],
    ["two transfer codings", ["Transfer-Encoding: chunked", "Transfer-Encoding: identity"], "0\r\n\r\n"],
    ["a space before the colon", ["Transfer-Encoding : chunked"], "0\r\n\r\n"],
    ["a chunk without a size", ["Transfer-Encoding: chunked"], "zz\r\nabcd\r\n0\r\n\r\n"],
    ["a chunk of excessive size", ["Transfer-Encoding: chunked"], "ffffffffffffffff\r\nabcd\r\n0\r\n\r\n"],
    ["chunks without carriage returns", ["Transfer-Encoding: chunked"], "4\nabcd\n0\n\n"],
    ["a folded header", ["X-Folded: a", " b"], ""],
    ["a bare carriage return", ["X-Return: a\rContent-Length: 4"], ""],
    ["a header without a colon", ["nothing"], ""],
    ["an invalid header name", ["X(Y: a"], ""],
    ["a NUL byte", ["X-Zero: a\0b"], ""],
  ])("is rejected when it has %s, and no further bytes are read", async (_how, lines, body) => {
    const connection = await connect(cloud.port);
    connection.write(["POST / HTTP/1.1", host(), ...lines, "", `${body}${behind}`, host(), "", ""].join("\r\n"));
    const text = await connection.closed;
    expect(text).toStartWith("HTTP/1.1 400 ");
    expect(text.match(/HTTP\/1\.1 /g)).toHaveLength(1);
  });

  test("is accepted with the same length twice, within the size limit", async () => {
    const twice = (size: number) => {
      const [head = "", body = ""] = v3Bytes(cloud, { body: `{}${" ".repeat(size - 2)}` })
        .toString()
        .split("\r\n\r\n");
      return exchange(cloud.port, Buffer.from(`${head}\r\nContent-Length: ${size}\r\n\r\n${body}`));
    };
    expect(refusalIn(parseReply(await twice(100)))).toEqual(success);
    expect(parseReply(await twice(10_485_761)).code).toBe("RequestSizeLimitExceeded");
  });

  test("separates pipelined requests", async () => {
    const get = (path: string) => `GET ${path} HTTP/1.1\r\n${host()}\r\n\r\n`;
    const connection = await connect(cloud.port);
    connection.write(`${get("/_skerry/health")}${get("/_skerry/health")}${get("/_skerry/health")}`);
    const statuses = () => [...connection.text.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status);
    while (statuses().length < 3) await Bun.sleep(5);
    expect(statuses()).toEqual(["200", "200", "200"]);
    connection.end();
  });
});

describe("an outdated or foreign request", () => {
  test.each([
    ["HTTP/1.0", ["GET / HTTP/1.0", "Host: x"], 403],
    ["HTTP/2.0", ["GET / HTTP/2.0", "Host: x"], 505],
    ["without a version", ["GET /"], 505],
    ["without a host", ["GET / HTTP/1.1"], 400],
    ["of an unknown method", ["BREW / HTTP/1.1", "Host: x"], 0],
    ["TLS", ["\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"], 400],
  ])("is rejected when it is %s", async (_what, lines, status) => {
    expect((await sendLines(...lines, "", "")).status).toBe(status);
  });

  test("HTTP/1.0 at the server's own name is served and closes the connection", async () => {
    const connection = await connect(cloud.port);
    connection.write(`GET /_skerry/health HTTP/1.0\r\n${host()}\r\n\r\n`);
    expect(await connection.closed).toEndWith('\r\n\r\n{"status":"ok"}');
  });

  test("TRACE is rejected with UnsupportedProtocol", async () => {
    expect(parseReply(await sendLines("TRACE / HTTP/1.1", host(), "", "")).code).toBe("UnsupportedProtocol");
  });

  test("CONNECT is rejected with 405, because a success would promise a tunnel", async () => {
    for (const target of ["evil.example:443", "lighthouse.tencentcloudapi.com:443"])
      expect((await sendLines(`CONNECT ${target} HTTP/1.1`, host(), "", "")).status).toBe(405);
  });

  test("an upgrade to WebSocket is ignored", async () => {
    const headers = { Connection: "Upgrade", Upgrade: "websocket", "Sec-WebSocket-Version": "13" };
    expect(
      (await raw(cloud, "GET", "/", { ...headers, "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==" })).reply.status,
    ).toBe(200);
  });
});

describe("HTTP headers", () => {
  test("are accepted up to 64 KB and 200 headers, and rejected with 431 beyond", async () => {
    const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`X-${at}`, "x"]));
    expect(refusalIn(await v3(cloud, { headers: { "X-Long": "x".repeat(60_000) } }))).toEqual(success);
    expect(refusalIn(await v3(cloud, { headers: many(180) }))).toEqual(success);
    for (const headers of [{ "X-Long": "x".repeat(70_000) }, many(250)]) {
      expect((await v3(cloud, { headers })).reply.status).toBe(431);
    }
    expect((await sendLines(`GET /${"a".repeat(70_000)} HTTP/1.1`, host(), "", "")).status).toBe(431);
  });

  test("sent twice are joined to a list, which is invalid", async () => {
    const [line = "", ...rest] = v3Bytes(cloud).toString().split("\r\n");
    const twice = (header: string) => exchange(cloud.port, Buffer.from([line, header, ...rest].join("\r\n")));
    expect(parseReply(await twice("X-TC-Action: DescribeRegions")).code).toBe("InvalidAction");
    expect(parseReply(await twice("X-TC-Region: ap-beijing")).code).toBe("InvalidParameterValue");
    expect(parseReply(await twice("Authorization: TC3-HMAC-SHA256 x")).code).toStartWith("AuthFailure.");
    expect((await twice("Host: other.example")).status).toBe(400);
  });

  test("with unusual bytes are returned unchanged", async () => {
    const response = await v3(cloud, { headers: { "X-TC-TraceId": 'h\xe9\xff<>"' } });
    expect(refusalIn(response)).toEqual(success);
    expect(Buffer.from(response.reply.headers.get("x-tc-traceid") ?? "", "latin1").toString()).toContain('<>"');
  });

  test("with Expect: 100-continue are confirmed before the body arrives", async () => {
    const bytes = v3Bytes(cloud, { headers: { Expect: "100-continue", Connection: "close" } }).toString();
    const end = bytes.indexOf("\r\n\r\n") + 4;
    const connection = await connect(cloud.port);
    connection.write(bytes.slice(0, end));
    while (!connection.text.includes("\r\n\r\n")) await Bun.sleep(5);
    expect(connection.text).toBe("HTTP/1.1 100 Continue\r\n\r\n");
    connection.write(bytes.slice(end));
    expect(await connection.closed).toContain('"RequestId"');
  });

  test("with Content-Encoding do not decompress the body", async () => {
    const body = Bun.gzipSync(new TextEncoder().encode("{}"));
    expect((await v3(cloud, { body, headers: { "Content-Encoding": "gzip" } })).message).toBe(
      "The request body is not valid JSON.",
    );
  });
});

describe("request parameters", () => {
  const tooDeep = { code: "InvalidParameter", message: "The parameters are nested deeper than 32 levels." };
  const tooMany = { code: "InvalidParameter", message: "The request has more than 10000 parameters." };
  const now = () => performance.now();

  test("nested beyond 32 levels are rejected quickly and shown in the journal", async () => {
    const start = now();
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
    const journal = await fetch(`${cloud.url}/_skerry/journal?after=0`);
    expect(journal.status).toBe(200);
    const { entries }: { entries: { text: string; parameters: unknown }[] } = JSON.parse(await journal.text());
    const shown = entries.filter(({ text }) => text.startsWith('{"ImageIds":'));
    // Shown as text, so that the page does not have to render the nesting.
    expect(shown.length).toBeGreaterThan(2);
    for (const { parameters } of shown) expect(parameters).toBeNull();
  });

  test("nested up to 32 levels are read, not counting brackets in strings", async () => {
    const deep = `${"[".repeat(31)}${"]".repeat(31)}`;
    expect((await v3(cloud, { body: `{"ImageIds":${deep}}` })).message).toContain("ImageIds");
    const texts = JSON.stringify({ ImageIds: [`"\\${"[{".repeat(100)}`] });
    expect((await v3(cloud, { body: texts })).message).not.toContain("nested");
  });

  test("beyond 10000 are rejected in every encoding", async () => {
    const form = "application/x-www-form-urlencoded";
    const names = (count: number) => Array.from({ length: count }, (_, at) => `A.${at}=`).join("&");
    expect((await v3(cloud, { body: names(10_000), contentType: form })).code).toBe("UnknownParameter");
    expect(refusalIn(await v3(cloud, { body: names(10_001), contentType: form }))).toEqual(tooMany);
    expect(refusalIn(await v1(cloud, { tail: `&${names(10_001)}` }))).toEqual(tooMany);
    const parts = '--x\r\nContent-Disposition: form-data; name="A"\r\n\r\n1\r\n'.repeat(10_001);
    const contentType = "multipart/form-data; boundary=x";
    expect(refusalIn(await v3(cloud, { body: `${parts}--x--\r\n`, contentType }))).toEqual(tooMany);
  });

  test("with a huge index do not allocate a list of that length", async () => {
    const start = now();
    for (const index of ["999999", "4294967294", "9007199254740993", "-1", "1e9"]) {
      const query = `ImageIds.${index}=img-cs2rrmp0`;
      expect(["", "InvalidParameter"]).toContain((await v3(cloud, { method: "GET", query })).code);
    }
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
