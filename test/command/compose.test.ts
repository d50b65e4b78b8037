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

/** A tag that names one release. */
const pinned = /^[\w./-]+:\d+\.\d+(\.\d+)?(-[\w.-]+)?$/;

describe("compose.yaml", () => {
  test("has three servers, what they share, and a proxy", () => {
    expect(Object.keys(compose.services).sort()).toEqual(["database", "keys", "limits", "proxy", "server"]);
    expect(compose.services["server"]?.deploy?.replicas).toBe(3);
  });

  test.each(services)("%s: its image is pinned, and its volumes, networks and dependencies are there", (_, service) => {
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
      // Skerry's own image says itself how it is asked after its health.
      else expect(needed?.healthcheck ?? needed?.build).toBeDefined();
    }
  });

  test("each variable that it sets is one that the server knows", () => {
    const server = compose.services["server"];
    const inCommand = (server?.entrypoint ?? []).join(" ").match(/SKERRY_\w+/g) ?? [];
    const inImage = dockerfile.match(/SKERRY_\w+/g) ?? [];
    const variables = [...Object.keys(server?.environment ?? {}), ...inCommand, ...inImage];
    expect(variables.length).toBeGreaterThan(4);
    for (const variable of variables) expect(serveHelp).toMatch(new RegExp(`; ${variable}$`, "m"));
  });

  test("others than this machine reach the proxy only, and that only where one says so", () => {
    for (const [name, { ports, networks, network_mode }] of services) {
      if (name === "proxy")
        for (const port of ports ?? []) expect(port).toMatch(/^(?:\$\{SKERRY_PUBLISH:-)?127\.0\.0\.1:/);
      else expect(ports).toBeUndefined();
      if (name !== "proxy" && name !== "server")
        expect(networks ?? network_mode).toEqual(name === "keys" ? "none" : ["store"]);
    }
    expect(compose.networks["store"]?.internal).toBeTrue();
  });

  test("no password is in it: the servers read theirs from a file", () => {
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

test("the image is made from pinned ones and does not run as root", () => {
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

test("the proxy keeps the Host header, and nobody reaches keys or requests through it", () => {
  expect(proxy).not.toMatch(/(?:set|replace|del|add)-header|forwardfor/);
  expect(proxy).toContain("http-request return status 404 if { path,url_dec -m sub -i /session /journal }\n");
  expect(proxy).toContain("option httpchk GET /_skerry/health\n");
  for (const { ports = [] } of Object.values(compose.services)) {
    for (const port of ports) expect(proxy).toMatch(new RegExp(`^    bind :${port.split(":").at(-1)}\\b`, "m"));
  }
});

const haproxy = Bun.which("haproxy");
const openssl = Bun.which("openssl");
if (!haproxy || !openssl) console.log("SKIPPED: the proxy's configuration in HAProxy itself, which is not installed");

test.skipIf(!haproxy || !openssl)("HAProxy takes the proxy's configuration", async () => {
  using folder = new Folder();
  const certificate = join(folder.path, "skerry.pem");
  const asked = [
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
  await Bun.write(certificate, Bun.spawnSync(["openssl", ...asked]).stdout);
  const file = await folder.file("haproxy.cfg", proxy.replace("/certificate/skerry.pem", certificate));
  const { exitCode, stderr } = Bun.spawnSync(["haproxy", "-c", "-f", file]);
  expect([exitCode, stderr.toString()]).toEqual([0, expect.not.stringMatching(/WARNING|ALERT/)]);
});
