import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import fc from "fast-check";
import { handle } from "#protocol/chain.ts";
import { type Credential, key, TestCloud } from "./cloud.ts";
import { type CapturedRequest, type Chance, meaning, mutations } from "./forgeries.ts";
import { authorizationOf, v1Signature } from "./protocol/signer.ts";

const runs = process.env["SKERRY_LONG"] ? 120_000 : 4_000;
/** A failure prints the seed; SKERRY_SEED=… repeats the same forgeries. */
const seed = Number(process.env["SKERRY_SEED"] ?? crypto.getRandomValues(new Int32Array(1))[0]);

/** A stopped clock, so that the age of a captured request is exact. */
const clock = { time: Math.floor(Date.now() / 1000) * 1000, now: () => clock.time };
const timestamp = clock.time / 1000;

/** Codes of errors before authentication: invalid signatures and missing common parameters. */
const refusals = [
  "AuthFailure.InvalidAuthorization",
  "AuthFailure.SecretIdNotFound",
  "AuthFailure.SignatureExpire",
  "AuthFailure.SignatureFailure",
  "AuthFailure.TokenFailure",
  "InvalidParameter",
  "InvalidParameterValue",
  "MissingParameter",
];
/** MissingParameter must name a common parameter. */
const namesCommonParameter = /`(Timestamp|Authorization|Version|Action|Nonce|SecretId|Signature)`/;

let cloud: TestCloud;
let captured: readonly (readonly [what: string, request: CapturedRequest])[];
/** The meanings of the captured requests; see isSigned(). */
let signed: ReadonlySet<string>;
beforeAll(async () => {
  cloud = await TestCloud.start({ clock });
  cloud.log.provesCodes = false;
  captured = await requests();
  signed = new Set(
    captured.flatMap(([, request]) =>
      request.headers["host"]?.endsWith(".com") ? [meaning(request), meaning(anywhere(request))] : [meaning(request)],
    ),
  );
});
afterAll(() => cloud[Symbol.asyncDispose]());

interface Outcome {
  readonly code: string;
  readonly message: string;
  /** The authenticated account; empty if none. */
  readonly caller: string;
}

async function send({ method, query, headers, body }: CapturedRequest): Promise<Outcome> {
  const bytes = Buffer.from(body);
  const received = { method, path: "/", query, headers: new Headers(headers), body: bytes, size: bytes.length };
  const given = await handle({ ...received, address: () => "127.0.0.1" }, cloud.cloud);
  const { Error: refusal } = JSON.parse(given.body).Response;
  const line = cloud.log.lines.pop();
  return { code: refusal?.Code ?? "", message: refusal?.Message ?? "", caller: String(line?.fields["account"] ?? "") };
}

async function temporary(): Promise<Credential> {
  const policy = '{"version":"2.0","statement":[{"effect":"allow","action":"*","resource":"*"}]}';
  const made = await cloud.sts().GetFederationToken({ Name: "sailor", Policy: policy, DurationSeconds: 7200 });
  const { TmpSecretId: secretId = "", TmpSecretKey: secretKey = "", Token: token = "" } = made.Credentials ?? {};
  return { secretId, secretKey, token };
}

/** A valid request in each form, by a root account, a user and two temporary keys, for two hosts. */
async function requests() {
  const who: Record<string, Credential> = {
    root: key(1),
    user: key(101),
    one: await temporary(),
    other: await temporary(),
  };
  return Object.entries(who).flatMap(([name, credential]) =>
    ["127.0.0.1:20324", "lighthouse.tencentcloudapi.com"].flatMap((host) =>
      [...v3Requests(credential, host), ...v1Requests(credential, host)].map(
        ([form, request]): readonly [string, CapturedRequest] => [`${form} of ${name} for ${host}`, request],
      ),
    ),
  );
}

const flat = { "Filters.0.Name": "bundle-type", "Filters.0.Values.0": "GENERAL_BUNDLE", Limit: "5" };
const form = "application/x-www-form-urlencoded";

function v3Requests(credential: Credential, host: string): readonly (readonly [string, CapturedRequest])[] {
  const { secretId, secretKey, token } = credential;
  const json = JSON.stringify({ Filters: [{ Name: "bundle-type", Values: ["GENERAL_BUNDLE"] }], Limit: 5 });
  const query = new URLSearchParams(flat).toString();
  const forms = [
    ["v3 JSON", "POST", "application/json", "", json],
    ["v3 GET", "GET", form, query, ""],
    ["v3 form", "POST", form, "", query],
  ] as const;
  return forms.map(([name, method, contentType, query, body]) => {
    const parts = { method, query, host, contentType, body, timestamp, service: "lighthouse", secretId, secretKey };
    const headers = {
      ...{ host, "content-type": contentType, authorization: authorizationOf(parts) },
      ...{ "x-tc-action": "DescribeBundles", "x-tc-version": "2020-03-24", "x-tc-region": "ap-guangzhou" },
      ...{ "x-tc-timestamp": String(timestamp), ...(token !== undefined && { "x-tc-token": token }) },
    };
    return [name, { method, query, headers, body }];
  });
}

