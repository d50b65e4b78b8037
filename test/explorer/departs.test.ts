import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import { departs } from "#explorer/page/signature/departs.ts";
import type { Judge } from "#explorer/page/signature/judge.ts";
import type { Pasted } from "#explorer/page/signature/paste.ts";
import { tc3 } from "#explorer/page/signature/tc3.ts";
import { en } from "#explorer/page/signature/told/en.ts";
import { codeOf } from "#explorer/page/signature/told/slips.ts";
import { zh } from "#explorer/page/signature/told/zh.ts";
import { formOf, type Pair, v1 } from "#explorer/page/signature/v1.ts";
import { authorizationOf } from "../protocol/signer.ts";
import { bodyOf, headerOf, pairsOf, vectors } from "./vectors.ts";

const services = ["lighthouse", "cvm", "cam", "sts"];
const judge: Judge = {
  ...{ secretId: "AKIDmine", secretKey: "SecretOfMine", now: 1551113065, services },
  others: [{ name: "Neighbour", secretId: "AKIDneighbour", secretKey: "SecretOfNeighbour" }],
};

describe("a request of a real client", () => {
  for (const vector of vectors) {
    test(`${vector.name} departs ${vector.valid ? "nowhere" : "somewhere"}`, async () => {
      const { secretId, secretKey, timestamp: now } = vector;
      const token = headerOf(vector, "x-tc-token") || new Map(pairsOf(vector)).get("Token");
      const headers = Object.entries(vector.headers).map(([name, value = ""]): Pair => [name.toLowerCase(), value]);
      const pasted = { ...vector, headers, body: bodyOf(vector) };
      const { departures } = await departs(pasted, { secretId, secretKey, now, token, services, others: [] });
      if (vector.valid) return expect(departures).toEqual([]);
      const [first] = departures;
      expect(departures).not.toEqual([]);
      // Who compares has a key at hand; whether the server knows its id is not what is asked.
      const expected = vector.expectedError === "AuthFailure.SecretIdNotFound" ? "secretIdOther" : vector.expectedError;
      expect(first && (first.slip === "secretIdOther" ? first.slip : codeOf(first.slip))).toBe(expected);
    });
  }
});

interface Mine {
  readonly method?: string;
  readonly query?: string;
  readonly host?: string;
  readonly contentType?: string;
  readonly body?: string;
  readonly timestamp?: number;
  readonly service?: string;
  readonly secretId?: string;
  readonly secretKey?: string;
  readonly path?: string;
  readonly date?: string;
}

const sent = {
  method: "POST",
  query: "",
  host: "lighthouse.tencentcloudapi.com",
  contentType: "application/json",
  body: '{"Limit":20,"Filters":[{"Name":"zone","Values":["中/文 <a>"]}]}',
  timestamp: judge.now,
  ...{ service: "lighthouse", secretId: judge.secretId, secretKey: judge.secretKey },
};

/** A request that was signed in one way and sent in another. */
function v3(signed: Mine = {}, received: Mine = {}, more: readonly Pair[] = []): Pasted {
  const { method, query, host, contentType, body, timestamp } = { ...sent, ...received };
  const authorization = authorizationOf({ ...sent, ...received, ...signed });
  const headers: readonly Pair[] = [
    ...[["host", host] as const, ["content-type", contentType] as const],
    ...[["authorization", authorization] as const, ["x-tc-timestamp", String(timestamp)] as const],
    ["x-tc-action", "DescribeInstances"],
  ];
  return { method, path: "/", query, headers: [...headers, ...more], body };
}

const get = {
  method: "GET",
  body: "",
  contentType: "application/x-www-form-urlencoded",
  query: "Limit=2&A=a%20b%2fc&B=x",
};

const slipsOf = async (pasted: Pasted, by: Partial<Judge> = {}): Promise<readonly string[]> =>
  (await departs(pasted, { ...judge, ...by })).departures.map(({ slip }) => slip);

const edited = (pasted: Pasted, edit: (authorization: string) => string): Pasted => ({
  ...pasted,
  headers: pasted.headers.map(([name, value]) => [name, name === "authorization" ? edit(value) : value]),
});

