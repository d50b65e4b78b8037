import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import type { ComparisonContext } from "#explorer/page/signature/comparison.ts";
import { findDifferences } from "#explorer/page/signature/differences.ts";
import { en } from "#explorer/page/signature/messages/en.ts";
import { codeOf } from "#explorer/page/signature/messages/mistakes.ts";
import { zh } from "#explorer/page/signature/messages/zh.ts";
import type { ParsedRequest } from "#explorer/page/signature/paste.ts";
import { tc3 } from "#explorer/page/signature/tc3.ts";
import { type Pair, v1 } from "#explorer/page/signature/v1.ts";
import {
  edited,
  get,
  type Hmac,
  head,
  hmac,
  joined,
  judge,
  older,
  olderOver,
  ordered,
  parameters,
  replaced,
  sent,
  sentOlder,
  services,
  signedOver,
  v3,
} from "./signedRequests.ts";
import { tc3Mutations } from "./tc3Mutations.ts";
import { v1Mutations } from "./v1Mutations.ts";
import { bodyOf, headerOf, pairsOf, vectors } from "./vectors.ts";

describe("the comparison of a real client's request", () => {
  for (const vector of vectors) {
    test(`${vector.valid ? "reports no differences" : "reports the error"} for ${vector.name}`, async () => {
      const { secretId, secretKey, timestamp: now } = vector;
      const token = headerOf(vector, "x-tc-token") || new Map(pairsOf(vector)).get("Token");
      const headers = Object.entries(vector.headers).map(([name, value = ""]): Pair => [name.toLowerCase(), value]);
      const pasted = { ...vector, headers, body: bodyOf(vector) };
      const { differences } = await findDifferences(pasted, { secretId, secretKey, now, token, services, others: [] });
      if (vector.valid) return expect(differences).toEqual([]);
      const [first] = differences;
      expect(differences).not.toEqual([]);
      // The comparison uses a given key and does not check whether its id exists.
      const expected = vector.expectedError === "AuthFailure.SecretIdNotFound" ? "secretIdOther" : vector.expectedError;
      expect(first && (first.mistake === "secretIdOther" ? first.mistake : codeOf(first.mistake))).toBe(expected);
    });
  }
});

const found = new Set<string>();

const mistakesOf = async (pasted: ParsedRequest, by: Partial<ComparisonContext> = {}): Promise<readonly string[]> => {
  const mistakes = (await findDifferences(pasted, { ...judge, ...by })).differences.map(({ mistake }) =>
    String(mistake),
  );
  for (const mistake of mistakes) found.add(mistake);
  return mistakes;
};

describe("a deviation that the server accepts", () => {
  const lists = (a: string) => a.replace("content-type;host", "Content-Type;Host");
  const multipart = { contentType: "multipart/form-data; boundary=x" };
  const underscored = [...parameters, ["a_b", "1"]] as const;
  const dotted = [...parameters, ["a.b", "1"]] as const;
  const cases: readonly (readonly [string, ParsedRequest | Promise<ParsedRequest>, Partial<ComparisonContext>?])[] = [
    ["the port left out", v3({ host: sent.host }, { host: `${sent.host}:443` }), {}],
    ["an apostrophe that was escaped on the way", v3({ query: "a='" }, { ...get, query: "a=%27" })],
    ["the path as it is sent", { ...v3({ path: "/some" }), path: "/some" }],
    ["capitals in SignedHeaders", edited(v3(), lists)],
    ["line feeds in a pasted multipart body", v3({ ...multipart, body: "a\r\nb" }, { ...multipart, body: "a\nb" })],
    ["a known key that is one's own", v3(), { others: [{ name: "Me", ...judge }] }],
    [
      "a text that was made otherwise, yet signs right",
      v3(),
      { ownTexts: { canonicalRequest: "GET", stringToSign: "x" } },
    ],
    ["dots for underscores in names", older({ parameters: dotted }, "GET", underscored)],
    ["a line feed behind a form", older({}, "POST").then((one) => ({ ...one, body: `${one.body}\n` }))],
    ["another text of v1", older(), { ownTexts: { canonicalRequest: "", stringToSign: "x" } }],
  ];
  for (const [what, request, by] of cases)
    test(`is not reported: ${what}`, async () => expect(await mistakesOf(await request, by)).toEqual([]));

  test("is not reported for the length of an unknown body", async () => {
    const request = { ...v3({}, {}, [["content-length", "62"]]), body: "" };
    expect(await mistakesOf(request)).toEqual(["unexplained"]);
  });
});

