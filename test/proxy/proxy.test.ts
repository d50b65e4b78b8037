import { expect, test } from "bun:test";
import { existsSync, readFileSync, statSync } from "node:fs";
import { connect as openConnection } from "node:net";
import { join } from "node:path";
import { connect as openTls } from "node:tls";
import { createAuthority, signCertificate } from "#command/tls/authority.ts";
import { Folder } from "../command/folder.ts";
import { Child, run } from "../process.ts";

interface Description {
  readonly url: string;
  readonly authority: string;
}

/** Starts a server with a proxy on a free port. */
async function served(...storage: readonly string[]) {
  const child = await Child.serve("--proxy-port", "0", ...storage);
  // The server defines the shape.
  const { url, authority } = (await (await fetch(`${child.url}/_skerry/proxy`)).json()) as Description;
  return { child, authority, port: Number(new URL(url).port) };
}

/** Sends bytes to a port. Returns what arrives until the peer closes, or until a text arrives. */
async function exchange(port: number, sent: string, until?: string): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const socket = openConnection({ host: "127.0.0.1", port }, () => socket.write(sent));
  let text = "";
  socket.on("data", (chunk) => {
    text += chunk.toString();
    if (until !== undefined && text.includes(until)) resolve(text);
  });
  socket.on("close", () => resolve(text));
  socket.on("error", reject);
  return promise.finally(() => socket.destroy());
}

const statusOf = async (port: number, line: string): Promise<string> =>
  (await exchange(port, `${line}\r\nHost: x\r\n\r\n`, "\r\n\r\n")).split("\r\n")[0] ?? "";

const served200 = "HTTP/1.1 200 Connection Established";

test("CONNECT opens a tunnel to the official hosts on port 443 and refuses everything else", async () => {
  const { child, port } = await served("--memory");
  await using _ = child;
  for (const [target, status] of [
    ["lighthouse.tencentcloudapi.com:443", served200],
    ["LIGHTHOUSE.TencentCloudAPI.com:443", served200],
    ["sts.ap-guangzhou.tencentcloudapi.com:443", served200],
    ["lighthouse.intl.tencentcloudapi.com:443", served200],
    ["lighthouse.tencentcloudapi.com:22", "HTTP/1.1 403 Forbidden"],
    ["lighthouse.mars-north.tencentcloudapi.com:443", "HTTP/1.1 403 Forbidden"],
    ["tencentcloudapi.com:443", "HTTP/1.1 403 Forbidden"],
    ["eviltencentcloudapi.com:443", "HTTP/1.1 403 Forbidden"],
    ["lighthouse.tencentcloudapi.com.evil.com:443", "HTTP/1.1 403 Forbidden"],
    ["example.com:443", "HTTP/1.1 403 Forbidden"],
    ["127.0.0.1:22", "HTTP/1.1 403 Forbidden"],
    ["[::1]:443", "HTTP/1.1 403 Forbidden"],
    ["lighthouse.tencentcloudapi.com", "HTTP/1.1 400 Bad Request"],
    ["user@lighthouse.tencentcloudapi.com:443", "HTTP/1.1 400 Bad Request"],
  ] as const) {
    expect([target, await statusOf(port, `CONNECT ${target} HTTP/1.1`)]).toEqual([target, status]);
  }
  // Neither the main port nor a later request of a connection opens a tunnel.
  const host = "lighthouse.tencentcloudapi.com";
  const line = `CONNECT ${host}:443 HTTP/1.1\r\nHost: ${host}\r\n\r\n`;
  expect(await exchange(child.port, line)).toStartWith("HTTP/1.1 405 ");
  const two = await exchange(port, `GET http://${host}/ HTTP/1.1\r\nHost: ${host}\r\n\r\n${line}`);
  const [first, ...later] = two.match(/^HTTP\/1\.1 \d+/gm) ?? [];
  expect(first).toBe("HTTP/1.1 200");
  expect(later).not.toContain("HTTP/1.1 200");
});

