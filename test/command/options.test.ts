import { expect, test } from "bun:test";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { clientsAt } from "../cloud.ts";
import { Child, run } from "../process.ts";
import { codeOf } from "../refusal.ts";
import { Folder } from "./folder.ts";

const flags = [
  ["host", "SKERRY_HOST"],
  ["port", "SKERRY_PORT"],
  ["proxy-port", "SKERRY_PROXY_PORT"],
  ["data", "SKERRY_DATA"],
  ["database", "SKERRY_DATABASE"],
  ["key-file", "SKERRY_KEY_FILE"],
  ["memory", "SKERRY_MEMORY"],
  ["tls", "SKERRY_TLS"],
  ["tls-cert", "SKERRY_TLS_CERT"],
  ["tls-key", "SKERRY_TLS_KEY"],
  ["world", "SKERRY_WORLD"],
  ["rate-limit", "SKERRY_RATE_LIMIT"],
  ["redis", "SKERRY_REDIS"],
  ["log-level", "SKERRY_LOG_LEVEL"],
  ["journal", "SKERRY_JOURNAL"],
  ["cvm-endpoint", "SKERRY_CVM_ENDPOINT"],
  ["cvm-secret-id", "SKERRY_CVM_SECRET_ID"],
  ["cvm-secret-key", "SKERRY_CVM_SECRET_KEY"],
  ["allow-private-urls", "SKERRY_ALLOW_PRIVATE_URLS"],
] as const;

test("--help lists the commands and each option with its variable", async () => {
  for (const args of [["--help"], ["help"], ["-h"], ["serve", "--help"]]) {
    const { code, out, err } = await run(args);
    expect([code, err]).toEqual([0, ""]);
    for (const command of ["serve", "env", "exec", "spec", "world", "export", "import"])
      expect(out).toContain(`skerry ${command}`);
    for (const [flag, variable] of flags) {
      const lines = out.split("\n").filter((line) => line.startsWith(`  --${flag} `) && line.endsWith(variable));
      expect(lines).toHaveLength(1);
    }
  }
});

test("skerry spec exits without an error when the reader of its output closes the pipe", () => {
  const spec = `"${process.execPath}" --max-http-header-size=65536 src/main.ts spec`;
  const cwd = join(import.meta.dir, "..", "..");
  const { stdout, stderr } = Bun.spawnSync(["bash", "-c", `${spec} | head -c 1; echo "\${PIPESTATUS[0]}"`], { cwd });
  expect([stdout.toString(), stderr.toString()]).toEqual(["{0\n", ""]);
});

