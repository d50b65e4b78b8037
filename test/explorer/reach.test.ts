import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { respondToControl } from "#control/respond.ts";
import { respondToPage } from "#explorer/server/respond.ts";
import { BodyBudget } from "#protocol/bodyBudget.ts";
import { services } from "#services/index.ts";
import { key, TestCloud } from "../cloud.ts";
import { Folder } from "../command/folder.ts";
import { raw, v1, v1Bytes, v3 } from "../protocol/call.ts";
import { exchange, type Headers } from "../protocol/wire.ts";

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await TestCloud.start({ journal: 10 });
});
afterAll(() => cloud[Symbol.asyncDispose]());

const own = ["session", "journal"] as const;
const examples = [...services.keys()].map((name) => `examples/${name}`);
const anybodys = ["health", "ready", "spec", ...examples];
const fetchFrom = (path: string, address: string, host: string) => {
  const request = new Request(`${cloud.url}/_skerry/${path}`, { headers: { host } });
  return respondToPage(`/_skerry/${path}`, request, cloud.cloud, address);
};
const journalFrom = async (address: string, host: string) => {
  const request = new Request(`${cloud.url}/_skerry/journal`, { headers: { host } });
  const context = { arrival: 1000, bodies: new BodyBudget(1000), adminToken: undefined, address: () => address };
  const response = await respondToControl("/_skerry/journal", "", request, cloud.cloud, context);
  return { status: response?.status, text: await response?.text() };
};
const secrets = [key(1).secretKey, key(101).secretKey];

describe("the endpoints beside the API", () => {
  test("return keys and requests only to this machine under its own host names", async () => {
    await cloud.lighthouse().DescribeRegions();
    for (const [address, host] of [
      ["192.0.2.1", "127.0.0.1:20324"],
      ["2001:db8::1", "localhost"],
      ["::ffff:192.0.2.1", "localhost"],
      ["", "localhost"],
      ["127.0.0.1", "evil.example"],
      ["127.0.0.1", "127.0.0.1.evil.example"],
      ["127.0.0.1", "localhost.evil.example:20324"],
      ["127.0.0.1", "evil.example:127.0.0.1"],
      ["127.0.0.1", "0.0.0.0"],
      ["127.0.0.1", ""],
    ] as const) {
      const session = await fetchFrom("session", address, host);
      expect([address, host, await session.json()]).toMatchObject([address, host, { accounts: [] }]);
      const { status, text } = await journalFrom(address, host);
      expect([address, host, status]).toEqual([address, host, 403]);
      expect(text).not.toContain("DescribeRegions");
    }
    // Conversely, a client on this machine receives it.
    for (const address of ["127.0.0.1", "::1", "::ffff:127.0.0.1"]) {
      const text = await (await fetchFrom("session", address, "[::1]:20324")).text();
      for (const secret of secrets) expect(text).toContain(secret);
      expect((await journalFrom(address, "localhost")).text).toContain("DescribeRegions");
    }
  });

  test("ignore forwarding headers", async () => {
    for (const name of ["X-Forwarded-For", "Forwarded", "X-Real-IP", "X-Forwarded-Host"]) {
      const headers = {
        Host: "evil.example",
        [name]: name === "Forwarded" ? "for=127.0.0.1;host=localhost" : "127.0.0.1",
      };
      const { text } = (await raw(cloud, "GET", "/_skerry/session", headers)).reply;
      expect(JSON.parse(text)).toMatchObject({ accounts: [] });
    }
  });

  test("treat clients of a local proxy that replaces the Host header as local", async () => {
    const forwarded = { Host: `127.0.0.1:${cloud.port}`, "X-Forwarded-For": "192.0.2.1" };
    const { reply } = await raw(cloud, "GET", "/_skerry/session", forwarded);
    for (const secret of secrets) expect(reply.text).toContain(secret);
    // The documented protection.
    using folder = new Folder();
    const world = await folder.file("world.yaml", worldOf("AKIDofNobodyElse"));
    await using closed = await TestCloud.start({ world });
    expect((await raw(closed, "GET", "/_skerry/journal", forwarded)).reply.status).toBe(404);
    const session = await raw(closed, "GET", "/_skerry/session", forwarded);
    expect(JSON.parse(session.reply.text)).toMatchObject({ accounts: [] });
  });

  test("return public information, without keys, to everybody", async () => {
    for (const path of anybodys) {
      const { reply } = await raw(cloud, "GET", `/_skerry/${path}`, { Host: "evil.example" });
      expect([path, reply.status]).toEqual([path, 200]);
      for (const secret of secrets) expect(reply.text).not.toContain(secret);
    }
  });

  test.each(["session", "spec", "examples/cvm", "page/none.js", "none"])("reject writes to %s", async (path) => {
    for (const method of ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
      const { reply } = await raw(cloud, method, `/_skerry/${path}`);
      expect([method, reply.status, reply.headers.get("allow"), reply.text]).toEqual([method, 405, "GET, HEAD", ""]);
    }
  });

  test.each(["none", "session/", "Session", "examples/", "examples/none", "examples/..%2fsession", "page/../session"])(
    "return 404 for %s",
    async (path) => {
      const { reply } = await raw(cloud, "GET", `/_skerry/${path}`);
      // Bun resolves dot segments first, so this is the session endpoint with its rules.
      if (path === "page/../session") expect(reply.headers.get("cache-control")).toBe("no-store");
      else expect([reply.status, reply.text]).toEqual([404, "not found"]);
    },
  );

  test("forbid caching and embedding of keys and requests", async () => {
    for (const path of own) {
      const { headers } = (await raw(cloud, "GET", `/_skerry/${path}`)).reply;
      expect(headers.get("cache-control")).toBe("no-store");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
    }
  });
});