const mutations: readonly (readonly [what: string, request: Pasted, slips: readonly string[], by?: Partial<Judge>])[] =
  [
    ["nothing", v3(), []],
    ["nothing of a GET", v3({}, get), []],
    ["the method", v3({ method: "GET" }), ["methodOther"]],
    ["the method's letters", v3({ method: "post" }), ["methodOther"]],
    ["the path", v3({ path: "" }), ["pathOther"]],
    ["blanks in the query", v3({ query: get.query.replace("%20", "+") }, get), ["querySpaces"]],
    ["letters of escapes", v3({ query: get.query.replace("%2f", "%2F") }, get), ["queryHex"]],
    ["the query's order", v3({ query: "A=a%20b%2fc&B=x&Limit=2" }, get), ["queryOrder"]],
    ["the query's escapes", v3({ query: "Limit=2&A=a b/c&B=x" }, get), ["queryDecoded"]],
    ["a query re-encoded", v3({ query: "a=%27&b=%2A" }, { ...get, query: "a='&b=*" }), ["queryEncoded"]],
    ["the query at all", v3({ query: "" }, get), ["queryLeftOut"]],
    ["the port", v3({ host: `${sent.host}:443` }), ["hostPort"]],
    ["the host", v3({ host: "lighthouse.ap-guangzhou.tencentcloudapi.com" }), ["hostOther"]],
    ["a header's letters", v3({}, { contentType: "APPLICATION/json" }), []],
    ["a header's value", v3({ contentType: "application/json; charset=utf-8" }), ["headerOther"]],
    ["a line feed at the body's end", v3({}, { body: `${sent.body}\n` }), []],
    ["a line feed after the body", v3({ body: `${sent.body}\n` }), ["bodyTrailing"]],
    ["a line feed before sending", v3({ body: sent.body }, { body: `${sent.body}\n` }), ["bodyTrailing"]],
    ["the line ends", v3({ body: "a\r\nb" }, { body: "a\nb" }), ["bodyLineEnds"]],
    ["how JSON is written", v3({ body: JSON.stringify(JSON.parse(sent.body), null, 2) }), ["bodyRewritten"]],
    [
      "Python's JSON",
      v3({ body: '{"Limit": 1, "Offset": [2, 3]}' }, { body: '{"Limit":1,"Offset":[2,3]}' }),
      ["bodyRewritten"],
    ],
    ["escapes of the body", v3({ body: sent.body.replace("中", "\\u4e2d").replace("文", "\\u6587") }), ["bodyEscapes"]],
    ["the body's order", v3({ body: '{"Filters":1,"Limit":2}' }, { body: '{"Limit":2,"Filters":1}' }), ["bodyOrder"]],
    ["an empty body", v3({ body: "" }), ["bodyEmpty"]],
    ["an unsigned payload", v3({ body: "UNSIGNED-PAYLOAD" }), ["bodyUnsigned"]],
    ["a payload signed anyway", v3({}, {}, [["x-tc-content-sha256", "UNSIGNED-PAYLOAD"]]), ["bodyNotUnsigned"]],
    ["the timestamp by seconds", v3({ timestamp: judge.now - 3 }), ["timestampOther"]],
    ["the timestamp by an hour", v3({}, { timestamp: judge.now - 3600 }), ["expired"]],
    ["the scope's date", v3({ date: "2019-02-26" }), ["dateOfScope"]],
    [
      "the date after signing",
      edited(v3({ date: "2019-02-26" }), (a) => a.replace("2019-02-26", "2019-02-25")),
      ["dateSigned"],
    ],
    ["the scope's service", v3({ service: "cvm" }), ["serviceOfScope"]],
    [
      "the service after signing",
      edited(v3({ service: "cvm" }), (a) => a.replace("/cvm/", "/lighthouse/")),
      ["serviceSigned"],
    ],
    ["the SecretId", v3({ secretId: "AKIDother" }), ["secretIdOther"]],
    ["the key's end", v3({ secretKey: `${judge.secretKey}\n` }), ["keyBlank"]],
    ["the key for the id", v3({ secretKey: judge.secretId }), ["keySwapped"]],
    ["the key for another's", v3({ secretKey: "SecretOfNeighbour" }), ["keyOfOther"]],
    ["the key for an unknown one", v3({ secretKey: "nobody's" }), ["unexplained"]],
    ["the body's content", v3({ body: '{"Limit":21}' }), ["unexplained"]],
    ["two things", v3({ host: `${sent.host}:443`, body: `${sent.body}\n` }), ["hostPort", "bodyTrailing"]],
    [
      "a signed header away",
      edited(v3(), (a) => a.replace("host,", "host;x-tc-nonce,")),
      ["headerMissing", "signedHeadersOther"],
    ],
    [
      "a header out of the list",
      edited(v3(), (a) => a.replace("content-type;host", "host")),
      ["signedHeadersLack", "signedHeadersOther"],
    ],
    ["capital digits", edited(v3(), (a) => a.replace(/[0-9a-f]{64}/, (s) => s.toUpperCase())), ["signatureCase"]],
    [
      "Base64",
      edited(v3(), (a) => a.replace(/[0-9a-f]{64}/, (s) => Buffer.from(s, "hex").toString("base64"))),
      ["signatureBase64"],
    ],
    ["the algorithm's name", edited(v3(), (a) => a.replace("SHA256", "SHA1")), ["algorithmOther"]],
    ["the scope's ending", edited(v3(), (a) => a.replace("tc3_request", "request")), ["authorizationForm"]],
    ["the signature away", edited(v3(), (a) => a.replace(/, Signature=.*/, "")), ["authorizationForm"]],
    ["the whole signature", edited(v3(), () => "SKIP"), ["skipped"]],
    ["a token of nobody", v3({}, {}, [["x-tc-token", "t"]]), ["tokenOther"]],
    ["a token left out", v3(), ["tokenMissing"], { token: "t" }],
    ["the length", v3({}, {}, [["content-length", "7"]]), ["bodyLength"]],
  ];

