import { describe, expect, test } from "bun:test";
import { sha256 } from "#explorer/page/signature/digests.ts";
import { signingSteps } from "#explorer/page/signature/steps.ts";
import { tc3 } from "#explorer/page/signature/tc3.ts";
import { encode, flatten, formEncode, type Pair, v1 } from "#explorer/page/signature/v1.ts";
import { bodyOf, headerOf, pairsOf, type Vector, vectors } from "./vectors.ts";

/** One vector does not convert a header value to lower case, unlike the published algorithm. */
const published = vectors.filter(({ scheme, valid, name }) => scheme === "v3" && valid && !name.endsWith("-verbatim"));

/** The Node SDK signs the host without the port that it sends. */
const signedValue = (vector: Vector, name: string): string =>
  name === "host" && vector.name.startsWith("nodejs")
    ? headerOf(vector, name).replace(/:\d+$/, "")
    : headerOf(vector, name);

describe("TC3 step by step", () => {
  test("has vectors to compare with", () => expect(published.length).toBeGreaterThan(55));

  for (const vector of published) {
    test(`computes the steps of ${vector.name}`, async () => {
      const given = headerOf(vector, "authorization").replace(/\s+/g, " ");
      const [, service = "", signed = ""] =
        /Credential=[^/]+\/[^/]+\/([^/]+)\/.*SignedHeaders=([^,]+)/.exec(given) ?? [];
      const unsigned = headerOf(vector, "x-tc-content-sha256");
      const { method, query, timestamp, secretId, secretKey } = vector;
      const post = method === "POST";
      const { authorization } = await tc3({
        method: post ? "POST" : "GET",
        path: "/",
        query: post ? "" : query,
        headers: Object.fromEntries(signed.split(";").map((name) => [name, signedValue(vector, name)])),
        body: unsigned || (post ? bodyOf(vector) : ""),
        ...{ service, timestamp, secretId, secretKey },
      });
      expect(authorization).toBe(given);
    });
  }

  test("reaches the intermediate hash of the published example", async () => {
    const example = vectors.find(({ name }) => name === "docs-v3-content-type-host");
    if (!example) throw new Error("the example is gone");
    const { secretId, secretKey, timestamp } = example;
    const headers = { "content-type": headerOf(example, "content-type"), host: headerOf(example, "host") };
    const body = example.body ?? "";
    const steps = await tc3({
      method: "POST",
      path: "/",
      query: "",
      headers,
      body,
      service: "cvm",
      timestamp,
      secretId,
      secretKey,
    });
    expect(steps.hashedRequest).toBe("5ffe6a04c0664d6b969fab9a13bdab201d63ee709638e2749d62a09ca18d7031");
    expect(steps.hashedPayload).toBe(await sha256(body));
    expect(steps.scope).toBe("2019-02-25/cvm/tc3_request");
    expect(steps.stringToSign.split("\n")).toEqual(["TC3-HMAC-SHA256", "1551113065", steps.scope, steps.hashedRequest]);
  });
});

