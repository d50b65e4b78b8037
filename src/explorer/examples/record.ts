import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { isRecord } from "#kernel/record.ts";
import { handle } from "#protocol/chain.ts";
import type { ServedCloud } from "#protocol/servedCloud.ts";
import { authorizationOf } from "#protocol/signatures/tc3.ts";
import { services } from "#services/index.ts";
import { startCloud } from "#start.ts";
import type { Example, Examples } from "./examples.ts";

/** A call of a story. This project writes the stories, so their form is known. */
interface Step {
  readonly action: string;
  readonly title?: Example["title"];
  readonly region?: string;
  /** Another service than the one that the story is about. */
  readonly service?: string;
  readonly input?: Example["input"];
  /** Values of the response that later calls use: name to path. */
  readonly keep?: Readonly<Record<string, string>>;
  /** The expected error code. */
  readonly code?: string;
  /** Not recorded as an example. */
  readonly silent?: boolean;
  /** Minutes until the next call, 1 by default. */
  readonly minutes?: number;
}

/** Called after each call, for tests. */
type Observer = (
  call: Example & { readonly service: string; readonly action: string },
  cloud: ServedCloud,
) => Promise<void>;

/** Milliseconds. Operations started by a call finish within it. */
const minute = 60_000;

/** Placeholders for secrets and for values that differ in each run. */
const placeholders: Readonly<Record<string, string>> = {
  Password: "********",
  PrivateKey: "-----BEGIN RSA PRIVATE KEY-----\n********\n-----END RSA PRIVATE KEY-----",
  PublicKey: "ssh-rsa AAAA********",
  SecretAccessKey: "********",
  SecretKey: "********",
  TmpSecretKey: "********",
  Token: "********",
};

/**
 * Plays the story of a service in a new cloud with a fixed clock and fixed random values.
 * @param witness receives each call, including its secrets, and the cloud after it
 * @throws Error if a response differs from the story
 */
export async function recordedExamples(service: string, witness: Observer = async () => {}): Promise<Examples> {
  const time = { at: Date.parse("2026-01-05T08:00:00+08:00") };
  const log = { write: () => undefined };
  const world = join(import.meta.dir, "world.yaml");
  const clock = { now: () => time.at };
  const cloud = await startCloud({ clock, random: seededRandom(service), log, world, rateLimit: false });
  const steps: readonly Step[] = parse(readFileSync(join(import.meta.dir, `${service}.story.yaml`), "utf8"));
  const kept = new Map<string, unknown>();
  const examples: Record<string, Example[]> = {};
  for (const step of steps) {
    const example = await makeCall(step, step.service ?? service, cloud, kept);
    await witness({ service: step.service ?? service, action: step.action, ...example }, cloud);
    for (const [name, path] of Object.entries(step.keep ?? {})) kept.set(name, valueAt(example.response, path));
    if (!step.silent) examples[step.action] = [...(examples[step.action] ?? []), maskSecrets(example)];
    time.at += (step.minutes ?? 1) * minute;
  }
  await cloud.db.destroy();
  return examples;
}

/** The content of an examples file. */
export const examplesJson = (examples: Examples): string => `${JSON.stringify(examples, null, 1)}\n`;

async function makeCall(
  step: Step,
  name: string,
  cloud: ServedCloud,
  kept: ReadonlyMap<string, unknown>,
): Promise<Example> {
  const service = services.get(name);
  if (!service) throw new Error(`there is no service ${name}`);
  const { published } = await service.load(step.action);
  const region = published.regions === "global" ? "" : (step.region ?? "ap-guangzhou");
  const input = resolveReferences(step.input ?? {}, kept);
  const body = JSON.stringify(input);
  const call = { service: name, version: service.version, action: step.action, region, body };
  const { Response: response } = JSON.parse(await sendCall(call, cloud));
  const code: unknown = response.Error?.Code ?? "";
  if (code !== (step.code ?? "")) throw new Error(`${step.action}: ${JSON.stringify(response)}`);
  return { ...(step.title && { title: step.title }), region, input: JSON.parse(body), response };
}

interface CallToSend {
  readonly service: string;
  readonly version: string;
  readonly action: string;
  readonly region: string;
  readonly body: string;
}

/** Signs and sends a call. Returns the response body. */
async function sendCall({ service, version, action, region, body }: CallToSend, cloud: ServedCloud): Promise<string> {
  const timestamp = Math.floor(cloud.machineClock.now() / 1000);
  const host = `${service}.tencentcloudapi.com`;
  const key = { secretId: "AKIDSkerryLocalDevelopmentOnly000001", secretKey: "SkerryLocalSecretKeyDoNotUse0001" };
  const all = new Headers({
    "content-type": "application/json",
    host,
    authorization: authorizationOf({ ...key, service, host, body, timestamp }),
    "x-tc-action": action,
    "x-tc-version": version,
    "x-tc-timestamp": String(timestamp),
    ...(region && { "x-tc-region": region }),
  });
  const bytes = new TextEncoder().encode(body);
  const received = { method: "POST", path: "/", query: "", headers: all, body: bytes, size: bytes.length };
  return (await handle({ ...received, address: () => "127.0.0.1" }, cloud)).body;
}

/** Deterministic random bytes: hashes of the name and a counter. */
function seededRandom(name: string) {
  let drawn = 0;
  const block = () => createHash("sha512").update(`${name} ${drawn++}`).digest();
  return {
    bytes(count: number): Uint8Array {
      const blocks = Array.from({ length: Math.ceil(count / 64) }, block);
      return new Uint8Array(Buffer.concat(blocks).subarray(0, count));
    },
  };
}

/** Replaces `{name}` references with kept values. */
function resolveReferences(input: Example["input"], kept: ReadonlyMap<string, unknown>): Example["input"] {
  const place = /^\{(\w+)\}$/;
  const fill = (_: string, value: unknown): unknown => {
    const name = typeof value === "string" ? place.exec(value)?.[1] : undefined;
    if (name === undefined) return value;
    if (!kept.has(name)) throw new Error(`nothing was kept as ${name}`);
    return kept.get(name);
  };
  return JSON.parse(JSON.stringify(input, fill));
}

/** A value of a response by its path, such as `DiskIdSet.0`. */
function valueAt(value: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((inside, name) => {
    const part = Array.isArray(inside) ? inside[Number(name)] : isRecord(inside) ? inside[name] : undefined;
    if (part === undefined) throw new Error(`there is no ${path} in ${JSON.stringify(value)}`);
    return part;
  }, value);
}

const maskSecrets = (example: Example): Example =>
  JSON.parse(JSON.stringify(example, (name, value) => (typeof value === "string" && placeholders[name]) || value));
