import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { join } from "node:path";
import { type CallToolResult, Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { endpoints } from "#control/endpoints.ts";
import { requestOf, toolEndpoints, toolName } from "#mcp/tools.ts";
import { listen, type Running } from "#server.ts";
import { TestClock, TestCloud } from "../cloud.ts";

const adminToken = "a-token-for-this-test";
const program = join(import.meta.dir, "..", "..", "src", "main.ts");

let cloud: TestCloud;
let guarded: Running;
beforeAll(async () => {
  cloud = await TestCloud.start({ journal: 100 }, new TestClock({ running: true }));
  guarded = listen(cloud.cloud, "127.0.0.1", 0, { adminToken });
});
afterAll(async () => {
  await guarded.drain();
  await cloud[Symbol.asyncDispose]();
});

const overHttp = () => new StreamableHTTPClientTransport(new URL(`${cloud.url}/_skerry/mcp`));
const overStdio = (url = cloud.url) =>
  new StdioClientTransport({ command: process.execPath, args: [program, "mcp", "--url", url], stderr: "inherit" });

async function withClient<Result>(
  transport: StreamableHTTPClientTransport | StdioClientTransport,
  use: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = new Client({ name: "skerry-test", version: "1.0.0" });
  await client.connect(transport);
  try {
    return await use(client);
  } finally {
    await client.close();
  }
}

const textOf = ({ content }: CallToolResult): string =>
  content.map((part) => (part.type === "text" ? part.text : "")).join("");

describe.each([
  ["over HTTP", overHttp],
  ["on standard streams", () => overStdio()],
])("the MCP server %s", (_, transport) => {
  test("lists one tool for each endpoint that returns declared JSON, and marks the dangerous ones", async () => {
    const { tools } = await withClient(transport(), (client) => client.listTools());
    expect(tools.map(({ name }) => name).sort()).toEqual(toolEndpoints(endpoints).map(toolName).sort());
    const hints = new Map(tools.map(({ name, annotations }) => [name, annotations]));
    expect(hints.get("get_clock")).toMatchObject({ readOnlyHint: true, destructiveHint: false });
    expect(hints.get("advance_clock")).toMatchObject({ readOnlyHint: false, destructiveHint: false });
    expect(hints.get("reset_cloud")).toMatchObject({ readOnlyHint: false, destructiveHint: true });
    expect(hints.get("call_action")).toMatchObject({ readOnlyHint: false, destructiveHint: true });
    expect(tools.find(({ name }) => name === "call_action")?.inputSchema).toMatchObject({
      required: ["service", "action"],
      properties: { input: { type: "object" }, language: { enum: ["en-US", "zh-CN"], default: "en-US" } },
    });
  });

  test("finds an action, describes it, and calls it as an account", async () => {
    await withClient(transport(), async (client) => {
      const call = async (name: string, args: Record<string, unknown>) =>
        (await client.callTool({ name, arguments: args })).structuredContent;
      expect(await call("search_actions", { query: "images to share", limit: 1 })).toMatchObject({
        actions: [{ service: "lighthouse", action: "DescribeImagesToShare" }],
      });
      const about = { service: "lighthouse", action: "CreateKeyPair" };
      expect(await call("describe_action", about)).toMatchObject({
        version: "2020-03-24",
        input: { required: ["KeyName"], properties: { KeyName: { type: "string" } } },
        codes: expect.arrayContaining([expect.objectContaining({ code: expect.any(String), raised: true })]),
      });
      const KeyName = `agent_${crypto.randomUUID().slice(0, 6)}`;
      const created = await call("call_action", { ...about, input: { KeyName } });
      expect(created).toMatchObject({ response: { KeyPair: { KeyName } } });
      const { KeyPairSet = [] } = await cloud.lighthouse().DescribeKeyPairs({ Limit: 100 });
      expect(KeyPairSet.map((pair) => pair.KeyName)).toContain(KeyName);
    });
  });

  test("returns a refusal of the API as a response, and wrong arguments as an error of the tool", async () => {
    await withClient(transport(), async (client) => {
      const name = "call_action";
      const refused = await client.callTool({
        name,
        arguments: { service: "lighthouse", action: "CreateKeyPair", input: { KeyName: "" } },
      });
      expect(refused.isError ?? false).toBe(false);
      expect(refused.structuredContent).toMatchObject({
        response: { Error: { Code: expect.stringMatching(/^Invalid/) } },
      });
      const wrong = await client.callTool({ name, arguments: { service: "lighthouse", action: "CreateMoon" } });
      expect([wrong.isError, textOf(wrong)]).toEqual([true, expect.stringContaining("`CreateMoon` is not served")]);
      const unknown = await client.callTool({
        name,
        arguments: { service: "lighthouse", action: "DescribeRegions", uin: "1" },
      });
      expect([unknown.isError, textOf(unknown)]).toEqual([
        true,
        expect.stringContaining("`1` is not an account or user"),
      ]);
      const surplus = await client.callTool({ name: "get_clock", arguments: { zone: "utc" } });
      expect([surplus.isError, textOf(surplus)]).toEqual([true, expect.stringContaining("`zone` is unknown")]);
    });
  });
});

test("a call as a user has the rights of the user", async () => {
  await withClient(overHttp(), async (client) => {
    const listed = (await client.callTool({ name: "list_accounts", arguments: {} })).structuredContent;
    const accounts: readonly { uin: string; account: string; hasKey: boolean }[] = Object(listed).accounts;
    const user = accounts.find(({ uin, account, hasKey }) => uin !== account && hasKey);
    const result = await client.callTool({
      name: "call_action",
      arguments: { service: "cam", action: "CreateGroup", input: { GroupName: "agents" }, uin: user?.uin },
    });
    expect(result.structuredContent).toMatchObject({
      uin: user?.uin,
      response: { Error: { Code: expect.stringMatching(/^(AuthFailure|Unauthorized)/) } },
    });
  });
});

test("listed resources are those that actions describe", async () => {
  const { KeyPair } = await cloud.lighthouse(undefined, "ap-beijing").CreateKeyPair({ KeyName: "listed" });
  await withClient(overHttp(), async (client) => {
    const { structuredContent } = await client.callTool({
      name: "list_resources",
      arguments: { kind: "key-pair", region: "ap-beijing" },
    });
    expect(structuredContent).toEqual({
      resources: [{ kind: "key-pair", id: KeyPair?.KeyId, account: "100000000001", region: "ap-beijing", state: "" }],
      total: 1,
    });
  });
});

test("calls of agents are in the journal with their own client", async () => {
  await withClient(overHttp(), (client) =>
    client.callTool({ name: "call_action", arguments: { service: "lighthouse", action: "DescribeRegions" } }),
  );
  const exchanges = cloud.cloud.journal?.after(0, 1000) ?? [];
  expect(exchanges.map(({ headers }) => headers.get("x-tc-requestclient"))).toContain("Skerry-Control");
});

test("another machine needs the admin token", async () => {
  const status = async (headers: Record<string, string>) => {
    const request = { method: "POST", body: "{}", headers: { host: "skerry.example", ...headers } };
    return (await fetch(`${guarded.url}/_skerry/mcp`, request)).status;
  };
  expect(await status({})).toBe(403);
  expect(await status({ authorization: `Bearer ${adminToken}` })).not.toBe(403);
});

test("an agent reads that no server responds, and how to start one", async () => {
  const result = await withClient(overStdio("http://127.0.0.1:1"), (client) =>
    client.callTool({ name: "get_clock", arguments: {} }),
  );
  expect([result.isError, textOf(result)]).toEqual([true, expect.stringContaining("Start one with npm start")]);
});

test("arguments become the path, the query and the body of a request", () => {
  const found = endpoints.find(({ name }) => name === "describeAction");
  if (!found) throw new Error("describeAction is not declared");
  expect(requestOf(found, { service: "a b", action: "C/D", more: 1 })).toEqual({
    method: "GET",
    target: "/_skerry/actions/a%20b/C%2FD?more=1",
    body: undefined,
  });
});
