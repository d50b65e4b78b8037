import { expect, test } from "bun:test";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { key } from "../cloud.ts";
import { Child, run } from "../process.ts";
import { Folder } from "./folder.ts";

const root = join(import.meta.dir, "..", "..");

/** Variables that a developer's shell may have. */
const cleared = { TENCENTCLOUD_SECRET_ID: "", TENCENTCLOUD_SECRET_KEY: "", TENCENTCLOUD_REGION: "", SSL_CERT_FILE: "" };

const withProxy = (...args: readonly string[]): Promise<Child> => Child.serve("--memory", "--proxy-port", "0", ...args);

test("skerry exec redirects the official SDK with its fixed endpoint", async () => {
  await using child = await withProxy();
  using folder = new Folder();
  const program = join(root, "test-clients", "redirection", "node.cjs");
  const where = ["--url", child.url, "--data", folder.path];
  expect(await run(["exec", ...where, "--", "node", program], cleared)).toEqual({
    code: 0,
    out: "1 passed, 0 failed\n",
    err: "",
  });
}, 20_000);

test("skerry exec passes standard input and arguments, and returns the exit code", async () => {
  await using child = await withProxy();
  using folder = new Folder();
  const exec = ["exec", "--url", child.url, "--data", folder.path, "--"];
  const shell = await run([...exec, "sh", "-c", 'cat; echo "$1"; exit 7', "sh", "--help"], cleared, "input ");
  expect(shell).toEqual({ code: 7, out: "input --help\n", err: "" });
  expect((await run([...exec, "sh", "-c", "kill -KILL $$"], cleared)).code).toBe(137);
  const none = await run([...exec, "no-such-command-anywhere"], cleared);
  expect([none.code, none.err]).toEqual([1, expect.stringContaining("skerry: cannot run no-such-command-anywhere")]);
});

test("skerry env prints the variables, with a bundle of the system's authorities and the proxy's", async () => {
  await using child = await withProxy();
  using folder = new Folder();
  const base = await folder.file("base.pem", "-----BEGIN CERTIFICATE-----\nbase\n-----END CERTIFICATE-----\n");
  const data = join(folder.path, "it's", "data");
  const env = { ...cleared, SSL_CERT_FILE: base, NO_PROXY: "example.com", TENCENTCLOUD_REGION: "ap-tokyo" };
  const { code, out } = await run(["env", "--url", child.url, "--data", data], env);
  expect(code).toBe(0);
  const script = `${out}\nprintf '%s\\n' "$HTTPS_PROXY" "$http_proxy" "$NO_PROXY" "$TENCENTCLOUD_SECRET_ID" "$TENCENTCLOUD_SECRET_KEY" "$TENCENTCLOUD_REGION" "$NODE_EXTRA_CA_CERTS" "$SSL_CERT_FILE"`;
  const shell = Bun.spawn(["sh", "-c", script], { stdout: "pipe" });
  const [proxy = "", lower, direct, secretId, secretKey, region, authority = "", bundle = ""] = (
    await new Response(shell.stdout).text()
  ).split("\n");
  expect(proxy).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect([lower, direct, region]).toEqual([proxy, "localhost,127.0.0.1,::1,example.com", "ap-tokyo"]);
  expect({ secretId, secretKey }).toEqual({ secretId: key(1).secretId, secretKey: key(1).secretKey });
  expect(readFileSync(bundle, "utf8")).toBe(`${readFileSync(base, "utf8")}${readFileSync(authority, "utf8")}`);
  // In a shell that has the variables already, the bundle is not appended to itself.
  await run(["env", "--url", child.url, "--data", data], { ...env, SSL_CERT_FILE: bundle });
  expect(readFileSync(bundle, "utf8").split(readFileSync(authority, "utf8"))).toHaveLength(2);
});

test("skerry env leaves the user's key in place for a world with its own keys, and works with --tls", async () => {
  using folder = new Folder();
  const world = await folder.file("world.yaml", (await run(["world"])).out);
  const data = join(folder.path, "data");
  await using child = await Child.serve("--data", data, "--proxy-port", "0", "--world", world, "--tls");
  const { code, out } = await run(["env", "--url", child.url, "--data", data], cleared);
  expect([code, out.includes("HTTPS_PROXY"), out.includes("SECRET")]).toEqual([0, true, false]);
  const stored = readFileSync(join(data, "proxy-ca.pem"), "utf8");
  expect(out).toContain("NODE_EXTRA_CA_CERTS");
  expect(readFileSync(/NODE_EXTRA_CA_CERTS='(.*)'/.exec(out)?.[1] ?? "", "utf8")).toBe(stored);
});

test("skerry env and exec explain what is missing", async () => {
  await using child = await Child.serve("--memory");
  using folder = new Folder();
  const data = ["--data", join(folder.path, "data")];
  for (const [args, code, message] of [
    [["env", "--url", child.url, ...data], 1, "has no proxy for this machine; start it with --proxy-port"],
    [["env", "--url", "http://127.0.0.1:1", ...data], 1, "no server responds at http://127.0.0.1:1 (--url)"],
    [["exec", "--url", child.url, ...data], 2, "exec requires a command"],
    [["env", "--url", child.url, ...data, "--", "ls"], 2, "env takes no command"],
    [["env", "--url", "ftp://x", ...data], 2, "--url must be an http or https URL"],
  ] as const) {
    const result = await run(args, cleared);
    expect([result.code, result.out, result.err]).toEqual([code, "", expect.stringContaining(message)]);
  }
  expect(existsSync(join(folder.path, "data"))).toBe(false);
});