const bad: readonly (readonly [args: readonly string[], named: string])[] = [
  [["--host", "127.0.0.1:80"], "--host"],
  [["--host", "http://localhost"], "--host"],
  [["--host", "[::1]"], "--host"],
  [["--host", ""], "--host"],
  [["--port", "65536"], "--port"],
  [["--port=-1"], "--port"],
  [["--port", "80x"], "--port"],
  [["--port", "0x50"], "--port"],
  [["--port", ""], "--port"],
  [["--port"], "--port"],
  [["--data", ""], "--data"],
  [["--data"], "--data"],
  [["--data", "somewhere", "--memory"], "--data and --memory"],
  [["--memory=maybe"], "--memory"],
  [["--tls=maybe"], "--tls"],
  [["--tls-cert", ""], "--tls-cert"],
  [["--tls-cert", "one"], "--tls-cert and --tls-key must be used together"],
  [["--tls-key", "other"], "--tls-cert and --tls-key must be used together"],
  [["--tls", "--tls-cert", "one", "--tls-key", "other"], "--tls and --tls-cert cannot be combined"],
  [["--database", "mysql://root@127.0.0.1/skerry"], "--database must be a URL such as postgres://"],
  [["--database", "postgres://127.0.0.1"], "--database must be a URL such as postgres://"],
  [["--database", "postgres://127.0.0.1/skerry", "--memory"], "--database cannot be combined with --data or --memory"],
  [["--database", "postgres://127.0.0.1/skerry"], "--database requires --key-file"],
  [
    ["--database", "postgres://127.0.0.1/skerry", "--data", "x"],
    "--database cannot be combined with --data or --memory",
  ],
  [["--key-file", ""], "--key-file"],
  [["--key-file", "somewhere", "--memory"], "--key-file has no effect with --memory"],
  [["--world", ""], "--world"],
  [["--rate-limit", "maybe"], "--rate-limit must be one of on, off, not maybe"],
  [["--redis", ""], "--redis"],
  [["--redis", "redis://127.0.0.1", "--rate-limit", "off"], "--redis has no effect with --rate-limit off"],
  [["--log-level", "loud"], "--log-level must be one of debug, info, warn, error, silent, not loud"],
  [["--journal", "many"], "--journal must be 0 to 10000, not many"],
  [["--journal", "10001"], "--journal"],
  [["--cvm-endpoint", "ftp://127.0.0.1"], "--cvm-endpoint"],
  [["--cvm-endpoint", ""], "--cvm-endpoint"],
  [["--cvm-secret-id", "one"], "--cvm-secret-id and --cvm-secret-key"],
  [["--cvm-secret-key", "other"], "--cvm-secret-id and --cvm-secret-key"],
  [["--cvm-secret-id", "one", "--cvm-secret-key", "other"], "--cvm-endpoint"],
  [["stray"], "stray"],
];

test.each(bad)("serve %j is rejected with the name of the argument", async (args, named) => {
  const { code, out, err } = await run(["serve", ...args]);
  expect([code, out]).toEqual([2, ""]);
  expect(err).toMatch(/^skerry: .+\n$/);
  expect(err).toContain(named);
});

const badUrls = [
  "http://:hush-hush@127.0.0.1",
  "127.0.0.1:6379",
  "redis:",
  "redis://:hush-hush@127.0.0.1:65536",
  "redis://:hush-hush@127.0.0.1/zero",
  "redis://:hush-hush@127.0.0.1/0/1",
  "redis://:hush-hush@127.0.0.1?tls=true",
  "redis://127.0.0.1#hush-hush",
  "redis://hush-hush@127.0.0.1",
  "rediss://:hush-hush%@127.0.0.1",
  "rediss://:hush-hush%ff@127.0.0.1",
];

test.each(badUrls)("--redis %s is rejected without repeating it, because it may contain a password", async (url) => {
  const { code, out, err } = await run(["serve", "--redis", url]);
  expect([code, out]).toEqual([2, ""]);
  expect(err).toBe(
    "skerry: --redis must be redis://[[USER]:PASSWORD@]HOST[:PORT][/DATABASE], or the same with rediss: for TLS\n",
  );
});

const badVariables = {
  SKERRY_HOST: "http://localhost",
  SKERRY_PORT: "http",
  SKERRY_MEMORY: "perhaps",
  SKERRY_TLS: "yes",
  SKERRY_RATE_LIMIT: "yes",
  SKERRY_LOG_LEVEL: "INFO",
  SKERRY_CVM_ENDPOINT: "127.0.0.1:80",
};

test.each(Object.entries(badVariables))("%s=%s is rejected with the name of the variable", async (name, value) => {
  const { code, out, err } = await run(["serve"], { [name]: value });
  expect([code, out]).toEqual([2, ""]);
  expect(err).toStartWith(`skerry: ${name} must be `);
  expect(err).toEndWith(`, not ${value}\n`);
});

/** Waits until the server has printed a text. The address is printed first, the rest later. */
async function expectPrinted(child: Child, text: string): Promise<void> {
  for (let tries = 0; !child.printed.includes(text) && tries < 100; tries++) await Bun.sleep(10);
  expect(child.printed).toContain(text);
}

