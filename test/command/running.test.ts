import { expect, test } from "bun:test";
import { chmodSync, mkdirSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { sts } from "tencentcloud-sdk-nodejs/tencentcloud/services/sts/index.js";
import { clientsAt, key } from "../cloud.ts";
import { Child, run } from "../process.ts";
import { codeOf } from "../refusal.ts";
import { Folder } from "./folder.ts";

type Line = Readonly<Record<string, unknown>>;

/** Stops a server with SIGTERM. Returns its exit code and log. */
async function finish(child: Child): Promise<{ code: number; log: string; lines: readonly Line[] }> {
  child.process.kill("SIGTERM");
  const log = await new Response(child.process.stderr).text();
  const lines = log.split("\n").filter((line) => line !== "");
  return { code: await child.process.exited, log, lines: lines.map((line): Line => JSON.parse(line)) };
}

test("/_skerry/health responds without a signature and is not logged as a request", async () => {
  await using child = await Child.serve("--memory");
  const response = await fetch(`${child.url}/_skerry/health`);
  expect([response.status, response.headers.get("content-type"), await response.text()]).toEqual([
    200,
    "application/json",
    '{"status":"ok"}',
  ]);
  expect((await finish(child)).lines.filter((line) => line["event"] === "request")).toEqual([]);
});

test("each request has one log line with caller, action, region and code, without key, token or signature", async () => {
  await using child = await Child.serve("--memory");
  const { lighthouse, cvm } = clientsAt(child.port);
  const httpProfile = { endpoint: `127.0.0.1:${child.port}`, protocol: "http://", reqTimeout: 5 };
  const issuer = new sts.v20180813.Client({ credential: { ...key(1) }, region: "", profile: { httpProfile } });
  const { Credentials } = await issuer.GetFederationToken({
    Name: "guest",
    Policy: JSON.stringify({ version: "2.0", statement: [{ effect: "allow", action: "*", resource: "*" }] }),
  });
  const { TmpSecretId: secretId = "", TmpSecretKey: secretKey = "", Token: token = "" } = Credentials ?? {};
  const guest = clientsAt(child.port, { secretId, secretKey, token });
  const { RequestId } = await guest.lighthouse.DescribeImagesToShare({ Limit: 1 });
  await cvm.DescribeImages({ Limit: 1 });
  await codeOf(lighthouse.DescribeImagesToShare({ Limit: 101 }));
  const unknownKey = { secretId: "AKIDnobodyKnowsThis", secretKey: "aSecretThatIsNotOne" };
  await codeOf(clientsAt(child.port, unknownKey).lighthouse.DescribeImagesToShare({}));
  await codeOf(clientsAt(child.port, { ...key(1), secretKey: unknownKey.secretKey }).cvm.DescribeImages({}));
  // With v1, key id and signature are in the query.
  const old = { Action: "DescribeImages", Version: "2017-03-12", Region: "ap-guangzhou", SecretId: key(1).secretId };
  const time = { Timestamp: String(Math.floor(Date.now() / 1000)), Nonce: "7" };
  const query = new URLSearchParams({ ...old, ...time, Token: "aTokenInTheQuery", Signature: "aSignature=" });
  await fetch(`${child.url}/?${query}`);
  await fetch(child.url, { method: "POST", body: "{", headers: { "x-tc-token": "aTokenInAHeader" } });

  const { code, log, lines } = await finish(child);
  expect(code).toBe(0);
  const calls = lines.filter((line) => line["event"] === "request");
  expect(calls.map((call) => [call["action"], call["code"]])).toEqual([
    ["GetFederationToken", ""],
    ["DescribeImagesToShare", ""],
    ["DescribeImages", ""],
    ["DescribeImagesToShare", "InvalidParameterValue.OutOfRange"],
    ["DescribeImagesToShare", "AuthFailure.SecretIdNotFound"],
    ["DescribeImages", "AuthFailure.SignatureFailure"],
    ["DescribeImages", expect.any(String)],
    [undefined, expect.any(String)],
  ]);
  expect(calls[1]).toMatchObject({ requestId: RequestId, service: "lighthouse", region: "ap-guangzhou" });
  expect(calls[1]).toMatchObject({ account: "100000000001", uin: expect.stringMatching(/^\d+$/), level: "info" });
  for (const call of calls) {
    expect(Date.parse(String(call["time"]))).toBeGreaterThan(0);
    expect(call["milliseconds"]).toBeNumber();
    expect(call["requestId"]).toMatch(/^[0-9a-f-]{36}$/);
  }
  const secrets = [key(1).secretKey, secretKey, token, unknownKey.secretKey, "InTheQuery", "InAHeader", "aSignature"];
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThan(5);
    expect(log).not.toContain(secret);
  }
  expect(log).not.toContain("Signature=");
});

test("--log-level omits lower levels", async () => {
  for (const level of ["warn", "silent"]) {
    await using child = await Child.serve("--memory", "--log-level", level);
    await clientsAt(child.port).cvm.DescribeImages({ Limit: 1 });
    expect((await finish(child)).log).toBe("");
  }
});