describe("the comparison of a changed TC3 request", () => {
  for (const [what, request, mistakes, by] of tc3Mutations) {
    test(`is not reported: ${what}`, async () => expect(await mistakesOf(request, by)).toEqual([...mistakes]));
  }

  for (const [what, make, mistake] of [
    [
      "hexadecimal keys",
      (hmac: Hmac) => (k: string | Buffer) =>
        hmac(hmac(hmac(k, "2019-02-25").toString("hex"), "lighthouse").toString("hex"), "tc3_request").toString("hex"),
      "keyHex",
    ],
    ["a key that is not derived", () => (k: string | Buffer) => k, "keyNotDerived"],
  ] as const) {
    test(`reports ${what}`, async () => {
      const { expected } = await findDifferences(v3(), judge);
      const signature = hmac(make(hmac)(`TC3${judge.secretKey}`), expected?.stringToSign ?? "").toString("hex");
      expect(await mistakesOf(edited(v3(), (a) => a.replace(/[0-9a-f]{64}/, signature)))).toEqual([mistake]);
    });
  }

  test("reports errors in the canonical request", async () => {
    const { expected } = await findDifferences(v3(), judge);
    const right = expected?.canonicalRequest ?? "";
    for (const [made, mistake] of [
      [right.replace("\n\n", "\n\n").replace("com\n\n", "com\n"), "headersEnd"],
      [right.replace("application/json", "Application/JSON"), "headerCase"],
      [right.replace("application/json", "application/json "), "headerBlank"],
      [right.replace("host:", "host: ").replace("type:", "type: "), "headerGap"],
      [right.replace("host:", "Host:").replace("content-type:", "Content-Type:"), "headerNames"],
      [right.replace(/(content-type:.*\n)(host:.*\n)/, "$2$1"), "headersOrder"],
    ] as const) {
      expect(made).not.toBe(right);
      expect(await mistakesOf(signedOver(made))).toEqual([mistake]);
    }
  });
});

test("the comparison of a TC3 request reports errors after the canonical request", async () => {
  const { expected } = await findDifferences(v3(), judge);
  const right = expected?.canonicalRequest ?? "";
  expect(await mistakesOf(signedOver(right))).toEqual([]);
  expect(await mistakesOf(signedOver(right, { secret: judge.secretKey }))).toEqual(["keyNoPrefix"]);
  expect(await mistakesOf(signedOver(right, { timestamp: `${judge.now}000` }))).toEqual(["timestampMillis"]);
  expect(await mistakesOf(signedOver(right, { hashed: false }))).toEqual(["requestNotHashed"]);
});

test("the comparison of a TC3 request reports a different key for the same id", async () => {
  const others = [{ name: "Mine", secretId: judge.secretId, secretKey: "SecretOfServer" }];
  expect(await mistakesOf(v3(), { others })).toEqual(["keyNotServers"]);
});

describe("a canonical request from the user's own code", () => {
  test("distinguishes a changed body from a different key", async () => {
    const { expected } = await findDifferences(v3(), judge);
    const canonicalRequest = (expected?.canonicalRequest ?? "").replace(/[0-9a-f]{64}$/, "0".repeat(64));
    const ownTexts = { canonicalRequest, stringToSign: "" };
    expect(await mistakesOf(signedOver(canonicalRequest), { ownTexts })).toEqual(["ownBody"]);
    const right = { canonicalRequest: expected?.canonicalRequest ?? "", stringToSign: expected?.stringToSign ?? "" };
    expect(await mistakesOf(v3({ secretKey: "nobody's" }), { ownTexts: right })).toEqual(["keyOther"]);
  });

  test("is compared line by line", async () => {
    const { expected } = await findDifferences(v3(), judge);
    const canonicalRequest = (expected?.canonicalRequest ?? "")
      .replace("POST", "PUT")
      .replace("host:lighthouse", "host:light");
    const stringToSign = (expected?.stringToSign ?? "").replace("1551113065", "1551113000");
    const { differences } = await findDifferences(v3({ secretKey: "nobody's" }), {
      ...judge,
      ownTexts: { canonicalRequest, stringToSign },
    });
    for (const { mistake } of differences) found.add(mistake);
    expect(differences.map(({ mistake, values }) => [mistake, values["line"] ?? values["yours"]])).toEqual([
      ["ownLine", "method"],
      ["ownLine", "timestamp"],
      ["ownHeader", '"host:light.tencentcloudapi.com"'],
      ["keyOther", undefined],
    ]);
  });
});

