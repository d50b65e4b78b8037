import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { type Credential, key, TestCloud } from "../cloud.ts";
import { refusalIn, type V3Call, v1, v3, v3Bytes } from "./call.ts";

/** A clock that stands, so that a second more or less decides. */
const clock = { time: Date.now(), now: () => clock.time };
const now = () => Math.floor(clock.time / 1000);

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await TestCloud.start({ clock });
});
afterAll(() => cloud[Symbol.asyncDispose]());

const success = { code: "", message: "" };
const chinese = { "X-TC-Language": "zh-CN" };

describe("the signature", () => {
  const failure = {
    code: "AuthFailure.SignatureFailure",
    message: "The provided credentials could not be validated. Please check your signature is correct.",
  };
  const wrong = { ...key(1), secretKey: key(2).secretKey };

  test("must be made with the key's secret", async () => {
    expect(refusalIn(await v3(cloud, { credential: wrong }))).toEqual(failure);
    expect(refusalIn(await v1(cloud, { credential: wrong }))).toEqual(failure);
    expect(refusalIn(await v1(cloud, { method: "GET", credential: wrong }))).toEqual(failure);
  });
  test("is complained of in Chinese to who asks for it, in either way", async () => {
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
  test("is of the timestamp's day, in UTC", async () => {
    const midnight = Math.floor(now() / 86_400) * 86_400;
    const standing = clock.time;
    try {
      clock.time = midnight * 1000;
      const day = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 10);
      expect(refusalIn(await v3(cloud, { timestamp: midnight - 1 }))).toEqual(success);
      expect(refusalIn(await v3(cloud, { timestamp: midnight }))).toEqual(success);
      expect(refusalIn(await v3(cloud, { timestamp: midnight - 1, date: day(midnight) }))).toEqual(failure);
      expect(refusalIn(await v3(cloud, { timestamp: midnight, date: day(midnight - 1) }))).toEqual(failure);
    } finally {
      clock.time = standing;
    }
  });
  test("covers what it should and nothing else", async () => {
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

describe("the time", () => {
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
    test(`${off} seconds from the server's is ${refused ? "refused" : "taken"}`, async () => {
      const timestamp = now() + off;
      const wanted = refused ? expired() : success;
      expect(refusalIn(await v3(cloud, { timestamp }))).toEqual(wanted);
      expect(refusalIn(await v1(cloud, { parameters: { Timestamp: String(timestamp) } }))).toEqual(wanted);
    });
  }
});

describe("the key", () => {
  const notFound = {
    code: "AuthFailure.SecretIdNotFound",
    message: "The SecretId is not found, please ensure that your SecretId is correct.",
  };
  test("must be known", async () => {
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
  test("must be active", async () => {
    const set = (active: number) =>
      cloud.cloud.db.updateTable("access_keys").set({ active }).where("secret_id", "=", key(2).secretId).execute();
    const call = () => v3(cloud, { credential: key(2) });
    expect(refusalIn(await call())).toEqual(success);
    await set(0);
    expect(refusalIn(await call())).toEqual(notFound);
    await set(1);
    expect(refusalIn(await call())).toEqual(success);
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
    ["`SignedHeaders` not valid.", header({ headers: "SignedHeaders=content-type;x-tc-action" })],
    ["`Signature` not valid.", header({ signature: "" })],
    ["`Signature` not valid.", header({ signature: `Signature=${"0".repeat(63)}` })],
    ["`Signature` not valid.", header({ signature: `Signature=${"g".repeat(64)}` })],
  ];
  for (const [reason, Authorization] of cases) {
    test(`${Authorization.slice(0, 90)} is told that ${reason}`, async () => {
      expect(refusalIn(await v3(cloud, { headers: { Authorization } }))).toEqual({
        code: "AuthFailure.InvalidAuthorization",
        message: `The request \`Authorization\` header does not conform to tencentcloud standards: ${reason}`,
      });
    });
  }
  test("cannot be skipped", async () => {
    const { code } = await v3(cloud, { headers: { Authorization: "SKIP" } });
    expect(code).toBe("AuthFailure.InvalidAuthorization");
  });
  test("may have blanks between its parts, or none", async () => {
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

describe("the token", () => {
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

  test("opens the cloud together with its key", async () => {
    expect(await refusals(await temporary())).toEqual([success, success]);
  });
  test("must be there for a temporary key", async () => {
    const { secretId, secretKey } = await temporary();
    expect(await refusals({ secretId, secretKey })).toEqual([failure, failure]);
    expect(await refusals({ secretId, secretKey, token: "" })).toEqual([failure, failure]);
  });
  test("must be sound and of this very key", async () => {
    const [one, other] = [await temporary(), await temporary()];
    for (const token of [other.token, one.token.slice(1), `${one.token}AAAA`, "x", "é".repeat(40)]) {
      expect(await refusals({ ...one, token })).toEqual([failure, failure]);
    }
  });
  test("must not be there for a permanent key", async () => {
    const { token } = await temporary();
    for (const one of [token, "x"]) expect(await refusals({ ...key(1), token: one })).toEqual([failure, failure]);
    expect(await refusals({ ...key(1), token: "" })).toEqual([success, success]);
  });
  test("ends at its time", async () => {
    const credential = await temporary();
    const standing = clock.time;
    try {
      clock.time = now() * 1000 + 599_999;
      expect(await refusals(credential)).toEqual([success, success]);
      clock.time += 1;
      expect(await refusals(credential)).toEqual([failure, failure]);
    } finally {
      clock.time = standing;
    }
  });
});
