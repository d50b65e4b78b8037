import { describe, expect, test } from "bun:test";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clientsAt } from "../cloud.ts";
import { Child, run } from "../process.ts";

describe("a command line that cannot be followed", () => {
  const wrong: readonly [string, readonly string[], string][] = [
    ["a port that is none", ["--port", "abc"], "--port"],
    ["a port beyond all ports", ["--port", "70000"], "--port"],
    ["a level that is none", ["--log-level", "loud"], "--log-level"],
    ["limits neither on nor off", ["--rate-limit", "maybe"], "--rate-limit"],
    ["an endpoint that is no URL", ["--cvm-endpoint", "nowhere"], "--cvm-endpoint"],
    ["half a key", ["--cvm-secret-id", "x"], "--cvm-secret-key"],
    ["data in memory", ["--data", "x", "--memory"], "--memory"],
    ["an option that there is not", ["--colour"], "--colour"],
    ["an address that others reach", ["--memory", "--port", "0", "--host", "0.0.0.0"], "--host 0.0.0.0"],
  ];
  test.each(wrong)("%s", async (_, args, named) => {
    const { code, out, err } = await run(["serve", ...args]);
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err).toStartWith("skerry: ");
    expect(err).toContain(named);
    expect(err).not.toContain("    at ");
  });

  test("a command that there is not", async () => {
    expect(await run(["dance"])).toMatchObject({ code: 2, out: "" });
  });

  test("the environment counts as the flag does", async () => {
    const { code, err } = await run(["serve"], { SKERRY_PORT: "abc" });
    expect(code).toBe(2);
    expect(err).toContain("SKERRY_PORT");
  });
});

describe("what hinders the start", () => {
  test("a world with a mistake is told with file, line and field", async () => {
    const folder = mkdtempSync(join(tmpdir(), "skerry-"));
    const file = join(folder, "world.yaml");
    writeFileSync(file, 'accounts:\n  - uin: "100000000077"\n    name: Mine\n    appId: many\n');
    const { code, err } = await run(["serve", "--memory", "--world", file]);
    rmSync(folder, { recursive: true });
    expect(code).toBe(1);
    expect(err).toBe(`skerry: ${file}:4: accounts.0.appId: must be of type int\n`);
  });

  test("a world that is not there", async () => {
    const { code, err } = await run(["serve", "--memory", "--world", "/nowhere/world.yaml"]);
    expect(code).toBe(1);
    expect(err).toStartWith("skerry: /nowhere/world.yaml: ");
  });

  test("a port that is taken", async () => {
    await using child = await Child.serve("--memory");
    const { code, err } = await run(["serve", "--memory", "--port", String(child.port)]);
    expect(code).toBe(1);
    expect(err).toContain(String(child.port));
    expect(err).not.toContain("    at ");
  });

  test("data that another server holds", async () => {
    const data = mkdtempSync(join(tmpdir(), "skerry-"));
    const child = await Child.serve("--data", data);
    const { code, err } = await run(["serve", "--port", "0", "--data", data]);
    await child.kill();
    rmSync(data, { recursive: true });
    expect(code).toBe(1);
    expect(err).toContain(data);
    expect(err).not.toContain("    at ");
  });
});

describe("a server that runs", () => {
  test("introduces itself once and writes a line for each request, without secrets", async () => {
    const child = await Child.serve("--memory");
    await clientsAt(child.port).lighthouse.DescribeImagesToShare({});
    child.process.kill("SIGTERM");
    const log = await new Response(child.process.stderr).text();
    expect(await child.process.exited).toBe(0);
    expect(child.printed.match(/AKIDSkerryLocalDevelopmentOnly00000[12]/g)).toHaveLength(2);
    expect(child.printed.match(/Skerry serves on/g)).toHaveLength(1);
    const lines = log
      .trim()
      .split("\n")
      .map((line): Record<string, unknown> => JSON.parse(line));
    const requests = lines.filter((line) => line["event"] === "request");
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({
      level: "info",
      service: "lighthouse",
      action: "DescribeImagesToShare",
      region: "ap-guangzhou",
      account: "100000000001",
      uin: "100000000001",
      code: "",
    });
    expect(log).not.toContain("SkerryLocalSecretKey");
  });

  test("with keys of its own may listen for others", async () => {
    const folder = mkdtempSync(join(tmpdir(), "skerry-"));
    const file = join(folder, "world.yaml");
    const mine = { secretId: "AKIDMyOwnTestKey0001", secretKey: "aSecretOfMyOwn" };
    writeFileSync(file, JSON.stringify({ accounts: [{ uin: "100000000077", name: "Mine", appId: 1, keys: [mine] }] }));
    await using child = await Child.serve("--memory", "--world", file, "--host", "0.0.0.0");
    rmSync(folder, { recursive: true });
    const answer = await clientsAt(child.port, mine).cvm.DescribeImages({ Limit: 1 });
    expect(answer.TotalCount).toBeGreaterThan(0);
    expect(child.printed).not.toContain("Development credentials");
  });

  test("prints what is declared", async () => {
    const { code, out } = await run(["spec"]);
    expect(code).toBe(0);
    expect(Object.keys(JSON.parse(out).services)).toEqual(["lighthouse", "cvm", "vpc", "cam", "sts", "tag", "monitor"]);
  });
});