function v1Requests(
  { secretId, secretKey, token }: Credential,
  host: string,
): readonly (readonly [string, CapturedRequest])[] {
  const given = {
    ...{ Action: "DescribeBundles", Version: "2020-03-24", Region: "ap-guangzhou", Nonce: "11886" },
    ...{ Timestamp: String(timestamp), SecretId: secretId, SignatureMethod: "HmacSHA256", ...flat },
    ...(token !== undefined && { Token: token }),
  };
  const written = (method: string) =>
    new URLSearchParams({ ...given, Signature: v1Signature(method, host, given, secretKey) }).toString();
  return [
    ["v1 GET", { method: "GET", query: written("GET"), headers: { host }, body: "" }],
    ["v1 POST", { method: "POST", query: "", headers: { host, "content-type": form }, body: written("POST") }],
  ];
}

describe("a captured request", () => {
  test("is accepted unchanged, and repeatedly within five minutes", async () => {
    expect(captured).toHaveLength(40);
    for (const [what, request] of captured) {
      for (const seconds of [0, 0, 1, 300, -300]) {
        const outcome = await at(seconds, () => send(request));
        expect([what, outcome]).toEqual([what, { code: "", message: "", caller: "100000000001" }]);
      }
    }
  });

  test("is rejected outside of five minutes", async () => {
    for (const [what, request] of captured) {
      for (const seconds of [301, -301, 3600, 86_400, -86_400]) {
        const { code, caller } = await at(seconds, () => send(request));
        expect([what, code, caller]).toEqual([what, "AuthFailure.SignatureExpire", ""]);
      }
    }
  });

  test(`is rejected before authentication after any of ${Object.keys(mutations).length} kinds of changes`, async () => {
    console.info(`${runs} forged requests, SKERRY_SEED=${seed}`);
    const number = fc.nat(1_000_000);
    const word = fc.stringMatching(/^[a-z]{3,9}$/);
    const request = fc.noBias(fc.nat(captured.length - 1));
    const [forged, met] = [new Set<string>(), new Set<string>()];
    const each = fc.asyncProperty(
      ...([request, request, fc.constantFrom(...Object.keys(mutations)), number, number, word] as const),
      async (which, another, mutation, at, other, word) => {
        const [what, original] = captured[which] ?? nothing;
        const chance: Chance = { at, other, word, otherRequest: (captured[another] ?? nothing)[1] };
        const changed = mutations[mutation]?.(original, chance) ?? original;
        fc.pre(meaning(changed) !== meaning(original));
        fc.pre(!isSigned(changed));
        const { code, message, caller } = await send(changed);
        const description = `${what}, ${mutation}: ${code} ${message}`;
        expect(refusals, description).toContain(code);
        expect(caller, description).toBe("");
        forged.add(mutation);
        met.add(code);
        if (code === "MissingParameter") expect(message).toMatch(namesCommonParameter);
      },
    );
    await fc.assert(each, { numRuns: runs, seed, endOnFailure: true, maxSkipsPerRun: 10 });
    // Every kind of change led to a forgery, and every listed code occurred.
    expect([...forged].sort()).toEqual(Object.keys(mutations).sort());
    expect([...met].sort()).toEqual(refusals);
  }, 300_000);
});

/**
 * Whether a captured request has the same meaning, so that this is not a forgery. A request signed for the official
 * host is valid at any host that is not official, such as a gateway.
 */
function isSigned(changed: CapturedRequest): boolean {
  const official = changed.headers["host"]?.endsWith(".com");
  return signed.has(meaning(changed)) || (!official && signed.has(meaning(anywhere(changed))));
}

const anywhere = (request: CapturedRequest): CapturedRequest => ({
  ...request,
  headers: { ...request.headers, host: "" },
});

const nothing: readonly [string, CapturedRequest] = ["nothing", { method: "", query: "", headers: {}, body: "" }];

async function at<Value>(seconds: number, what: () => Promise<Value>): Promise<Value> {
  const stoppedAt = clock.time;
  clock.time += seconds * 1000;
  try {
    return await what();
  } finally {
    clock.time = stoppedAt;
  }
}