test("variables equal their flags, flags take precedence, and empty variables are ignored", async () => {
  using folder = new Folder();
  const [byVariable, byFlag] = [join(folder.path, "variable"), join(folder.path, "flag")];
  {
    const env = { SKERRY_HOST: "localhost", SKERRY_PORT: "1", SKERRY_DATA: byVariable, SKERRY_WORLD: "" };
    await using child = await Child.started([], env);
    expect(child.url).toMatch(/^http:\/\/localhost:\d+$/);
    await expectPrinted(child, `Data in ${byVariable}\n`);
  }
  expect(existsSync(join(byVariable, "skerry.sqlite"))).toBe(true);
  {
    await using child = await Child.started(["--data", byFlag], { SKERRY_DATA: byVariable, SKERRY_HOST: "" });
    expect(child.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    await expectPrinted(child, `Data in ${byFlag}\n`);
  }
  await using child = await Child.started([], { SKERRY_MEMORY: "true" });
  await expectPrinted(child, "Data in memory only.\n");
});

/** Sends thirty calls at once. Returns how many exceed the rate limit, which is ten per second for this action. */
async function countRateLimited({ port }: Child): Promise<number> {
  const { cvm } = clientsAt(port);
  const codes = await Promise.all(
    Array.from({ length: 30 }, () =>
      cvm.DescribeImageQuota().then(
        () => "",
        (error: { code?: string }) => error.code,
      ),
    ),
  );
  return codes.filter((code) => code?.startsWith("RequestLimitExceeded")).length;
}

test("--rate-limit off and its variable turn rate limits off", async () => {
  await using limited = await Child.serve("--memory");
  expect(await countRateLimited(limited)).toBeGreaterThan(0);
  await using byFlag = await Child.serve("--memory", "--rate-limit", "off");
  expect(await countRateLimited(byFlag)).toBe(0);
  await using byVariable = await Child.started(["--memory"], { SKERRY_RATE_LIMIT: "off" });
  expect(await countRateLimited(byVariable)).toBe(0);
});

const elsewhereWorld = `
accounts:
  - uin: "200000000001"
    name: Elsewhere
    appId: 1260000001
    keys: [{ secretId: AKIDelsewhere, secretKey: itsSecretKey }]
images:
  - { id: img-elsewher, account: "200000000001", region: ap-guangzhou, name: elsewhere, os: Debian 12, platform: Debian }
`;

test("--cvm-endpoint reads the images of another server with the given key or the caller's key", async () => {
  using folder = new Folder();
  const world = await folder.file("world.yaml", elsewhereWorld);
  await using elsewhere = await Child.serve("--memory", "--world", world);
  const names = async ({ port }: Child) =>
    (await clientsAt(port).lighthouse.DescribeImagesToShare({})).ImageSet.map((image) => image.ImageName);

  const flags = ["--memory", "--cvm-endpoint", elsewhere.url];
  await using byFlags = await Child.serve(
    ...flags,
    "--cvm-secret-id",
    "AKIDelsewhere",
    "--cvm-secret-key",
    "itsSecretKey",
  );
  expect(await names(byFlags)).toEqual(["elsewhere"]);
  await using byVariables = await Child.started(["--memory"], {
    SKERRY_CVM_ENDPOINT: elsewhere.url,
    SKERRY_CVM_SECRET_ID: "AKIDelsewhere",
    SKERRY_CVM_SECRET_KEY: "itsSecretKey",
  });
  expect(await names(byVariables)).toEqual(["elsewhere"]);
  await using wrong = await Child.serve(...flags, "--cvm-secret-id", "AKIDelsewhere", "--cvm-secret-key", "another");
  expect(await codeOf(names(wrong))).toBe("FailedOperation.DescribeImagesFailed");
  await using own = await Child.serve(...flags); // The caller's key does not exist on the other server.
  expect(await codeOf(names(own))).toBe("FailedOperation.DescribeImagesFailed");
});