describe("TC3 with a change of", () => {
  for (const [what, request, slips, by] of mutations) {
    test(what, async () => expect(await slipsOf(request, by)).toEqual([...slips]));
  }

  for (const [what, make, slip] of [
    [
      "hexadecimal keys",
      (hmac: Hmac) => (k: string | Buffer) =>
        hmac(hmac(hmac(k, "2019-02-25").toString("hex"), "lighthouse").toString("hex"), "tc3_request").toString("hex"),
      "keyHex",
    ],
    ["a key that is not derived", () => (k: string | Buffer) => k, "keyNotDerived"],
  ] as const) {
    test(what, async () => {
      const { wanted } = await departs(v3(), judge);
      const signature = hmac(make(hmac)(`TC3${judge.secretKey}`), wanted?.stringToSign ?? "").toString("hex");
      expect(await slipsOf(edited(v3(), (a) => a.replace(/[0-9a-f]{64}/, signature)))).toEqual([slip]);
    });
  }

  test("the shape of the canonical request", async () => {
    const { wanted } = await departs(v3(), judge);
    const right = wanted?.canonicalRequest ?? "";
    for (const [made, slip] of [
      [right.replace("\n\n", "\n\n").replace("com\n\n", "com\n"), "headersEnd"],
      [right.replace("host:", "host: ").replace("type:", "type: "), "headerGap"],
      [right.replace("host:", "Host:").replace("content-type:", "Content-Type:"), "headerNames"],
      [right.replace(/(content-type:.*\n)(host:.*\n)/, "$2$1"), "headersOrder"],
    ] as const) {
      expect(made).not.toBe(right);
      expect(await slipsOf(signedOver(made))).toEqual([slip]);
    }
  });
});

type Hmac = typeof hmac;

const hmac = (key: string | Buffer, text: string): Buffer => new Bun.CryptoHasher("sha256", key).update(text).digest();

/** A request whose signature was made over a canonical request of one's own. */
function signedOver(canonical: string): Pasted {
  const key = hmac(hmac(hmac(`TC3${judge.secretKey}`, "2019-02-25"), "lighthouse"), "tc3_request");
  const hashed = new Bun.CryptoHasher("sha256").update(canonical).digest("hex");
  const text = ["TC3-HMAC-SHA256", judge.now, "2019-02-25/lighthouse/tc3_request", hashed].join("\n");
  return edited(v3(), (a) => a.replace(/[0-9a-f]{64}/, hmac(key, text).toString("hex")));
}

describe("what one's own code has signed", () => {
  test("tells a changed body from another key", async () => {
    const { wanted } = await departs(v3(), judge);
    const canonicalRequest = (wanted?.canonicalRequest ?? "").replace(/[0-9a-f]{64}$/, "0".repeat(64));
    const made = { canonicalRequest, stringToSign: "" };
    expect(await slipsOf(signedOver(canonicalRequest), { made })).toEqual(["madeBody"]);
    const right = { canonicalRequest: wanted?.canonicalRequest ?? "", stringToSign: wanted?.stringToSign ?? "" };
    expect(await slipsOf(v3({ secretKey: "nobody's" }), { made: right })).toEqual(["keyOther"]);
  });

  test("is compared line by line", async () => {
    const { wanted } = await departs(v3(), judge);
    const canonicalRequest = (wanted?.canonicalRequest ?? "")
      .replace("POST", "PUT")
      .replace("host:lighthouse", "host:light");
    const stringToSign = (wanted?.stringToSign ?? "").replace("1551113065", "1551113000");
    const { departures } = await departs(v3({ secretKey: "nobody's" }), {
      ...judge,
      made: { canonicalRequest, stringToSign },
    });
    expect(departures.map(({ slip, values }) => [slip, values["line"] ?? values["yours"]])).toEqual([
      ["madeLine", "method"],
      ["madeLine", "timestamp"],
      ["madeHeader", '"host:light.tencentcloudapi.com"'],
      ["keyOther", undefined],
    ]);
  });
});

