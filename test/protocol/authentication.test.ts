import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { type Credential, key, TestCloud } from "../cloud.ts";
import { parseReply, refusalIn, type V3Call, v1, v1Bytes, v3, v3Bytes } from "./call.ts";
import { exchange } from "./wire.ts";

/** A stopped clock, so that tests can rely on single seconds. */
const clock = { time: Date.now(), now: () => clock.time };
const now = () => Math.floor(clock.time / 1000);

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await TestCloud.start({ clock });
});
afterAll(() => cloud[Symbol.asyncDispose]());

const success = { code: "", message: "" };
const chinese = { "X-TC-Language": "zh-CN" };

describe("a request signature", () => {
  const failure = {
    code: "AuthFailure.SignatureFailure",
    message: "The provided credentials could not be validated. Please check your signature is correct.",
  };
  const wrong = { ...key(1), secretKey: key(2).secretKey };

  test("is rejected when it was made with another secret key", async () => {
    expect(refusalIn(await v3(cloud, { credential: wrong }))).toEqual(failure);
    expect(refusalIn(await v1(cloud, { credential: wrong }))).toEqual(failure);
    expect(refusalIn(await v1(cloud, { method: "GET", credential: wrong }))).toEqual(failure);
  });
  test("is rejected with a Chinese message when the request asks for zh-CN", async () => {
    const inChinese = { ...failure, message: "请求签名验证失败，请检查您的签名计算是否正确。" };
    expect(refusalIn(await v3(cloud, { credential: wrong, headers: chinese }))).toEqual(inChinese);
    const parameters = { Language: "zh-CN" };
    expect(refusalIn(await v1(cloud, { credential: wrong, parameters }))).toEqual(inChinese);
    expect(refusalIn(await v1(cloud, { method: "GET", credential: wrong, parameters }))).toEqual(inChinese);
    for (const language of ["en-US", "zh", "zh-cn", ""]) {
      expect(refusalIn(await v3(cloud, { credential: wrong, headers: { "X-TC-Language": language } }))).toEqual(
        failure,
      );
    }
  });
  test("is valid only for the UTC day of the timestamp", async () => {
    const midnight = Math.floor(now() / 86_400) * 86_400;
    const stoppedAt = clock.time;
    try {
      clock.time = midnight * 1000;
      const day = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 10);
      expect(refusalIn(await v3(cloud, { timestamp: midnight - 1 }))).toEqual(success);
      expect(refusalIn(await v3(cloud, { timestamp: midnight }))).toEqual(success);
      expect(refusalIn(await v3(cloud, { timestamp: midnight - 1, date: day(midnight) }))).toEqual(failure);
      expect(refusalIn(await v3(cloud, { timestamp: midnight, date: day(midnight - 1) }))).toEqual(failure);
    } finally {
      clock.time = stoppedAt;
    }
  });
  test("covers the type, time and host, but not the region, language and user agent", async () => {
    const changes: V3Call[] = [
      { headers: { "X-TC-Region": "ap-tokyo" } },
      { headers: { "X-TC-Language": "zh-CN" } },
      { headers: { "User-Agent": "another" } },
    ];
    for (const call of changes) expect(refusalIn(await v3(cloud, call))).toEqual(success);
    for (const headers of [
      { "Content-Type": "application/json; charset=utf-8" },
      { "X-TC-Timestamp": String(now() + 1) },
      { Host: "example.test" },
    ]) {
      expect(refusalIn(await v3(cloud, { headers }))).toEqual(failure);
    }
  });
});

describe("a v1 signature", () => {
  /** Sends a signed GET request, with a change that the signature does not detect. */
  async function sendChanged(signed: Readonly<Record<string, string>>, from: string, to: string) {
    const text = v1Bytes(cloud, { method: "GET", parameters: signed }).toString("latin1");
    expect(text).toContain(from);
    return parseReply(await exchange(cloud.port, Buffer.from(text.replaceAll(from, to), "latin1")));
  }
  test("does not distinguish a value that contains & from two parameters", async () => {
    const joined = { "ImageIds.0": "img-xkd784jw&ImageIds.1=img-cs2rrmp0" };
    const { code, response } = await sendChanged(joined, "%26ImageIds.1%3D", "&ImageIds.1=");
    expect([code, response["TotalCount"]]).toEqual(["", 2]);
  });
  test("does not distinguish _ from . in the name of a parameter", async () => {
    expect((await sendChanged({ "ImageIds.0": "img-xkd784jw" }, "ImageIds.0", "ImageIds_0")).code).toBe(
      "UnknownParameter",
    );
  });
});

