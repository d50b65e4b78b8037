import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import fc from "fast-check";
import { handle } from "#protocol/chain.ts";
import { type Credential, key, TestCloud } from "./cloud.ts";
import { type Caught, type Chance, meaning, mutations } from "./forgeries.ts";
import { authorizationOf, v1Signature } from "./protocol/signer.ts";

const runs = process.env["SKERRY_LONG"] ? 120_000 : 4_000;
/** A failure prints it, too: SKERRY_SEED=… has the same forgeries again. */
const seed = Number(process.env["SKERRY_SEED"] ?? crypto.getRandomValues(new Int32Array(1))[0]);

/** The clock stands, so that the age of a caught request is known. */
const clock = { time: Math.floor(Date.now() / 1000) * 1000, now: () => clock.time };
const timestamp = clock.time / 1000;

/** What is refused before a request has a caller: proofs that do not hold, and requests that lost what has to be there. */
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
/** Of these only such as say that a common parameter is not there or not readable. */
const lost = /`(Timestamp|Authorization|Version|Action|Nonce|SecretId|Signature)`/;

let cloud: TestCloud;
let caught: readonly (readonly [what: string, request: Caught])[];
/** What the caught requests say; see isSigned(). */
let signed: ReadonlySet<string>;
beforeAll(async () => {
  cloud = await TestCloud.start({ clock });
  caught = await requests();
  signed = new Set(
    caught.flatMap(([, request]) =>
      request.headers["host"]?.endsWith(".com") ? [meaning(request), meaning(anywhere(request))] : [meaning(request)],
    ),
  );
});
afterAll(() => cloud[Symbol.asyncDispose]());

interface Outcome {
  readonly code: string;
  readonly message: string;
  /** In whose name the request was taken; empty where in nobody's. */
  readonly caller: string;
}

async function sent({ method, query, headers, body }: Caught): Promise<Outcome> {
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

/** A valid request of each form, by a root account, a user and two temporary keys, for two hosts. */
async function requests() {
  const who: Record<string, Credential> = {
    root: key(1),
    user: key(101),
    one: await temporary(),
    other: await temporary(),
  };
  return Object.entries(who).flatMap(([name, credential]) =>
    ["127.0.0.1:20324", "lighthouse.tencentcloudapi.com"].flatMap((host) =>
      [...newer(credential, host), ...older(credential, host)].map(([form, request]): readonly [string, Caught] => [
        `${form} of ${name} for ${host}`,
        request,
      ]),
    ),
  );
}

const flat = { "Filters.0.Name": "bundle-type", "Filters.0.Values.0": "GENERAL_BUNDLE", Limit: "5" };
const form = "application/x-www-form-urlencoded";

function newer(credential: Credential, host: string): readonly (readonly [string, Caught])[] {
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

function older({ secretId, secretKey, token }: Credential, host: string): readonly (readonly [string, Caught])[] {
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

describe("a request that was caught on its way", () => {
  test("is taken as it is, and again within five minutes", async () => {
    expect(caught).toHaveLength(40);
    for (const [what, request] of caught) {
      for (const seconds of [0, 0, 1, 300, -300]) {
        const outcome = await at(seconds, () => sent(request));
        expect([what, outcome]).toEqual([what, { code: "", message: "", caller: "100000000001" }]);
      }
    }
  });

  test("is worth nothing before and after", async () => {
    for (const [what, request] of caught) {
      for (const seconds of [301, -301, 3600, 86_400, -86_400]) {
        const { code, caller } = await at(seconds, () => sent(request));
        expect([what, code, caller]).toEqual([what, "AuthFailure.SignatureExpire", ""]);
      }
    }
  });

  test(`changed in any of ${Object.keys(mutations).length} ways is refused before it has a caller`, async () => {
    console.info(`${runs} forged requests, SKERRY_SEED=${seed}`);
    const number = fc.nat(1_000_000);
    const word = fc.stringMatching(/^[a-z]{3,9}$/);
    const request = fc.noBias(fc.nat(caught.length - 1));
    const [forged, met] = [new Set<string>(), new Set<string>()];
    const each = fc.asyncProperty(
      ...([request, request, fc.constantFrom(...Object.keys(mutations)), number, number, word] as const),
      async (which, another, mutation, at, other, word) => {
        const [what, original] = caught[which] ?? nothing;
        const chance: Chance = { at, other, word, stranger: (caught[another] ?? nothing)[1] };
        const changed = mutations[mutation]?.(original, chance) ?? original;
        fc.pre(meaning(changed) !== meaning(original));
        fc.pre(!isSigned(changed));
        const { code, message, caller } = await sent(changed);
        const told = `${what}, ${mutation}: ${code} ${message}`;
        expect(refusals, told).toContain(code);
        expect(caller, told).toBe("");
        forged.add(mutation);
        met.add(code);
        if (code === "MissingParameter") expect(message).toMatch(lost);
      },
    );
    await fc.assert(each, { numRuns: runs, seed, endOnFailure: true, maxSkipsPerRun: 10 });
    // Each way has led to forgeries, and each refusal was met: none of them is here for nothing.
    expect([...forged].sort()).toEqual(Object.keys(mutations).sort());
    expect([...met].sort()).toEqual(refusals);
  }, 300_000);
});

/**
 * Whether a caught request says exactly this; then it is no forgery. What was signed for the official host may come to
 * any host that is not official, as through a gateway.
 */
function isSigned(changed: Caught): boolean {
  const official = changed.headers["host"]?.endsWith(".com");
  return signed.has(meaning(changed)) || (!official && signed.has(meaning(anywhere(changed))));
}

const anywhere = (request: Caught): Caught => ({ ...request, headers: { ...request.headers, host: "" } });

const nothing: readonly [string, Caught] = ["nothing", { method: "", query: "", headers: {}, body: "" }];

async function at<Value>(seconds: number, what: () => Promise<Value>): Promise<Value> {
  const standing = clock.time;
  clock.time += seconds * 1000;
  try {
    return await what();
  } finally {
    clock.time = standing;
  }
}