const parameters: readonly Pair[] = [
  ["Action", "DescribeInstances"],
  ["Version", "2020-03-24"],
  ["Region", "ap-guangzhou"],
  ["Timestamp", String(judge.now)],
  ["Nonce", "11886"],
  ["SecretId", judge.secretId],
  ["SignatureMethod", "HmacSHA256"],
  ...Array.from({ length: 11 }, (_, at): Pair => [`InstanceIds.${at}`, `lhins-${at}`]),
  ["name", "a b+c/文"],
  ["Empty", ""],
];

interface V1Signed {
  readonly method?: "GET" | "POST";
  readonly host?: string;
  readonly path?: string;
  readonly parameters?: readonly Pair[];
  readonly secretKey?: string;
}

/** A v1 request that was signed in one way and sent, by GET or POST, in another. */
async function older(signed: V1Signed = {}, method: "GET" | "POST" = "GET", received = parameters): Promise<Pasted> {
  const right = { method, host: sent.host, path: "/", parameters: received, secretKey: judge.secretKey };
  const { signature } = await v1({ ...right, ...signed });
  return sentOlder(signature, method, received);
}

function sentOlder(signature: string, method: "GET" | "POST" = "GET", received = parameters): Pasted {
  const form = formOf([...received, ["Signature", signature]]);
  const [query, body] = method === "GET" ? [form, ""] : ["", form];
  return { method, path: "/", query, headers: [["host", sent.host]], body };
}

/** Signed over a text of one's own. */
const olderOver = (text: string, key = judge.secretKey): Pasted => sentOlder(hmac(key, text).toString("base64"));

const without = (name: string) => parameters.filter(([one]) => one !== name);
const replaced = (name: string, value: string) =>
  parameters.map((pair): Pair => (pair[0] === name ? [name, value] : pair));
const joined = (pairs: readonly Pair[], write = (value: string) => value) =>
  pairs.map(([name, value]) => `${name}=${write(value)}`).join("&");
const ordered = [...parameters].sort(([a], [b]) => (a < b ? -1 : 1));
const head = `GET${sent.host}/?`;