describe("a timestamp", () => {
  const expired = () => ({
    code: "AuthFailure.SignatureExpire",
    message: `Signature expired. Please use local time and enable NTP service for time synchronization to avoid a deviation between \`Timestamp\` and the server time ${now()}.`,
  });
  for (const [off, refused] of [
    [-301, true],
    [-300, false],
    [300, false],
    [301, true],
  ] as const) {
    test(`is ${refused ? "rejected" : "accepted"} when it differs by ${off} seconds from the server time`, async () => {
      const timestamp = now() + off;
      const expected = refused ? expired() : success;
      expect(refusalIn(await v3(cloud, { timestamp }))).toEqual(expected);
      expect(refusalIn(await v1(cloud, { parameters: { Timestamp: String(timestamp) } }))).toEqual(expected);
    });
  }
});

describe("an access key", () => {
  const notFound = {
    code: "AuthFailure.SecretIdNotFound",
    message: "The SecretId is not found, please ensure that your SecretId is correct.",
  };
  test("is rejected with SecretIdNotFound when its id does not exist", async () => {
    for (const secretId of [
      "AKIDunknown",
      `AKID${"x".repeat(64)}`,
      "x".repeat(68),
      "é",
      key(1).secretId.toLowerCase(),
    ]) {
      expect(refusalIn(await v3(cloud, { credential: { ...key(1), secretId } }))).toEqual(notFound);
      expect(refusalIn(await v1(cloud, { credential: { ...key(1), secretId } }))).toEqual(notFound);
    }
    // No header can hold this.
    expect(refusalIn(await v1(cloud, { credential: { ...key(1), secretId: "AKIDwith\0NUL" } }))).toEqual(notFound);
    const unknown = { ...key(1), secretId: "AKIDunknown" };
    expect(refusalIn(await v3(cloud, { credential: unknown, headers: chinese }))).toEqual({
      ...{ code: notFound.code, message: "SecretId不存在，请输入正确的密钥。" },
    });
  });
  test("is rejected with SecretIdNotFound while it is inactive", async () => {
    const cam = cloud.cam();
    const { AccessKey } = await cam.CreateAccessKey({});
    const credential = { secretId: AccessKey?.AccessKeyId ?? "", secretKey: AccessKey?.SecretAccessKey ?? "" };
    const setStatus = (Status: string) => cam.UpdateAccessKey({ AccessKeyId: credential.secretId, Status });
    const call = async () => refusalIn(await v3(cloud, { credential }));
    expect(await call()).toEqual(success);
    await setStatus("Inactive");
    expect(await call()).toEqual(notFound);
    await setStatus("Active");
    expect(await call()).toEqual(success);
  });
});

