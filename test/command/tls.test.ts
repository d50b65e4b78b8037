import { expect, test } from "bun:test";
import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { connect, type SecureVersion } from "node:tls";
import { coversNames, expiryOf, problemWith } from "#command/tls/certificatePair.ts";
import { createCertificate } from "#command/tls/createCertificate.ts";
import { storedCertificate } from "#command/tls/storedCertificate.ts";
import { key } from "../cloud.ts";
import { Child, run } from "../process.ts";
import { Folder } from "./folder.ts";

const names = ["localhost", "127.0.0.1", "::1"];
const day = 24 * 60 * 60 * 1000;
const now = Date.now();

/** Calls with the official SDK in Node, with the trusted certificate in NODE_EXTRA_CA_CERTS. */
async function callWithSdk(url: string, trusted: string): Promise<{ out: string; err: string }> {
  const program = `
    const { lighthouse } = require("tencentcloud-sdk-nodejs/tencentcloud/services/lighthouse/index.js");
    const client = new lighthouse.v20200324.Client({
      credential: ${JSON.stringify(key(1))},
      region: "ap-guangzhou",
      profile: { httpProfile: { endpoint: "${new URL(url).host}", protocol: "https://" } },
    });
    client.DescribeRegions({}).then(({ TotalCount }) => console.log(TotalCount > 0), (error) => console.error(error.message));`;
  const child = Bun.spawn(["node", "-e", program], {
    cwd: join(import.meta.dir, "..", ".."),
    env: { ...process.env, NODE_EXTRA_CA_CERTS: trusted },
    stdout: "pipe",
    stderr: "pipe",
  });
  const [out, err] = await Promise.all([new Response(child.stdout).text(), new Response(child.stderr).text()]);
  return { out, err };
}

/** Connects with one version of TLS. Returns the negotiated version or "refused". */
function negotiate(port: number, version: SecureVersion): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const socket = connect({
    ...{ host: "127.0.0.1", port, rejectUnauthorized: false },
    ...{ minVersion: version, maxVersion: version },
  });
  socket.on("secureConnect", () => resolve(socket.getProtocol() ?? ""));
  socket.on("error", () => resolve("refused"));
  return promise.finally(() => socket.destroy());
}