describe("v1 with a change of", () => {
  const changes: readonly (readonly [string, () => Pasted | Promise<Pasted>, readonly string[], Partial<Judge>?])[] = [
    ["nothing", () => older(), []],
    ["nothing of a POST", () => older({}, "POST"), []],
    ["the order on the wire", () => older({}, "GET", [...parameters].reverse()), []],
    ["the method", () => older({ method: "POST" }), ["methodOther"]],
    ["the host", () => older({ host: "lighthouse.ap-guangzhou.tencentcloudapi.com" }), ["hostOther"]],
    ["the port", () => older({ host: `${sent.host}:443` }), ["hostPort"]],
    ["the path", () => older({ path: "" }), ["pathOther"]],
    ["the order signed", () => olderOver(head + joined(parameters)), ["parametersOrder"]],
    [
      "the order of numbers",
      () =>
        olderOver(
          head +
            joined(
              [...ordered].sort(
                (a, b) =>
                  Number(a[0].startsWith("InstanceIds") && b[0].startsWith("InstanceIds")) *
                  (Number(a[0].slice(12)) - Number(b[0].slice(12))),
              ),
            ),
        ),
      ["parametersOrder"],
    ],
    ["the escapes signed", () => olderOver(head + joined(ordered, encodeURIComponent)), ["parametersEncoded"]],
    ["the mark", () => olderOver(head.slice(0, -1) + joined(ordered)), ["markMissing"]],
    ["an added parameter", () => older({ parameters: without("Region") }), ["parameterAdded"]],
    [
      "the algorithm",
      () =>
        older(
          { parameters: replaced("SignatureMethod", "HmacSHA256") },
          "GET",
          replaced("SignatureMethod", "HmacSHA256"),
        ),
      [],
    ],
    [
      "SignatureMethod",
      async () =>
        sentOlder(new Bun.CryptoHasher("sha1", judge.secretKey).update(head + joined(ordered)).digest("base64")),
      ["algorithmSigned"],
    ],
    [
      "an unknown SignatureMethod",
      () => older({}, "GET", replaced("SignatureMethod", "HmacMD5")),
      ["algorithmUnknown"],
    ],
    [
      "the timestamp by seconds",
      () => older({ parameters: replaced("Timestamp", String(judge.now + 2)) }),
      ["timestampOther"],
    ],
    ["the timestamp by an hour", () => older({}, "GET", replaced("Timestamp", String(judge.now + 3600))), ["expired"]],
    ["the timestamp's unit", () => older({}, "GET", replaced("Timestamp", `${judge.now}000`)), ["timestampIsMillis"]],
    ["the timestamp's form", () => older({}, "GET", replaced("Timestamp", "today")), ["timestampForm"]],
    ["no timestamp", () => older({}, "GET", without("Timestamp")), ["timestampMissing"]],
    ["no nonce", () => older({}, "GET", without("Nonce")), ["nonceMissing"]],
    ["no SecretId", () => older({}, "GET", without("SecretId")), ["secretIdMissing"]],
    ["the SecretId", () => older({}, "GET", replaced("SecretId", "AKIDother")), ["secretIdOther"]],
    ["a value", () => older({ parameters: replaced("InstanceIds.3", "lhins-x") }), ["unexplained"]],
    ["an empty value", () => older({ parameters: without("Empty") }), ["emptyLeftOut"]],
    ["the key's end", () => older({ secretKey: `${judge.secretKey} ` }), ["keyBlank"]],
    ["the key's tail", () => older({ secretKey: `${judge.secretKey}&` }), ["keyAmpersand"]],
    ["the key", () => older({ secretKey: "SecretOfNeighbour" }), ["keyOfOther"]],
    [
      "escapes twice",
      () => older().then((one) => ({ ...one, query: one.query.replace(/(?<=[?&]name=)[^&]*/, encodeURIComponent) })),
      ["parametersTwice"],
    ],
    ["a token left out", () => older(), ["tokenMissing"], { token: "t" }],
    ["the signature away", () => ({ ...sentOlder(""), query: formOf(parameters) }), ["noSignature"]],
    [
      "hexadecimal digits",
      () => sentOlder(hmac(judge.secretKey, head + joined(ordered)).toString("hex")),
      ["signatureHex"],
    ],
    [
      "a lost equals sign",
      () =>
        sentOlder(
          hmac(judge.secretKey, head + joined(ordered))
            .toString("base64")
            .slice(0, -1),
        ),
      ["paddingLost"],
    ],
  ];
  for (const [what, make, slips, by] of changes) {
    test(what, async () => expect(await slipsOf(await make(), by)).toEqual([...slips]));
  }

  test("a plus sign that was not escaped", async () => {
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
        await slipsOf({ ...request, query: request.query.replaceAll("%2B", "+").replace("a%20b+c", "a%20b%2Bc") }),
      ).toEqual(["plusLost"]);
      return;
    }
    throw new Error("no signature with a plus sign came");
  });

  test("what one's own code has signed", async () => {
    const made = { canonicalRequest: "", stringToSign: head + joined(ordered).replace("lhins-3", "lhins-4") };
    const { departures } = await departs(olderOver(made.stringToSign), { ...judge, made });
    expect(departures).toEqual([
      {
        slip: "madeLine",
        values: { line: "InstanceIds.3", yours: '"InstanceIds.3=lhins-4"', wanted: '"InstanceIds.3=lhins-3"' },
      },
    ]);
    expect(await slipsOf(olderOver(made.stringToSign, "nobody's"), { made })).toEqual(["madeLine", "keyOther"]);
  });
});

describe("a request that was changed nowhere departs nowhere", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 30 });
  const runs = { numRuns: process.env["SKERRY_LONG"] ? 2000 : 60 };

  test("with TC3", async () => {
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
        expect((await departs({ ...parts, headers }, by)).departures).toEqual([]);
      }),
      runs,
    );
  });

  test("with v1", async () => {
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
        expect((await departs({ method, path: "/", query, headers: [["host", host]], body }, by)).departures).toEqual(
          [],
        );
      }),
      runs,
    );
  });
});

test("each departure is told in both languages with the same facts", () => {
  const facts = (sentence: string): readonly string[] => [...new Set(sentence.match(/\{\w+\}/g) ?? [])].sort();
  for (const [slip, sentence] of Object.entries(en)) {
    expect([slip, facts(Object.entries(zh).find(([name]) => name === slip)?.[1] ?? "")]).toEqual([
      slip,
      facts(sentence),
    ]);
  }
});
