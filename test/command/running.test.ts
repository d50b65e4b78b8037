import { expect, test } from "bun:test";
import { chmodSync, mkdirSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { sts } from "tencentcloud-sdk-nodejs/tencentcloud/services/sts/index.js";
import { clientsAt, codeOf, key } from "../cloud.ts";
import { Child, run } from "../process.ts";
import { Folder } from "./folder.ts";

type Line = Readonly<Record<string, unknown>>;

/** Ends a server as asked for; what it logged. */
async function finish(child: Child): Promise<{ code: number; log: string; lines: readonly Line[] }> {
  child.process.kill("SIGTERM");
  const log = await new Response(child.process.stderr).text();
  const lines = log.split("\n").filter((line) => line !== "");
  return { code: await child.process.exited, log, lines: lines.map((line): Line => JSON.parse(line)) };
}

test("/_skerry/health answers without a signature, and is no call", async () => {
  await using child = await Child.serve("--memory");
  const answer = await fetch(`${child.url}/_skerry/health`);
  expect([answer.status, answer.headers.get("content-type"), await answer.text()]).toEqual([
    200,
    "application/json",
    '{"status":"ok"}',
  ]);
  expect((await finish(child)).lines.filter((line) => line["event"] === "request")).toEqual([]);
});

test("each call has one line with who, what, where and how it ended; no key, token or signature is in it", async () => {
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
  const stranger = { secretId: "AKIDnobodyKnowsThis", secretKey: "aSecretThatIsNotOne" };
  await codeOf(clientsAt(child.port, stranger).lighthouse.DescribeImagesToShare({}));
  await codeOf(clientsAt(child.port, { ...key(1), secretKey: stranger.secretKey }).cvm.DescribeImages({}));
  // First generation: keys and signature are in the query.
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
  const secrets = [key(1).secretKey, secretKey, token, stranger.secretKey, "InTheQuery", "InAHeader", "aSignature"];
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThan(5);
    expect(log).not.toContain(secret);
  }
  expect(log).not.toContain("Signature=");
});

test("--log-level leaves out what is below it", async () => {
  for (const level of ["warn", "silent"]) {
    await using child = await Child.serve("--memory", "--log-level", level);
    await clientsAt(child.port).cvm.DescribeImages({ Limit: 1 });
    expect((await finish(child)).log).toBe("");
  }
});

test("a log that nobody reads any more ends neither the server nor its good end", async () => {
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
 * Begins a call of which the last byte is still to come, as over a slow line. The server has read what there is of it:
 * a server that is asked to end before it has seen a call, as may be on a busy machine, does not wait for that.
 */
async function slowCall({ port, url }: Child): Promise<{ socket: Socket; answer: Promise<string> }> {
  const socket = connect(port, "127.0.0.1");
  let answer = "";
  socket.on("data", (data) => {
    answer += data;
  });
  const closed = new Promise<string>((resolve) => {
    socket.on("close", () => resolve(answer));
    socket.on("error", () => resolve(answer));
  });
  await new Promise((resolve) => socket.on("connect", resolve));
  socket.write(
    `POST / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{`,
  );
  // Connections are served in turn, so by the second answer to others that came later this one has been read.
  for (let others = 0; others < 2; others++) await fetch(`${url}/_skerry/health`, { keepalive: false });
  return { socket, answer: closed };
}

/** Waits until a server takes nothing new. */
async function refuses(url: string): Promise<void> {
  const answers = () =>
    fetch(`${url}/_skerry/health`, { keepalive: false }).then(
      () => true,
      () => false,
    );
  while (await answers()) await Bun.sleep(10);
}

test.each(["SIGTERM", "SIGINT"] as const)("%s: what is in flight is answered, nothing new is taken", async (signal) => {
  await using child = await Child.serve("--memory");
  await fetch(`${child.url}/_skerry/health`); // Leaves a connection that waits for a next request.
  const { socket, answer } = await slowCall(child);
  child.process.kill(signal);
  await refuses(child.url);
  child.process.kill(signal); // npm and the terminal each send one.
  await Bun.sleep(50);
  expect(child.process.exitCode).toBeNull();
  const asked = Date.now();
  socket.write("}");
  expect(await answer).toMatch(/^HTTP\/1\.1 200 OK\r\n[\s\S]*"RequestId"/);
  expect(await child.process.exited).toBe(0);
  expect(Date.now() - asked).toBeLessThan(2000);
});

// The wait for the one leaves time for the others.
test.concurrent("who never ends a request does not keep the server from ending", async () => {
  await using child = await Child.serve("--memory");
  const { socket } = await slowCall(child);
  const asked = Date.now();
  child.process.kill("SIGTERM");
  expect(await child.process.exited).toBe(0);
  expect(Date.now() - asked).toBeWithin(2000, 8000);
  socket.destroy();
}, 10_000);

test.concurrent("data that cannot be kept are told in one line that names them", async () => {
  using folder = new Folder();
  const file = await folder.file("file", "");
  mkdirSync(join(folder.path, "taken", "skerry.sqlite"), { recursive: true });
  await folder.file("garbage/skerry.sqlite", "x".repeat(5000));
  mkdirSync(join(folder.path, "closed"));
  chmodSync(join(folder.path, "closed"), 0o500);
  const places = [file, join(file, "below"), join(folder.path, "taken"), join(folder.path, "garbage")];
  if (process.getuid?.() !== 0) places.push(join(folder.path, "closed")); // Root writes everywhere.
  for (const place of places) {
    const { code, out, err } = await run(["serve", "--port", "0", "--data", place]);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(/^skerry: cannot store data in .+ \(--data\): .+\n$/);
    expect(err).toContain(place);
  }
});

test.concurrent("an address that is not this machine's is told in one line", async () => {
  using folder = new Folder();
  const world = await folder.file("world.yaml", 'accounts: [{ uin: "100000000077", name: Mine, appId: 1 }]\n');
  // 192.0.2.0/24 is kept for documentation: no machine has an address in it.
  const { code, out, err } = await run(["serve", "--memory", "--port", "0", "--world", world, "--host", "192.0.2.1"]);
  expect([code, out, err]).toEqual([
    1,
    "",
    "skerry: 192.0.2.1 is not an address of this machine; choose another --host\n",
  ]);
});

test.concurrent("data that were made from one world are not served as another", async () => {
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