test("the tunnel ends TLS with a certificate that its authority signs, and passes bytes sent early", async () => {
  const { child, port, authority } = await served("--memory");
  await using _ = child;
  for (const host of ["lighthouse.tencentcloudapi.com", "cvm.ap-singapore.tencentcloudapi.com"]) {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    const socket = openConnection({ host: "127.0.0.1", port }, () =>
      socket.write(`CONNECT ${host}:443 HTTP/1.1\r\nHost: ${host}:443\r\n\r\n`),
    );
    socket.once("data", () => {
      const secure = openTls({ socket, servername: host, ca: authority }, () =>
        secure.write(`GET /_skerry/session HTTP/1.1\r\nHost: ${host}\r\n\r\nGET / HTTP/1.1\r\nHost: evil.com\r\n\r\n`),
      );
      let text = "";
      secure.on("data", (chunk) => {
        text += chunk.toString();
        if (text.includes("403")) resolve(text);
      });
      secure.on("close", () => resolve(text));
      secure.on("error", reject);
    });
    const text = await promise.finally(() => socket.destroy());
    expect(text).toStartWith("HTTP/1.1 404 ");
    expect(text).not.toContain("SecretKey");
  }
});

test("a server with an open, idle tunnel stops without waiting for it", async () => {
  const { child, port } = await served("--memory");
  await using _ = child;
  const host = "lighthouse.tencentcloudapi.com";
  const socket = openConnection({ host: "127.0.0.1", port }, () =>
    socket.write(`CONNECT ${host}:443 HTTP/1.1\r\n\r\n`),
  );
  await new Promise((resolve) => socket.once("data", resolve));
  const closed = new Promise((resolve) => socket.once("close", resolve));
  const start = performance.now();
  child.process.kill("SIGTERM");
  expect(await child.process.exited).toBe(0);
  await closed;
  expect(performance.now() - start).toBeLessThan(2500);
});

test("plain HTTP requests with an absolute target reach the API for official hosts only", async () => {
  const { child, port } = await served("--memory");
  await using _ = child;
  const request = (target: string, host: string) =>
    exchange(port, `POST ${target} HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
  const official = "lighthouse.tencentcloudapi.com";
  for (const host of [official, `${official}:80`, `http://${official}`]) {
    const response = await request(`http://${official}/`, host);
    expect(response).toStartWith("HTTP/1.1 200 ");
    expect(response).toContain('"RequestId"');
  }
  expect(await request("http://nosuch.tencentcloudapi.com/", "nosuch.tencentcloudapi.com")).toContain("RequestId");
  for (const [target, host] of [
    ["http://example.com/", "example.com"],
    ["http://127.0.0.1/", "127.0.0.1"],
    [`http://${official}/`, "example.com"],
    [`http://${official}:8080/`, `${official}:8080`],
    ["/", `127.0.0.1:${port}`],
  ] as const) {
    expect(await request(target, host)).toStartWith("HTTP/1.1 403 ");
  }
  expect(await request(`http://${official}/_skerry/session`, official)).toStartWith("HTTP/1.1 404 ");
});

test("the authority is stored with a private key file and used again", async () => {
  using folder = new Folder();
  const data = join(folder.path, "data");
  let first = "";
  {
    const { child, authority } = await served("--data", data);
    await using _ = child;
    first = authority;
    expect(readFileSync(join(data, "proxy-ca.pem"), "utf8")).toBe(authority);
    expect((statSync(join(data, "proxy-ca-key.pem")).mode & 0o777).toString(8)).toBe("600");
  }
  const { child, authority } = await served("--data", data);
  await using _ = child;
  expect(authority).toBe(first);
});

test("the authority is described to this machine only, and only by a server with a proxy", async () => {
  await using child = await Child.serve("--memory");
  const describe = async (url: string, host?: string): Promise<string> =>
    (await fetch(`${url}/_skerry/proxy`, host === undefined ? {} : { headers: { host } })).text();
  expect(await describe(child.url)).toBe("{}");
  const { child: other } = await served("--memory");
  await using _ = other;
  expect(await describe(other.url)).toContain("BEGIN CERTIFICATE");
  expect(await describe(other.url, "rebound.example")).toBe("{}");
});