describe("a page of another site in a browser on this machine", () => {
  const foreign = (site: string) => ({ Origin: "https://evil.example", "Sec-Fetch-Site": site });

  test("cannot read any response", async () => {
    const paths = ["/", ...[...own, ...anybodys, "page/none.js"].map((path) => `/_skerry/${path}`)];
    for (const path of paths) {
      for (const method of ["GET", "OPTIONS", "POST"]) {
        const asks = { "Access-Control-Request-Method": "POST", Origin: "https://evil.example" };
        const { headers } = (await raw(cloud, method, path, asks)).reply;
        expect([path, method, headers.get("access-control-allow-origin")]).toEqual([path, method, undefined]);
      }
    }
  });

  test.each(["cross-site", "same-site"])("cannot change anything with development keys (%s)", async (site) => {
    const made = { Action: "CreateFirewallTemplate", TemplateName: "theirs" };
    const simple = [
      v1Bytes(cloud, { parameters: made, headers: foreign(site) }),
      v1Bytes(cloud, { method: "GET", parameters: made, headers: foreign(site) }),
    ];
    for (const bytes of simple) {
      const reply = await exchange(cloud.port, bytes);
      expect([reply.status, reply.text]).toEqual([403, "Skerry rejects requests from pages of other sites."]);
    }
    for (const path of own) {
      expect((await raw(cloud, "GET", `/_skerry/${path}`, foreign(site))).reply.status).toBe(403);
    }
    expect((await cloud.lighthouse().DescribeFirewallTemplates({})).TotalCount).toBe(0);
  });

  test("cannot change anything in a browser that sends only its origin", async () => {
    const own = `127.0.0.1:${cloud.port}`;
    for (const origin of ["https://evil.example", "null", `http://127.0.0.1:${cloud.port + 1}`, `evil://${own}`]) {
      expect([origin, (await v3(cloud, { headers: { Origin: origin } })).reply.status]).toEqual([origin, 403]);
      expect((await raw(cloud, "GET", "/_skerry/session", { Origin: origin })).reply.status).toBe(403);
    }
    for (const origin of [`http://${own}`, `https://${own}`]) {
      expect((await v3(cloud, { headers: { Origin: origin } })).code).toBe("");
    }
  });

  test("may link to the explorer, whose own calls are accepted", async () => {
    const link = { ...foreign("cross-site"), Accept: "text/html" };
    expect((await raw(cloud, "GET", "/", link)).reply.headers.get("content-type")).toStartWith("text/html");
    for (const site of ["same-origin", "none"]) {
      expect((await v3(cloud, { headers: { "Sec-Fetch-Site": site } })).code).toBe("");
      expect((await v1(cloud, { headers: { "Sec-Fetch-Site": site } })).code).toBe("");
    }
  });
});

