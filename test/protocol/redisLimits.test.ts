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
  await v3(cloud, { region: "ap-tokyo" }); // Loads what is loaded on first use.
  return cloud;
}

/** Of so many calls at once, dealt out to some servers, how many are refused for their number; 20 are allowed. */
async function refused(count: number, clouds: readonly [TestCloud, ...TestCloud[]], region: string): Promise<number> {
  const calls = Array.from({ length: count }, (_, n) => v3(clouds[n % clouds.length] ?? clouds[0], { region }));
  const codes = (await Promise.all(calls)).map((answer) => refusalIn(answer).code);
  expect([...new Set(codes)].filter((code) => !["", "RequestLimitExceeded"].includes(code))).toEqual([]);
  return codes.filter((code) => code !== "").length;
}

const told = ({ log }: TestCloud): string[] =>
  log.lines.filter(({ event }) => event.startsWith("rate limits")).map(({ level, event }) => `${level}: ${event}`);

withRedis("servers that count in one Redis share the limits", async () => {
  await using redis = await RedisServer.start();
  await using one = await started(redis);
  await using other = await started(redis);
  expect(await refused(30, [one, other], "ap-guangzhou")).toBe(10);
  const refusal = refusalIn(await v3(other));
  expect(refusal.code).toBe("RequestLimitExceeded");
  expect(refusal.message).toContain("equals to `31` in a second, which exceeds the frequency limit `20`");
  expect(refusalIn(await v3(other, { region: "ap-shanghai" })).code).toBe("");
  expect([...told(one), ...told(other)]).toEqual([]);
});

withRedis("while Redis is away each server counts for itself, and together again once it is back", async () => {
  await using redis = await RedisServer.start();
  await using one = await started(redis);
  await using other = await started(redis);
  await redis.goAway();
  expect(await refused(50, [one, other], "ap-guangzhou")).toBe(10); // 5 beyond 20 at each.
  const lost = "warn: rate limits are not shared";
  expect([told(one), told(other)]).toEqual([[lost], [lost]]);

  await redis.comeBack();
  const isBack = async (cloud: TestCloud) => {
    for (let tries = 0; told(cloud).length < 2 && tries < 100; tries++) {
      await v3(cloud, { region: "ap-tokyo" });
      await Bun.sleep(50);
    }
    expect(told(cloud)).toEqual([lost, "info: rate limits are shared again"]);
  };
  await Promise.all([isBack(one), isBack(other)]);
  expect(await refused(30, [one, other], "ap-shanghai")).toBe(10);
});

withRedis("a Redis that hangs holds up the calls of half a second, and none after them", async () => {
  await using redis = await RedisServer.start();
  await using cloud = await started(redis);
  const timed = async (): Promise<number> => {
    const asked = performance.now();
    expect(refusalIn(await v3(cloud)).code).toBe("");
    return performance.now() - asked;
  };
  redis.hang();
  expect(await timed()).toBeWithin(400, 1500);
  for (let calls = 0; calls < 5; calls++) expect(await timed()).toBeLessThan(300);
  redis.goOn();
});

test("a Redis that is not there at the start is told in one line without the password, and nothing serves", async () => {
  const port = await freePort();
  const redis = `redis://:hush-hush@127.0.0.1:${port}/3`;
  const { code, out, err } = await run(["serve", "--memory", "--port", "0", "--redis", redis]);
  expect([code, out]).toEqual([1, ""]);
  expect(err).toMatch(/^skerry: cannot count requests at redis:\/\/127\.0\.0\.1:\d+ \(--redis\): .*ECONNREFUSED.*\n$/);
  expect(err).not.toContain("hush-hush");
});

withRedis("a Redis that refuses the password, or has no such database, is told in one line", async () => {
  await using redis = await RedisServer.start("--requirepass", "the-right-one");
  const tried = async (login: string, path = "") => {
    const url = `redis://${login}127.0.0.1:${redis.port}${path}`;
    return run(["serve", "--memory", "--port", "0"], { SKERRY_REDIS: url });
  };
  const answers = await Promise.all([tried(""), tried(":hush-hush@"), tried(":the-right-one@", "/99")]);
  const reasons = [/NOAUTH/, /WRONGPASS/, /DB index is out of range/];
  for (const [n, { code, out, err }] of answers.entries()) {
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(/^skerry: cannot count requests at redis:\/\/127\.0\.0\.1:\d+ \(--redis\): .+\n$/);
    expect(err).toMatch(reasons[n] ?? /never/);
    expect(err).not.toMatch(/hush-hush|the-right-one/);
  }
});

const openssl = Bun.which("openssl");
if (!openssl) console.log("SKIPPED: a Redis behind TLS, because openssl is not installed");

test.skipIf(!redisBinary || !openssl)("rediss: counts over TLS, by a certificate that is trusted", async () => {
  using folder = new Folder();
  const [certificate, secret] = [join(folder.path, "certificate.pem"), join(folder.path, "secret.pem")];
  const names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"];
  const kind = ["-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"];
  const made = Bun.spawnSync(["openssl", "req", ...kind, ...names, "-keyout", secret, "-out", certificate]);
  expect(made.exitCode).toBe(0);
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

withRedis("the password is neither printed nor logged, also when Redis goes away", async () => {
  await using redis = await RedisServer.start("--requirepass", "the-right/one");
  const url = `redis://default:the-right%2Fone@127.0.0.1:${redis.port}/2`;
  await using child = await Child.serve("--memory", "--log-level", "debug", "--redis", url);
  await clientsAt(child.port).cvm.DescribeImages({ Limit: 1 });
  await redis.goAway();
  await clientsAt(child.port).cvm.DescribeImages({ Limit: 1 });
  child.process.kill("SIGTERM");
  const log = await new Response(child.process.stderr).text();
  expect(await child.process.exited).toBe(0);
  expect(log).toContain('"event":"rate limits are not shared"');
  expect(child.printed + log).not.toContain("the-right");
});