describe("the comparison of a changed v1 request", () => {
  for (const [what, make, mistakes, by] of v1Mutations) {
    test(`is not reported: ${what}`, async () => expect(await mistakesOf(await make(), by)).toEqual([...mistakes]));
  }

  test("reports an unescaped plus sign", async () => {
    for (let nonce = 0; nonce < 200; nonce++) {
      const received = replaced("Nonce", String(nonce));
      const { signature } = await v1({
        method: "GET",
        host: sent.host,
        path: "/",
        parameters: received,
        secretKey: judge.secretKey,
      });
      if (!signature.includes("+")) continue;
      const request = sentOlder(signature, "GET", received);
      expect(
        await mistakesOf({ ...request, query: request.query.replaceAll("%2B", "+").replace("a%20b+c", "a%20b%2Bc") }),
      ).toEqual(["plusLost"]);
      return;
    }
    throw new Error("no signature with a plus sign came");
  });

  test("compares the text that the user's own code signed", async () => {
    const ownTexts = { canonicalRequest: "", stringToSign: head + joined(ordered).replace("lhins-3", "lhins-4") };
    const { differences } = await findDifferences(olderOver(ownTexts.stringToSign), { ...judge, ownTexts });
    expect(differences).toEqual([
      {
        mistake: "ownLine",
        values: { line: "InstanceIds.3", yours: '"InstanceIds.3=lhins-4"', expected: '"InstanceIds.3=lhins-3"' },
      },
    ]);
    expect(await mistakesOf(olderOver(ownTexts.stringToSign, "nobody's"), { ownTexts })).toEqual([
      "ownLine",
      "keyOther",
    ]);
  });
});

describe("the comparison of an unchanged request", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 30 });
  const runs = { numRuns: process.env["SKERRY_LONG"] ? 2000 : 60 };

  test("reports no differences with TC3", async () => {
    const header = fc.stringMatching(/^[ -~]{0,20}$/).map((value) => value.trim());
    const request = fc.record({
      ...{ body: text, host: fc.domain(), secretId: fc.uuid(), secretKey: text, extra: header },
      ...{ timestamp: fc.integer({ min: 0, max: 4e9 }), service: fc.constantFrom(...services), get: fc.boolean() },
      query: fc.webQueryParameters(),
    });
    await fc.assert(
      fc.asyncProperty(request, async ({ get, body, query, host, extra, timestamp, service, secretId, secretKey }) => {
        const signed = { "content-type": "application/json", host, "x-tc-extra": extra };
        const method = get ? "GET" : "POST";
        const parts = { method, path: "/", query: get ? query : "", headers: signed, body: get ? "" : body } as const;
        const { authorization } = await tc3({ ...parts, service, timestamp, secretId, secretKey });
        const headers: readonly Pair[] = [
          ...Object.entries(signed),
          ["authorization", authorization],
          ["x-tc-timestamp", String(timestamp)],
        ];
        const by = { secretId, secretKey, now: timestamp, services, others: [] };
        expect((await findDifferences({ ...parts, headers }, by)).differences).toEqual([]);
      }),
      runs,
    );
  });

  test("reports no differences with v1", async () => {
    const names = fc
      .stringMatching(/^[A-Za-z][A-Za-z0-9.]{0,12}$/)
      .filter((name) => !["Signature", "Token", "SignatureMethod"].includes(name));
    const request = fc.record({
      ...{ given: fc.dictionary(names, text), host: fc.domain(), secretId: fc.uuid(), secretKey: text },
      ...{ timestamp: fc.integer({ min: 1, max: 4e9 }), method: fc.constantFrom("GET" as const, "POST" as const) },
      algorithm: fc.constantFrom("HmacSHA1", "HmacSHA256"),
    });
    await fc.assert(
      fc.asyncProperty(request, async ({ given, host, method, algorithm, timestamp, secretId, secretKey }) => {
        const common = { SecretId: secretId, Nonce: "1", Timestamp: String(timestamp), SignatureMethod: algorithm };
        const parameters: readonly Pair[] = Object.entries({ ...given, ...common });
        const { form } = await v1({ method, host, path: "/", parameters, secretKey });
        const [query, body] = method === "GET" ? [form, ""] : ["", form];
        const by = { secretId, secretKey, now: timestamp, services, others: [] };
        expect(
          (await findDifferences({ method, path: "/", query, headers: [["host", host]], body }, by)).differences,
        ).toEqual([]);
      }),
      runs,
    );
  });
});

test("a text with an extra line is reported", async () => {
  const { expected } = await findDifferences(v3(), judge);
  const canonicalRequest = `${expected?.canonicalRequest}\n`;
  const ownTexts = { canonicalRequest, stringToSign: `${expected?.stringToSign}\n` };
  expect(await mistakesOf(signedOver(canonicalRequest), { ownTexts })).toEqual(["ownLineCount", "ownLineCount"]);
});

test("every kind of difference is covered by a test", () => expect([...found].sort()).toEqual(Object.keys(en).sort()));

test("each difference has a message in both languages with the same placeholders", () => {
  const facts = (sentence: string): readonly string[] => [...new Set(sentence.match(/\{\w+\}/g) ?? [])].sort();
  for (const [mistake, sentence] of Object.entries(en)) {
    expect([mistake, facts(Object.entries(zh).find(([name]) => name === mistake)?.[1] ?? "")]).toEqual([
      mistake,
      facts(sentence),
    ]);
  }
});
