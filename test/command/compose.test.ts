import { describe, expect, test } from "bun:test";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { serveHelp } from "#command/options.ts";
import { Folder } from "./folder.ts";

const root = join(import.meta.dir, "..", "..");
const read = (file: string): string => readFileSync(join(root, file), "utf8");

interface Service {
  readonly image: string;
  readonly build?: string;
  readonly entrypoint?: readonly string[];
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly networks?: readonly string[];
  readonly network_mode?: string;
  readonly ports?: readonly string[];
  readonly deploy?: { readonly replicas: number };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test: readonly string[] };
}

const compose: {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean }>>;
  readonly volumes: Readonly<Record<string, unknown>>;
} = parse(read("compose.yaml"), { merge: true });

const services = Object.entries(compose.services);
const dockerfile = read("Dockerfile");
const proxy = read("deploy/haproxy.cfg");

/** Matches an image with a tag of one release. */
const pinned = /^[\w./-]+:\d+\.\d+(\.\d+)?(-[\w.-]+)?$/;

describe("compose.yaml", () => {
  test("has three servers, their shared services and a proxy", () => {
    expect(Object.keys(compose.services).sort()).toEqual(["database", "keys", "limits", "proxy", "server"]);
    expect(compose.services["server"]?.deploy?.replicas).toBe(3);
  });

  test.each(services)("pins the image of %s and defines its volumes, networks and dependencies", (_, service) => {
    expect(service.image).toMatch(pinned);
    for (const volume of service.volumes ?? []) {
      const [source = ""] = volume.split(":");
      if (source.startsWith(".")) expect(statSync(join(root, source)).isFile()).toBeTrue();
      else expect(Object.keys(compose.volumes)).toContain(source);
    }
    for (const network of service.networks ?? []) expect(Object.keys(compose.networks)).toContain(network);
    for (const [name, { condition }] of Object.entries(service.depends_on ?? {})) {
      const needed = compose.services[name];
      if (condition === "service_completed_successfully") expect(needed?.entrypoint).toBeDefined();
      // The Skerry image defines its own health check.
      else expect(needed?.healthcheck ?? needed?.build).toBeDefined();
    }
  });

  test("sets only variables that the server supports", () => {
    const server = compose.services["server"];
    const inCommand = (server?.entrypoint ?? []).join(" ").match(/SKERRY_\w+/g) ?? [];
    const inImage = dockerfile.match(/SKERRY_\w+/g) ?? [];
    const variables = [...Object.keys(server?.environment ?? {}), ...inCommand, ...inImage];
    expect(variables.length).toBeGreaterThan(4);
    for (const variable of variables) expect(serveHelp).toMatch(new RegExp(`; ${variable}$`, "m"));
  });

  test("publishes only the proxy, and by default only on loopback", () => {
    for (const [name, { ports, networks, network_mode }] of services) {
      if (name === "proxy")
        for (const port of ports ?? []) expect(port).toMatch(/^(?:\$\{SKERRY_PUBLISH:-)?127\.0\.0\.1:/);
      else expect(ports).toBeUndefined();
      if (name !== "proxy" && name !== "server")
        expect(networks ?? network_mode).toEqual(name === "keys" ? "none" : ["store"]);
    }
    expect(compose.networks["store"]?.internal).toBeTrue();
  });

  test("contains no password; the servers read theirs from a file", () => {
    for (const [, { environment, command }] of services) {
      for (const [name, value] of Object.entries(environment ?? {})) {
        if (/PASSWORD|SECRET|KEY/.test(name))
          expect([name, value]).toEqual([expect.stringMatching(/_FILE$/), expect.any(String)]);
        expect(value).not.toMatch(/:\/\/[^/]*@/);
      }
      expect((command ?? []).join(" ")).not.toMatch(/:\/\/[^/]*@/);
    }
  });
});

test("the Skerry image has pinned bases and does not run as root", () => {
  const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, base]) => base);
  expect(bases).toHaveLength(2);
  for (const base of bases) expect(base).toMatch(pinned);
  expect(dockerfile).toMatch(/^USER 10001$/m);
  expect(dockerfile).toContain("/_skerry/health");
  for (const [, copied = ""] of dockerfile.matchAll(/^COPY (?!--from)(?:--\S+ )?(.+) \S+$/gm)) {
    for (const file of copied.split(" ")) {
      expect(statSync(join(root, file))).toBeDefined();
      expect(read(".dockerignore")).toContain(`!${file.split("/")[0]}\n`);
    }
  }
});

test("the proxy keeps the Host header and blocks access to keys and requests", () => {
  expect(proxy).not.toMatch(/(?:set|replace|del|add)-header|forwardfor/);
  expect(proxy).toContain("http-request return status 404 if { path,url_dec -m sub -i /session /journal }\n");
  expect(proxy).toMatch(/^backend servers\n(?: .*\n)+? {4}option httpchk GET \/_skerry\/ready\n/m);
  expect(proxy).toMatch(/^backend alive\n(?: .*\n)+? {4}option httpchk GET \/_skerry\/health\n/m);
  for (const { ports = [] } of Object.values(compose.services)) {
    for (const port of ports) expect(proxy).toMatch(new RegExp(`^    bind :${port.split(":").at(-1)}\\b`, "m"));
  }
});

const haproxy = Bun.which("haproxy");
const openssl = Bun.which("openssl");
if (!haproxy || !openssl) console.log("SKIPPED: validation by HAProxy, because haproxy or openssl is not installed");

test.skipIf(!haproxy || !openssl)("the proxy configuration is valid for HAProxy", async () => {
  using folder = new Folder();
  const certificate = join(folder.path, "skerry.pem");
  const certificateRequest = [
    "req",
    "-x509",
    "-newkey",
    "rsa:2048",
    "-nodes",
    "-subj",
    "/CN=localhost",
    "-keyout",
    "-",
    "-out",
    "-",
  ];
  await Bun.write(certificate, Bun.spawnSync(["openssl", ...certificateRequest]).stdout);
  const file = await folder.file("haproxy.cfg", proxy.replace("/certificate/skerry.pem", certificate));
  const { exitCode, stderr } = Bun.spawnSync(["haproxy", "-c", "-f", file]);
  expect([exitCode, stderr.toString()]).toEqual([0, expect.not.stringMatching(/WARNING|ALERT/)]);
});