describe("a page that uses DNS rebinding", () => {
  const made = { Action: "CreateFirewallTemplate", TemplateName: "theirs" };
  const refused = [403, expect.stringContaining("only at 127.0.0.1, localhost or the name that it listens on")];
  /** Their browser takes the server for their own: nothing is foreign to it, and over HTTP it may say less still. */
  const theirs = [
    ["POST", { Origin: "http://evil.example:20324", "Sec-Fetch-Site": "same-origin" }],
    ["POST", { Origin: "http://evil.example:20324" }],
    ["POST", { "Sec-Fetch-Site": "none" }],
    ["GET", {}],
    ["GET", { "Sec-Fetch-Site": "same-origin" }],
  ] as const;

  /** The same headers as a page of a host has them. */
  const named = (headers: Headers, host: string): Headers =>
    headers["Origin"] === undefined ? headers : { ...headers, Origin: `http://${host}` };

  test.each(theirs)("cannot change anything with development keys (%s %j)", async (method, headers) => {
    for (const host of [
      "evil.example:20324",
      "127.0.0.1.evil.example",
      "localhost.evil.example",
      "nottencentcloudapi.com",
    ]) {
      const sent = { method, host, headers: named(headers, host) };
      const v1Reply = await exchange(cloud.port, v1Bytes(cloud, { ...sent, parameters: made }));
      expect([v1Reply.status, v1Reply.text]).toEqual(refused);
      const { reply } = await v3(cloud, { ...sent, action: "DescribeRegions" });
      expect([reply.status, reply.text]).toEqual(refused);
    }
    expect((await cloud.lighthouse().DescribeFirewallTemplates({})).TotalCount).toBe(0);
  });

  test.each(theirs)("does not affect the explorer's own requests (%s %j)", async (method, headers) => {
    for (const host of [
      "127.0.0.1:20324",
      "localhost",
      "[::1]:20324",
      "skerry.localhost",
      "lighthouse.tencentcloudapi.com",
    ]) {
      const own = named(headers, host);
      for (const { reply, code } of [
        await v3(cloud, { method, host, headers: own }),
        await v1(cloud, { method, host, headers: own }),
      ]) {
        expect([host, reply.status, code]).toEqual([host, 200, ""]);
        expect([...reply.headers.keys()].filter((name) => name.startsWith("access-control-"))).toEqual([]);
      }
    }
  });

  test("does not affect programs, which send no origin and may use any host name", async () => {
    for (const host of ["gateway.example", "skerry:20324"]) {
      for (const { reply, code } of [await v3(cloud, { host }), await v1(cloud, { host })]) {
        expect([host, reply.status, code]).toEqual([host, 200, ""]);
      }
    }
  });

  test("is served normally if all keys are private", async () => {
    using folder = new Folder();
    const world = await folder.file("world.yaml", worldOf("AKIDofNobodyElse"));
    await using own = await TestCloud.start({ world });
    const credential = { secretId: "AKIDofNobodyElse", secretKey: "itsSecretKey" };
    for (const [method, headers] of theirs) {
      const sent = { credential, method, host: "skerry.lan", action: "DescribeRegions" };
      const { reply, code } = await v3(own, { ...sent, headers: named(headers, sent.host) });
      expect([reply.status, code]).toEqual([200, ""]);
    }
  });
});

const worldOf = (secretId: string): string => `
accounts:
  - uin: "200000000001"
    name: Own
    appId: 1260000001
    keys: [{ secretId: ${secretId}, secretKey: itsSecretKey }]
`;
