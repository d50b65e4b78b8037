import { expect, test } from "bun:test";
import { join } from "node:path";
import { clientsAt, TestCloud } from "../cloud.ts";
import { Folder } from "../command/folder.ts";
import { Child, run } from "../process.ts";
import { freePort, RedisServer, redisBinary } from "../redis.ts";
import { refusalIn, v3 } from "./call.ts";

const withRedis = test.skipIf(!redisBinary);

async function started({ url }: RedisServer): Promise<TestCloud> {
  const cloud = await TestCloud.start({ rateLimit: true, redis: new URL(url) });
  await v3(cloud, { region: "ap-tokyo" }); // Warms up lazily loaded code.
  return cloud;
}

/** Sends `count` calls at once, spread over the servers. Returns how many the limit of 20 rejects. */
async function countRejected(
  count: number,
  clouds: readonly [TestCloud, ...TestCloud[]],
  region: string,
): Promise<number> {
  const calls = Array.from({ length: count }, (_, n) => v3(clouds[n % clouds.length] ?? clouds[0], { region }));
  const codes = (await Promise.all(calls)).map((response) => refusalIn(response).code);
  expect([...new Set(codes)].filter((code) => !["", "RequestLimitExceeded"].includes(code))).toEqual([]);
  return codes.filter((code) => code !== "").length;
}

const limitEvents = ({ log }: TestCloud): string[] =>
  log.lines.filter(({ event }) => event.startsWith("rate limits")).map(({ level, event }) => `${level}: ${event}`);

withRedis("servers that share a Redis share the rate limits", async () => {
  await using redis = await RedisServer.start();
  await using one = await started(redis);
  await using other = await started(redis);
  expect(await countRejected(30, [one, other], "ap-guangzhou")).toBe(10);
  const refusal = refusalIn(await v3(other));
  expect(refusal.code).toBe("RequestLimitExceeded");
  expect(refusal.message).toContain("equals to `31` in a second, which exceeds the frequency limit `20`");
  expect(refusalIn(await v3(other, { region: "ap-shanghai" })).code).toBe("");
  expect([...limitEvents(one), ...limitEvents(other)]).toEqual([]);
});

withRedis("each server counts alone while Redis is unavailable, and together afterwards", async () => {
  await using redis = await RedisServer.start();
  await using one = await started(redis);
  await using other = await started(redis);
  await redis.stop();
  expect(await countRejected(50, [one, other], "ap-guangzhou")).toBe(10); // Each server rejects 5 of 25.
  const lost = "warn: rate limits are not shared";
  expect([limitEvents(one), limitEvents(other)]).toEqual([[lost], [lost]]);

  await redis.restart();
  const isBack = async (cloud: TestCloud) => {
    for (let tries = 0; limitEvents(cloud).length < 2 && tries < 100; tries++) {
      await v3(cloud, { region: "ap-tokyo" });
      await Bun.sleep(50);
    }
    expect(limitEvents(cloud)).toEqual([lost, "info: rate limits are shared again"]);
  };
  await Promise.all([isBack(one), isBack(other)]);
  expect(await countRejected(30, [one, other], "ap-shanghai")).toBe(10);
});

withRedis("an unresponsive Redis delays calls by half a second at most, and only at first", async () => {
  await using redis = await RedisServer.start();
  await using cloud = await started(redis);
  const timed = async (): Promise<number> => {
    const start = performance.now();
    expect(refusalIn(await v3(cloud)).code).toBe("");
    return performance.now() - start;
  };
  redis.hang();
  expect(await timed()).toBeWithin(400, 1500);
  for (let calls = 0; calls < 5; calls++) expect(await timed()).toBeLessThan(300);
  redis.resume();
});

test("an unreachable Redis prevents the start with one line that hides the password", async () => {
  const port = await freePort();
  const redis = `redis://:hush-hush@127.0.0.1:${port}/3`;
  const { code, out, err } = await run(["serve", "--memory", "--port", "0", "--redis", redis]);
  expect([code, out]).toEqual([1, ""]);
  expect(err).toMatch(/^skerry: cannot count requests at redis:\/\/127\.0\.0\.1:\d+ \(--redis\): .*ECONNREFUSED.*\n$/);
  expect(err).not.toContain("hush-hush");
});

withRedis("a Redis that rejects the password or database prevents the start with one line", async () => {
  await using redis = await RedisServer.start("--requirepass", "the-right-one");
  const startWith = async (login: string, path = "") => {
    const url = `redis://${login}127.0.0.1:${redis.port}${path}`;
    return run(["serve", "--memory", "--port", "0"], { SKERRY_REDIS: url });
  };
  const results = await Promise.all([startWith(""), startWith(":hush-hush@"), startWith(":the-right-one@", "/99")]);
  const reasons = [/NOAUTH/, /WRONGPASS/, /DB index is out of range/];
  for (const [n, { code, out, err }] of results.entries()) {
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(/^skerry: cannot count requests at redis:\/\/127\.0\.0\.1:\d+ \(--redis\): .+\n$/);
    expect(err).toMatch(reasons[n] ?? /never/);
    expect(err).not.toMatch(/hush-hush|the-right-one/);
  }
});

const openssl = Bun.which("openssl");
if (!openssl) console.log("SKIPPED: Redis behind TLS, because openssl is not installed");

test.skipIf(!redisBinary || !openssl)("a rediss: URL connects over TLS with a trusted certificate", async () => {
  using folder = new Folder();
  const [certificate, secret] = [join(folder.path, "certificate.pem"), join(folder.path, "secret.pem")];
  const names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"];
  const kind = ["-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"];
  const created = Bun.spawnSync(["openssl", "req", ...kind, ...names, "-keyout", secret, "-out", certificate]);
  expect(created.exitCode).toBe(0);
  const port = await freePort();
  const tls = ["--tls-port", String(port), "--tls-cert-file", certificate, "--tls-key-file", secret];
  await using _redis = await RedisServer.start(...tls, "--tls-auth-clients", "no");
  const trust = { NODE_EXTRA_CA_CERTS: certificate };
  for (const host of ["localhost", "127.0.0.1"]) {
    await using child = await Child.started(["--memory", "--redis", `rediss://${host}:${port}`], trust);
    await clientsAt(child.port).cvm.DescribeImages({ Limit: 1 });
    child.process.kill("SIGTERM");
    expect(await new Response(child.process.stderr).text()).not.toContain("rate limits are not shared");
  }
  const { code, err } = await run(["serve", "--memory", "--port", "0", "--redis", `rediss://localhost:${port}`]);
  expect([code, err]).toEqual([1, expect.stringContaining("self signed certificate")]);
});

withRedis("the Redis password is neither printed nor logged, even when Redis disconnects", async () => {
  await using redis = await RedisServer.start("--requirepass", "the-right/one");
  const url = `redis://default:the-right%2Fone@127.0.0.1:${redis.port}/2`;
  await using child = await Child.serve("--memory", "--log-level", "debug", "--redis", url);
  await clientsAt(child.port).cvm.DescribeImages({ Limit: 1 });
  await redis.stop();
  await clientsAt(child.port).cvm.DescribeImages({ Limit: 1 });
  child.process.kill("SIGTERM");
  const log = await new Response(child.process.stderr).text();
  expect(await child.process.exited).toBe(0);
  expect(log).toContain('"event":"rate limits are not shared"');
  expect(child.printed + log).not.toContain("the-right");
});