test("a closed log pipe does not stop the server or change its exit code", async () => {
  await using child = await Child.serve("--memory");
  await child.process.stderr.cancel();
  for (let calls = 0; calls < 3; calls++) {
    await clientsAt(child.port).cvm.DescribeImages({ Limit: 1 });
    await Bun.sleep(30);
  }
  child.process.kill("SIGTERM");
  expect(await child.process.exited).toBe(0);
});

/**
 * Starts a call and withholds its last byte, as on a slow connection. Returns after the server has read the rest:
 * a server that is stopped before it has read a call does not wait for it.
 */
async function slowCall({ port, url }: Child): Promise<{ socket: Socket; response: Promise<string> }> {
  const socket = connect(port, "127.0.0.1");
  let received = "";
  socket.on("data", (data) => {
    received += data;
  });
  const closed = new Promise<string>((resolve) => {
    socket.on("close", () => resolve(received));
    socket.on("error", () => resolve(received));
  });
  await new Promise((resolve) => socket.on("connect", resolve));
  socket.write(
    `POST / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{`,
  );
  // Connections are served in order, so this one has been read when the second later request is served.
  for (let others = 0; others < 2; others++) await fetch(`${url}/_skerry/health`, { keepalive: false });
  return { socket, response: closed };
}

/** Waits until a server accepts no new connections. */
async function untilRefused(url: string): Promise<void> {
  const accepts = () =>
    fetch(`${url}/_skerry/health`, { keepalive: false }).then(
      () => true,
      () => false,
    );
  while (await accepts()) await Bun.sleep(10);
}

test.each(["SIGTERM", "SIGINT"] as const)("%s finishes requests in flight and accepts no new ones", async (signal) => {
  await using child = await Child.serve("--memory");
  await fetch(`${child.url}/_skerry/health`); // Leaves an idle keep-alive connection.
  const { socket, response } = await slowCall(child);
  child.process.kill(signal);
  await untilRefused(child.url);
  child.process.kill(signal); // npm and the terminal each send a signal.
  await Bun.sleep(50);
  expect(child.process.exitCode).toBeNull();
  const start = Date.now();
  socket.write("}");
  expect(await response).toMatch(/^HTTP\/1\.1 200 OK\r\n[\s\S]*"RequestId"/);
  expect(await child.process.exited).toBe(0);
  expect(Date.now() - start).toBeLessThan(2000);
});

// Concurrent, because the first test mostly waits.
test.concurrent("SIGTERM stops the server despite an incomplete request", async () => {
  await using child = await Child.serve("--memory");
  const { socket } = await slowCall(child);
  const start = Date.now();
  child.process.kill("SIGTERM");
  expect(await child.process.exited).toBe(0);
  expect(Date.now() - start).toBeWithin(2000, 8000);
  socket.destroy();
}, 10_000);

test.concurrent("an unusable --data directory is reported in one line with its path", async () => {
  using folder = new Folder();
  const file = await folder.file("file", "");
  mkdirSync(join(folder.path, "taken", "skerry.sqlite"), { recursive: true });
  await folder.file("garbage/skerry.sqlite", "x".repeat(5000));
  mkdirSync(join(folder.path, "closed"));
  chmodSync(join(folder.path, "closed"), 0o500);
  const paths = [file, join(file, "below"), join(folder.path, "taken"), join(folder.path, "garbage")];
  if (process.getuid?.() !== 0) paths.push(join(folder.path, "closed")); // Root may write to any directory.
  for (const path of paths) {
    const { code, out, err } = await run(["serve", "--port", "0", "--data", path]);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(/^skerry: cannot store data in .+ \(--data\): .+\n$/);
    expect(err).toContain(path);
  }
});

test.concurrent("a --host that is not an address of this machine is reported in one line", async () => {
  using folder = new Folder();
  const world = await folder.file("world.yaml", 'accounts: [{ uin: "100000000077", name: Mine, appId: 1 }]\n');
  // 192.0.2.0/24 is reserved for documentation, so no machine has such an address.
  const { code, out, err } = await run(["serve", "--memory", "--port", "0", "--world", world, "--host", "192.0.2.1"]);
  expect([code, out, err]).toEqual([
    1,
    "",
    "skerry: 192.0.2.1 is not an address of this machine; choose another --host\n",
  ]);
});

test.concurrent("data of one world are not served with another --world", async () => {
  using folder = new Folder();
  const world = await folder.file("world.yaml", 'accounts: [{ uin: "100000000077", name: Mine, appId: 1 }]\n');
  const data = join(folder.path, "data");
  {
    await using child = await Child.serve("--data", data);
    await finish(child);
  }
  const { code, err } = await run(["serve", "--port", "0", "--data", data, "--world", world]);
  expect(code).toBe(1);
  expect(err).toStartWith(`skerry: ${world}: `);
  expect(err).toContain("the built-in world");
});
