import { expect, test } from "bun:test";
import { mcpTemplates } from "#services/lighthouse/mcp/catalogue.ts";
import { TestCloud } from "../cloud.ts";
import { codeOf } from "../refusal.ts";
import { bought } from "./bought.ts";
import { servers } from "./mcpServers.ts";

test("DescribeMcpServerTemplates finds templates by part of a name or description, and pages them", async () => {
  await using cloud = await TestCloud.start();
  const client = cloud.lighthouse();
  const found = async (...filters: string[][]) => {
    const Filters = filters.map((Values) => ({ Name: "name-description", Values }));
    const { McpServerTemplateSet = [], TotalCount } = await client.DescribeMcpServerTemplates({ Filters });
    expect(TotalCount).toBe(McpServerTemplateSet.length);
    return McpServerTemplateSet.map((one) => one.Name ?? "");
  };
  expect(await found(["lightHOUSE"])).toEqual(["Tencent Cloud Lighthouse"]);
  expect(await found(["maps"])).toEqual(["AMap", "Baidu Maps"]);
  expect(await found(["maps", "zones"])).toEqual(["AMap", "Baidu Maps", "Time"]);
  expect(await found(["maps"], ["china"])).toEqual(["AMap"]);
  expect(await found(["no such thing"])).toEqual([]);
  expect(await found([".*"])).toEqual([]);
  const page = await client.DescribeMcpServerTemplates({ Offset: 1, Limit: 2 });
  expect([page.TotalCount, page.McpServerTemplateSet?.length]).toEqual([mcpTemplates.length, 2]);
  const codeFor = (Name: string, ...Values: string[]) =>
    codeOf(client.DescribeMcpServerTemplates({ Filters: [{ Name, Values }] }));
  expect(await codeFor("name", "x")).toBe("InvalidParameterValue");
  expect(await codeFor("name-description")).toBe("InvalidParameterValue");
  expect(await codeFor("name-description", "1", "2", "3", "4", "5", "6")).toBe("InvalidParameterValue");
});

test("CreateMcpServer accepts the values of a template and gives the server its icon", async () => {
  await using cloud = await TestCloud.start();
  const client = cloud.lighthouse();
  const InstanceId = await bought(cloud);
  const { McpServerTemplateSet = [] } = await client.DescribeMcpServerTemplates({
    Filters: [{ Name: "name-description", Values: ["AMap"] }],
  });
  const { Name = "", Command = "", IconUrl = "", EnvSet = [] } = McpServerTemplateSet[0] ?? {};
  expect(Buffer.from(Command, "base64").toString()).toBe("npx -y @amap/amap-maps-mcp-server");
  expect(EnvSet).toEqual([{ Key: "AMAP_MAPS_API_KEY", Value: "YOUR_AMAP_MAPS_API_KEY" }]);
  const Envs = EnvSet.map(({ Key = "", Value = "" }) => ({ Key, Value }));
  await client.CreateMcpServer({ InstanceId, Name, Command, Envs });
  expect((await servers(cloud, InstanceId))[0]).toMatchObject({ Name, IconUrl });
  expect(IconUrl).toMatch(/^https:/);
});

test("every template has texts in both languages and a unique command that runs a registry package", () => {
  for (const { name, about, command, community, keys, platform } of mcpTemplates) {
    for (const text of [name, about]) expect(text.en.length * (text.zh?.length ?? 0)).toBeGreaterThan(0);
    expect(command).toMatch(/^(npx -y|uvx) \S/);
    expect(community).toMatch(/^https:\/\//);
    expect(platform !== undefined).toBe(keys !== undefined);
  }
  expect(new Set(mcpTemplates.map((one) => one.command)).size).toBe(mcpTemplates.length);
});