test.skipIf(Bun.which("openssl") === null)(
  "OpenSSL accepts the authority for the official domain and rejects it for other names and addresses",
  async () => {
    using folder = new Folder();
    const now = Date.now();
    const authority = await createAuthority("tencentcloudapi.com", now);
    const ca = await folder.file("ca.pem", authority.certificate);
    const verify = async (name: string) => {
      const leaf = await folder.file("leaf.pem", (await signCertificate(authority, [name], now)).certificate);
      const child = Bun.spawn(["openssl", "verify", "-x509_strict", "-purpose", "sslserver", "-CAfile", ca, leaf], {
        stdout: "pipe",
        stderr: "pipe",
      });
      const [out, err] = await Promise.all([new Response(child.stdout).text(), new Response(child.stderr).text()]);
      return `${out}${err}`;
    };
    for (const name of ["lighthouse.tencentcloudapi.com", "*.tencentcloudapi.com", "*.intl.tencentcloudapi.com"])
      expect(await verify(name)).toEndWith("leaf.pem: OK\n");
    for (const name of ["example.com", "eviltencentcloudapi.com", "localhost"])
      expect(await verify(name)).toContain("permitted subtree violation");
    const child = Bun.spawn(["openssl", "x509", "-in", ca, "-noout", "-ext", "nameConstraints,basicConstraints"]);
    const text = (await new Response(child.stdout).text()).replaceAll(/\s+/g, " ");
    expect(text).toContain(
      "Name Constraints: critical Permitted: DNS:tencentcloudapi.com Excluded: IP:0.0.0.0/0.0.0.0",
    );
    expect(text).toContain("CA:TRUE, pathlen:0");
  },
);

test("a server starts without a proxy if the default port is in use, and fails if the port was given", async () => {
  using blocker = Bun.listen({ hostname: "127.0.0.1", port: 0, socket: { data() {} } });
  const taken = String(blocker.port);
  const { code, err } = await run(["serve", "--memory", "--port", "0", "--proxy-port", taken]);
  expect([code, err]).toEqual([
    1,
    expect.stringContaining(`port ${taken} on 127.0.0.1 is in use; choose another --proxy`),
  ]);
  using default20325 = await held(20_325);
  // A later --port overrides the one that Child passes.
  const free = String(await freePort());
  await using child = await Child.serve("--memory", "--port", free);
  while (!child.printed.includes("Data in memory")) await Bun.sleep(5);
  expect(child.printed).toContain("No proxy: port 20325 on 127.0.0.1 is in use");
  expect((await fetch(`${child.url}/_skerry/health`)).status).toBe(200);
  expect(default20325).toBeDefined();
});

test("--proxy-port off and an unusable value are understood", async () => {
  await using child = await Child.started(["--memory"], { SKERRY_PROXY_PORT: "off" });
  while (!child.printed.includes("Data in memory")) await Bun.sleep(5);
  expect(child.printed).not.toContain("roxy");
  const { code, err } = await run(["serve", "--memory", "--proxy-port", "65536"]);
  expect([code, err]).toEqual([2, "skerry: --proxy-port must be off, or 0 to 65535, not 65536\n"]);
  expect(existsSync(".skerry/proxy-ca.pem")).toBe(false);
});

/** Occupies a port, unless another process does. */
async function held(port: number): Promise<Disposable> {
  try {
    const listener = Bun.listen({ hostname: "127.0.0.1", port, socket: { data() {} } });
    return { [Symbol.dispose]: () => listener.stop(true) };
  } catch {
    // In use already, which is what the test needs.
    return { [Symbol.dispose]: () => undefined };
  }
}

async function freePort(): Promise<number> {
  using listener = Bun.listen({ hostname: "127.0.0.1", port: 0, socket: { data() {} } });
  return listener.port;
}
