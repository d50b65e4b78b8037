import { describe, expect, test } from "bun:test";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clientsAt } from "../cloud.ts";
import { Child, run } from "../process.ts";

describe("an invalid command line", () => {
  const wrong: readonly [string, readonly string[], string][] = [
    ["a port that is not a number", ["--port", "abc"], "--port"],
    ["a port above 65535", ["--port", "70000"], "--port"],
    ["an unknown log level", ["--log-level", "loud"], "--log-level"],
    ["a rate limit other than on or off", ["--rate-limit", "maybe"], "--rate-limit"],
    ["an endpoint that is not a URL", ["--cvm-endpoint", "nowhere"], "--cvm-endpoint"],
    ["a secret id without its key", ["--cvm-secret-id", "x"], "--cvm-secret-key"],
    ["--data with --memory", ["--data", "x", "--memory"], "--memory"],
    ["an unknown option", ["--colour"], "--colour"],
    ["a public address with development keys", ["--memory", "--port", "0", "--host", "0.0.0.0"], "--host 0.0.0.0"],
  ];
  test.each(wrong)("is rejected with exit code 2 for %s", async (_, args, named) => {
    const { code, out, err } = await run(["serve", ...args]);
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err).toStartWith("skerry: ");
    expect(err).toContain(named);
    expect(err).not.toContain("    at ");
  });

  test("is rejected with exit code 2 for an unknown command", async () => {
    expect(await run(["dance"])).toMatchObject({ code: 2, out: "" });
  });

  test("is rejected by the variable's name for an invalid variable", async () => {
    const { code, err } = await run(["serve"], { SKERRY_PORT: "abc" });
    expect(code).toBe(2);
    expect(err).toContain("SKERRY_PORT");
  });
});

describe("a failed start", () => {
  test("reports file, line and field of an invalid world", async () => {
    const folder = mkdtempSync(join(tmpdir(), "skerry-"));
    const file = join(folder, "world.yaml");
    writeFileSync(file, 'accounts:\n  - uin: "100000000077"\n    name: Mine\n    appId: many\n');
    const { code, err } = await run(["serve", "--memory", "--world", file]);
    rmSync(folder, { recursive: true });
    expect(code).toBe(1);
    expect(err).toBe(`skerry: ${file}:4: accounts.0.appId: must be of type int\n`);
  });

  test("reports the path of a missing world file", async () => {
    const { code, err } = await run(["serve", "--memory", "--world", "/nowhere/world.yaml"]);
    expect(code).toBe(1);
    expect(err).toStartWith("skerry: /nowhere/world.yaml: ");
  });

  test("reports a port that is in use", async () => {
    await using child = await Child.serve("--memory");
    const { code, err } = await run(["serve", "--memory", "--port", String(child.port)]);
    expect(code).toBe(1);
    expect(err).toContain(String(child.port));
    expect(err).not.toContain("    at ");
  });

  test("reports data that another server has locked", async () => {
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

describe("a running server", () => {
  test("prints its address and keys once and logs a line for each request without secrets", async () => {
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

  test("with private keys may listen on a public address", async () => {
    const folder = mkdtempSync(join(tmpdir(), "skerry-"));
    const file = join(folder, "world.yaml");
    const mine = { secretId: "AKIDMyOwnTestKey0001", secretKey: "aSecretOfMyOwn" };
    writeFileSync(file, JSON.stringify({ accounts: [{ uin: "100000000077", name: "Mine", appId: 1, keys: [mine] }] }));
    await using child = await Child.serve("--memory", "--world", file, "--host", "0.0.0.0");
    rmSync(folder, { recursive: true });
    const response = await clientsAt(child.port, mine).cvm.DescribeImages({ Limit: 1 });
    expect(response.TotalCount).toBeGreaterThan(0);
    expect(child.printed).not.toContain("Development credentials");
  });

  test("is described by skerry spec with all services", async () => {
    const { code, out } = await run(["spec"]);
    expect(code).toBe(0);
    expect(Object.keys(JSON.parse(out).services)).toEqual([
      "lighthouse",
      "cvm",
      "vpc",
      "cam",
      "sts",
      "tag",
      "monitor",
      "tat",
    ]);
  });
});