describe("v1 step by step", () => {
  const ofV1 = vectors.filter(({ scheme, valid }) => scheme === "v1" && valid);
  test("has vectors to compare with", () => expect(ofV1.length).toBeGreaterThan(25));

  for (const vector of ofV1) {
    test(`computes the steps of ${vector.name}`, async () => {
      const steps = await v1(v1Request(vector));
      const given = new Map(pairsOf(vector));
      expect(steps.signature).toBe(given.get("Signature") ?? "");
      expect(new Map(pairsOf({ ...vector, method: "GET", query: steps.form }))).toEqual(given);
    });
  }

  test("sorts names by their bytes", async () => {
    const parameters: Pair[] = [
      ["b", "1"],
      ["a.2", "2"],
      ["a.10", "3"],
      ["B", "4"],
      ["a_1", "5"],
      ["é", "6"],
      ["a", "7"],
    ];
    const { sorted, stringToSign } = await v1({ method: "GET", host: "h:1", path: "/", parameters, secretKey: "k" });
    expect(sorted.map(([name]) => name)).toEqual(["B", "a", "a.10", "a.2", "a_1", "b", "é"]);
    expect(stringToSign).toBe("GETh:1/?B=4&a=7&a.10=3&a.2=2&a_1=5&b=1&é=6");
  });

  test("flattens lists and objects and omits empty ones", () => {
    expect(
      flatten({ A: "x", B: [1, 2], C: [{ Name: "n", Values: ["v", true] }], D: { E: 0.5 }, F: [], G: {}, H: null }),
    ).toEqual([
      ["A", "x"],
      ["B.0", "1"],
      ["B.1", "2"],
      ["C.0.Name", "n"],
      ["C.0.Values.0", "v"],
      ["C.0.Values.1", "true"],
      ["D.E", "0.5"],
    ]);
  });

  test("escapes every character with a meaning in a form", () => {
    expect(encode("a b+c&d=e/中'(*)!~")).toBe("a%20b%2Bc%26d%3De%2F%E4%B8%AD%27%28%2A%29%21~");
    expect(
      formEncode([
        ["a", "1 2"],
        ["b", ""],
      ]),
    ).toBe("a=1%202&b=");
  });
});

describe("the steps of a call", () => {
  const call = {
    ...{ service: "lighthouse", version: "2020-03-24", action: "DescribeInstances", region: "ap-guangzhou" },
    ...{ input: { Limit: 5, InstanceIds: ["lhins-1"] }, language: "en-US" as const },
  };
  const credential = { name: "x", secretId: "AKIDx", secretKey: "hush", token: "t o" };
  const origin = "http://127.0.0.1:20324";

  test("lead with TC3 from the body to the sent request", async () => {
    const steps = await signingSteps(call, credential, { scheme: "tc3", timestamp: 1551113065 }, origin);
    const last = steps.at(-1)?.text ?? "";
    expect(steps[0]?.text).toBe('{"Limit":5,"InstanceIds":["lhins-1"]}');
    expect(last).toStartWith("POST / HTTP/1.1\nhost: 127.0.0.1:20324\n");
    expect(last).toContain("\nx-tc-token: t o\n");
    expect(last).toContain(`\nauthorization: ${steps.find(({ name }) => name === "authorization")?.text}\n\n{`);
    expect(steps.filter(({ secret }) => secret).map(({ name }) => String(name))).toEqual([
      ...["secretKey", "secretDate", "secretService", "secretSigning"],
    ]);
    for (const step of steps.filter(({ secret }) => !secret)) expect(step.text).not.toContain("hush");
  });

  for (const method of ["GET", "POST"] as const) {
    test(`lead with v1 to the sent ${method} request`, async () => {
      const manner = { scheme: "v1", timestamp: 1551113065, method, algorithm: "HmacSHA256", nonce: 7 } as const;
      const steps = await signingSteps(call, credential, manner, origin);
      const last = steps.at(-1)?.text ?? "";
      expect(steps[0]?.text.split("\n")).toContain("InstanceIds.0=lhins-1");
      expect(last).toStartWith(method === "GET" ? `${origin}/?Action=` : "POST / HTTP/1.1\nhost: 127.0.0.1:20324\n");
      expect(last).toContain("&Token=t%20o&");
      expect(last).toEndWith(`&Signature=${steps.find(({ name }) => name === "encodedSignature")?.text}`);
      for (const step of steps.filter(({ secret }) => !secret)) expect(step.text).not.toContain("hush");
    });
  }
});

function v1Request(vector: Vector) {
  return {
    method: vector.method === "POST" ? ("POST" as const) : ("GET" as const),
    host: headerOf(vector, "host"),
    path: "/",
    parameters: pairsOf(vector).filter(([name]) => name !== "Signature"),
    secretKey: vector.secretKey,
  };
}