test("--tls serves API and explorer over HTTPS with a stored certificate that clients can trust", async () => {
  using folder = new Folder();
  const data = join(folder.path, "data");
  const file = join(data, "certificate.pem");
  let certificate = "";
  {
    await using child = await Child.serve("--data", data, "--tls");
    expect(child.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
    certificate = readFileSync(file, "utf8");
    expect((statSync(join(data, "certificate-key.pem")).mode & 0o777).toString(8)).toBe("600");
    const [trusting, distrusting] = await Promise.all([callWithSdk(child.url, file), callWithSdk(child.url, "")]);
    expect(trusting).toEqual({ out: "true\n", err: "" });
    expect(distrusting).toEqual({ out: "", err: expect.stringContaining("self-signed certificate") });
    const tls = { ca: certificate };
    const page = await fetch(`${child.url}/`, { tls, headers: { accept: "text/html" } });
    expect(page.headers.get("content-type")).toStartWith("text/html");
    const session = await fetch(`${child.url}/_skerry/session`, { tls });
    expect(await session.text()).toContain(key(1).secretKey);
    expect(child.printed).toContain(file);
    expect(child.printed).not.toContain("PRIVATE");
    await expect(fetch(child.url.replace("https", "http"))).rejects.toThrow();
    for (const [version, outcome] of [
      ["TLSv1", "refused"],
      ["TLSv1.1", "refused"],
      ["TLSv1.2", "TLSv1.2"],
      ["TLSv1.3", "TLSv1.3"],
    ] as const) {
      expect([version, await negotiate(child.port, version)]).toEqual([version, outcome]);
    }
  }
  // Another start uses the same certificate.
  await using again = await Child.started(["--data", data], { SKERRY_TLS: "true" });
  expect((await fetch(`${again.url}/_skerry/health`, { tls: { ca: certificate } })).status).toBe(200);
  expect(readFileSync(file, "utf8")).toBe(certificate);
});

test("--tls with --memory prints its certificate", async () => {
  await using child = await Child.serve("--memory", "--tls", "--host", "localhost");
  while (!child.printed.includes("END CERTIFICATE")) await Bun.sleep(5);
  const [ca = ""] = /-----BEGIN[\s\S]*END CERTIFICATE-----/.exec(child.printed) ?? [];
  expect((await fetch(`${child.url}/_skerry/health`, { tls: { ca } })).status).toBe(200);
});

test("--tls-cert and --tls-key serve with a given certificate", async () => {
  using folder = new Folder();
  const { certificate, key: secret } = await createCertificate(names, now);
  const files = [await folder.file("own.crt", certificate), await folder.file("own.key", secret)] as const;
  await using child = await Child.serve("--memory", "--tls-cert", files[0], "--tls-key", files[1]);
  expect((await fetch(`${child.url}/_skerry/health`, { tls: { ca: certificate } })).status).toBe(200);
});

test("a missing or unusable certificate or key is rejected with the name of its option", async () => {
  using folder = new Folder();
  const pair = await createCertificate(names, now);
  const certificate = await folder.file("own.crt", pair.certificate);
  const other = await folder.file("other.key", (await createCertificate(names, now)).key);
  const none = join(folder.path, "none");
  for (const [cert, secret, message] of [
    [none, other, /^skerry: cannot read .*none \(--tls-cert\): ENOENT/],
    [certificate, none, /^skerry: cannot read .*none \(--tls-key\): ENOENT/],
    [
      certificate,
      other,
      /^skerry: cannot serve HTTPS: .*other\.key \(--tls-key\) does not belong to the certificate\n$/,
    ],
  ] as const) {
    const { code, out, err } = await run(["serve", "--memory", "--tls-cert", cert, "--tls-key", secret]);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(message);
  }
});

test("problemWith explains why a certificate pair is unusable", async () => {
  const pair = await createCertificate(names, now);
  const { privateKey } = await import("node:crypto").then(({ generateKeyPairSync }) =>
    generateKeyPairSync("rsa", {
      modulusLength: 1024,
      publicKeyEncoding: { type: "spki", format: "pem" },
      privateKeyEncoding: { type: "pkcs8", format: "pem" },
    }),
  );
  const broken = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
  expect(problemWith(pair, now)).toBeUndefined();
  expect(problemWith({ ...pair, certificate: `${pair.certificate}${pair.certificate}` }, now)).toBeUndefined();
  for (const [changed, when, of, why] of [
    [{ certificate: "" }, now, "certificate", "does not hold PEM certificates"],
    [{ certificate: pair.key }, now, "certificate", "does not hold PEM certificates"],
    [{ certificate: `${pair.certificate}${broken}` }, now, "certificate", "does not hold PEM certificates"],
    [{ key: pair.certificate }, now, "key", "does not hold a usable private key"],
    [{ key: privateKey }, now, "key", "has 1024 bits"],
    [{ key: (await createCertificate(names, now)).key }, now, "key", "does not belong"],
    [{}, now + 826 * day, "certificate", "expired at"],
    [{}, now - 2 * day, "certificate", "is not valid before"],
  ] as const) {
    expect(problemWith({ ...pair, ...changed }, when)).toEqual({ of, why: expect.stringContaining(why) });
  }
});

test("a created certificate covers its names and cannot sign others", async () => {
  const pair = await createCertificate([...names, "skerry.lan", "192.168.7.9", "fe80::1"], now);
  expect(coversNames(pair, ["localhost", "::1", "skerry.lan", "192.168.7.9", "fe80::1"])).toBe(true);
  for (const name of ["other.lan", "127.0.0.2", "::2"]) expect(coversNames(pair, [name])).toBe(false);
  const { X509Certificate } = await import("node:crypto");
  expect(new X509Certificate(pair.certificate).ca).toBe(false);
});

test("a stored certificate is replaced before it expires, for new names, and when its files do not match", async () => {
  using folder = new Folder();
  const first = await storedCertificate(folder.path, names, now);
  const near = expiryOf(first) - 90 * day;
  expect((await storedCertificate(folder.path, names, near)).certificate).toBe(first.certificate);
  const second = await storedCertificate(folder.path, names, near + 1000);
  expect(second.certificate).not.toBe(first.certificate);
  expect(expiryOf(second)).toBeGreaterThan(near + 800 * day);

  const third = await storedCertificate(folder.path, [...names, "skerry.lan"], near);
  expect(coversNames(third, ["skerry.lan"])).toBe(true);
  // A certificate with additional names is kept.
  expect((await storedCertificate(folder.path, names, near)).certificate).toBe(third.certificate);

  const keyFile = join(folder.path, "certificate-key.pem");
  for (const damage of [
    () => writeFileSync(keyFile, first.key, { mode: 0o600 }),
    () => writeFileSync(third.file, "torn"),
    () => rmSync(keyFile),
    () => rmSync(third.file),
  ]) {
    damage();
    chmodSync(folder.path, 0o755);
    const created = await storedCertificate(folder.path, names, near);
    expect(problemWith(created, near)).toBeUndefined();
    expect(readFileSync(keyFile, "utf8")).toBe(created.key);
    expect((statSync(keyFile).mode & 0o777).toString(8)).toBe("600");
  }
});

test("a certificate that cannot be stored is reported with its directory", async () => {
  using folder = new Folder();
  mkdirSync(join(folder.path, "certificate.pem"));
  const { code, out, err } = await run(["serve", "--data", folder.path, "--tls"]);
  expect([code, out]).toEqual([1, ""]);
  expect(err).toMatch(/^skerry: cannot store data in .* \(--data\): E.*\n$/);
});