describe("the Authorization header", () => {
  const date = new Date(clock.time).toISOString().slice(0, 10);
  const part = {
    algorithm: "TC3-HMAC-SHA256",
    credential: `Credential=${key(1).secretId}/${date}/lighthouse/tc3_request`,
    headers: "SignedHeaders=content-type;host",
    signature: `Signature=${"0".repeat(64)}`,
  };
  const header = (changed: Partial<typeof part>) => {
    const { algorithm, credential, headers, signature } = { ...part, ...changed };
    return `${algorithm} ${[credential, headers, signature].filter((one) => one !== "").join(", ")}`;
  };
  const credential = (text: string) => ({ credential: `Credential=${text}` });
  const cases: readonly (readonly [reason: string, header: string])[] = [
    ["`Algorithm` not valid.", header({ algorithm: "TC3-HMAC-SHA1" })],
    ["`Algorithm` not valid.", "Basic dXNlcjpwYXNz"],
    ["`Algorithm` not valid.", "x"],
    ["`Credential` not valid.", "TC3-HMAC-SHA256"],
    ["`Credential` not valid.", header({ credential: "" })],
    ["`Credential` not valid.", header(credential("AKIDx"))],
    ["`Credential` not valid.", header(credential(`/${date}/lighthouse/tc3_request`))],
    ["`Credential` not valid.", header(credential(`AKIDx/${date}/tc3_request`))],
    ["`Credential` not valid.", header(credential(`AKIDx/${date}/lighthouse/tc3`))],
    ["`Credential` not valid.", header(credential(`AKIDx/${date}/lighthouse/tc3_request/more`))],
    ["`Date` in Credential not valid.", header(credential("AKIDx/20191231/lighthouse/tc3_request"))],
    ["`Date` in Credential not valid.", header(credential("AKIDx//lighthouse/tc3_request"))],
    ["`SignedHeaders` not valid.", header({ headers: "" })],
    ["`SignedHeaders` not valid.", header({ headers: "SignedHeaders=host" })],
    ...["content-type;host;", "content-type;host;host", "content-type;host;a b", "content-type;host;é"].map(
      (names): [string, string] => ["`SignedHeaders` not valid.", header({ headers: `SignedHeaders=${names}` })],
    ),
    [
      "`SignedHeaders` not valid.",
      header({ headers: `SignedHeaders=content-type;host${Array.from({ length: 31 }, (_, n) => `;x${n}`).join("")}` }),
    ],
    ["each part must be given once.", `${header({})}, ${header({})}`],
    ["`Credential` not valid.", header(credential(`AKIDx/${date}/${"s".repeat(256)}/tc3_request`))],
    ["`SignedHeaders` not valid.", header({ headers: "SignedHeaders=content-type;x-tc-action" })],
    ["`Signature` not valid.", header({ signature: "" })],
    ["`Signature` not valid.", header({ signature: `Signature=${"0".repeat(63)}` })],
    ["`Signature` not valid.", header({ signature: `Signature=${"g".repeat(64)}` })],
  ];
  for (const [reason, Authorization] of cases) {
    test(`is rejected with ${reason} for ${Authorization.slice(0, 90)}`, async () => {
      expect(refusalIn(await v3(cloud, { headers: { Authorization } }))).toEqual({
        code: "AuthFailure.InvalidAuthorization",
        message: `The request \`Authorization\` header does not conform to tencentcloud standards: ${reason}`,
      });
    });
  }
  test("is required: SKIP is rejected with InvalidAuthorization", async () => {
    const { code } = await v3(cloud, { headers: { Authorization: "SKIP" } });
    expect(code).toBe("AuthFailure.InvalidAuthorization");
  });
  test("accepts any number of spaces between its parts", async () => {
    const signed = /Authorization: (.*)\r\n/.exec(v3Bytes(cloud).toString("latin1"))?.[1] ?? "";
    for (const Authorization of [
      signed.replace("SHA256 ", "SHA256  "),
      signed.replaceAll(", ", ","),
      signed.replaceAll(", ", ",   "),
      signed.replaceAll(", ", " , "),
    ]) {
      expect(refusalIn(await v3(cloud, { headers: { Authorization } }))).toEqual(success);
    }
    const upper = signed.replace(/[0-9a-f]{64}$/, (hex) => hex.toUpperCase());
    expect((await v3(cloud, { headers: { Authorization: upper } })).code).toBe("AuthFailure.SignatureFailure");
  });
});

describe("a token", () => {
  const failure = {
    code: "AuthFailure.TokenFailure",
    message: "Token verification failed, please check if your Token is correct",
  };
  const policy = encodeURIComponent(
    JSON.stringify({ version: "2.0", statement: [{ effect: "allow", action: ["*"], resource: ["*"] }] }),
  );
  async function temporary(): Promise<Required<Credential>> {
    const body = JSON.stringify({ Name: "test", Policy: policy, DurationSeconds: 600 });
    const call = { service: "sts", version: "2018-08-13", action: "GetFederationToken", body };
    const { response } = await v3(cloud, call);
    const given = Object(response["Credentials"]);
    return { secretId: given.TmpSecretId, secretKey: given.TmpSecretKey, token: given.Token };
  }
  const refusals = async (credential: Credential) => [
    refusalIn(await v3(cloud, { credential })),
    refusalIn(await v1(cloud, { credential })),
  ];

  test("is accepted together with its temporary key", async () => {
    expect(await refusals(await temporary())).toEqual([success, success]);
  });
  test("is required for a temporary key", async () => {
    const { secretId, secretKey } = await temporary();
    expect(await refusals({ secretId, secretKey })).toEqual([failure, failure]);
    expect(await refusals({ secretId, secretKey, token: "" })).toEqual([failure, failure]);
  });
  test("is rejected when it is damaged or belongs to another key", async () => {
    const [one, other] = [await temporary(), await temporary()];
    for (const token of [other.token, one.token.slice(1), `${one.token}AAAA`, "x", "é".repeat(40)]) {
      expect(await refusals({ ...one, token })).toEqual([failure, failure]);
    }
  });
  test("is rejected with a permanent key", async () => {
    const { token } = await temporary();
    for (const one of [token, "x"]) expect(await refusals({ ...key(1), token: one })).toEqual([failure, failure]);
    expect(await refusals({ ...key(1), token: "" })).toEqual([success, success]);
  });
  test("is rejected after it expires", async () => {
    const credential = await temporary();
    const stoppedAt = clock.time;
    try {
      clock.time = now() * 1000 + 599_999;
      expect(await refusals(credential)).toEqual([success, success]);
      clock.time += 1;
      expect(await refusals(credential)).toEqual([failure, failure]);
    } finally {
      clock.time = stoppedAt;
    }
  });
});
