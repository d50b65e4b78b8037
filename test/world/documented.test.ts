import { expect, test } from "bun:test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { readWorld } from "#world/readWorld.ts";
import { Folder } from "../command/folder.ts";

const page = readFileSync(join(import.meta.dir, "..", "..", "docs", "worlds.md"), "utf8");
const blocks = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = ""]) => text);
const [complete = "", contents = "", ...parts] = blocks;
const at = { account: "100000000077", region: "ap-guangzhou" };

test("the worlds in docs/worlds.md are valid", async () => {
  using folder = new Folder();
  const world = await readWorld(await folder.file("complete.yaml", complete));
  expect([world.accounts.length, world.lighthouse.instances.length, world.pace.images]).toEqual([1, 1, 0.2]);
  const { lighthouse, ...rest } = parse(complete);
  const docker = { ...at, id: "lhins-mine0002", bundle: "bundle2022_gen_01", blueprint: "lhbp-2cacsycc" };
  const inside = { instances: [...lighthouse.instances, docker], ...parse(contents).lighthouse };
  expect(parts).toHaveLength(3);
  for (const part of parts) {
    const text = stringify({ ...rest, lighthouse: { ...lighthouse, ...inside }, ...parse(part) });
    const { lighthouse: read } = await readWorld(await folder.file("contents.yaml", text));
    expect([read.containers.length, read.mcpServers.length]).toEqual([1, 1]);
  }
});

test("the error in docs/worlds.md names the line of its field", async () => {
  using folder = new Folder();
  const [, line, field] =
    /^skerry: my-world\.yaml:(\d+): (\S+): must be one of ap-bangkok, …, not `mars-1`$/m.exec(page) ?? [];
  const file = await folder.file("my-world.yaml", complete.replace("ap-singapore", "mars-1"));
  await expect(readWorld(file)).rejects.toThrow(`:${line}: ${field}: must be one of ap-bangkok, `);
});
