import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { lighthouse } from "tencentcloud-sdk-nodejs/tencentcloud/services/lighthouse/index.js";
import { key, TestCloud } from "../cloud.ts";
import { type ApiReply, v1, v3 } from "./call.ts";
import { authorizationOf } from "./signer.ts";

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await TestCloud.start();
});
afterAll(() => cloud[Symbol.asyncDispose]());

/** Finds exactly two images, provided that both filters and all of their values arrive. */
const request = {
  Filters: [
    { Name: "image-id", Values: ["img-xkd784jw", "img-cs2rrmp0", "img-alrdysh1"] },
    { Name: "image-name", Values: ["web", "ubun"] },
  ],
  Offset: 0,
  Limit: 5,
};
const flat = {
  "Filters.0.Name": "image-id",
  "Filters.0.Values.0": "img-xkd784jw",
  "Filters.0.Values.1": "img-cs2rrmp0",
  "Filters.0.Values.2": "img-alrdysh1",
  "Filters.1.Name": "image-name",
  "Filters.1.Values.0": "web",
  "Filters.1.Values.1": "ubun",
  Offset: "0",
  Limit: "5",
};
const foundIds = ["img-xkd784jw", "img-cs2rrmp0"];

const idsIn = (images: unknown): unknown =>
  Array.isArray(images) ? images.map((image: { ImageId?: string }) => image.ImageId) : images;

function expectFound({ code, message, response }: ApiReply): void {
  expect({ code, message, ids: idsIn(response["ImageSet"]), total: response["TotalCount"] }).toEqual({
    ...{ code: "", message: "", ids: foundIds, total: 2 },
  });
}

const queryOf = (parameters: Readonly<Record<string, string>>) => new URLSearchParams(parameters).toString();

describe("a request", () => {
  test("is accepted as POST with JSON", async () => expectFound(await v3(cloud, { body: JSON.stringify(request) })));
  test("is accepted as POST with JSON and a charset, as Java sends it", async () =>
    expectFound(await v3(cloud, { body: JSON.stringify(request), contentType: "application/json; charset=utf-8" })));
  test("is accepted as POST with JSON that has escapes and spaces, as Python sends it", async () =>
    expectFound(
      await v3(cloud, {
        body: JSON.stringify(request, null, 1).replaceAll("web", "\\u0077eb"),
      }),
    ));
  test("is accepted as GET with v3", async () => expectFound(await v3(cloud, { method: "GET", query: queryOf(flat) })));
  test("is accepted as GET with v3 for any order and encoding of the query", async () => {
    const named = (name: string) => ({
      method: "GET",
      query: `Limit=5&Filters.0.Values.0=${name}&Filters.0.Name=image-name`,
    });
    for (const name of ["a+b", "a%20b", "a%20b%27", "(a)*b!~"]) expect((await v3(cloud, named(name))).code).toBe("");
  });
  test("is accepted as POST with a form and v1, with or without a SignatureMethod", async () => {
    for (const SignatureMethod of [undefined, "HmacSHA1", "HmacSHA256"]) {
      expectFound(await v1(cloud, { parameters: { ...flat, SignatureMethod } }));
    }
  });
  test("is accepted as POST with a form and a charset, or without a content type", async () => {
    const contentType = "application/x-www-form-urlencoded; charset=utf-8";
    for (const type of [contentType, undefined]) {
      expectFound(await v1(cloud, { parameters: flat, headers: { "Content-Type": type } }));
    }
  });
  test("is accepted as GET with v1 and either SignatureMethod", async () => {
    for (const SignatureMethod of ["HmacSHA1", "HmacSHA256"]) {
      expectFound(await v1(cloud, { method: "GET", parameters: { ...flat, SignatureMethod } }));
    }
  });
  test("is rejected with v1 and an unknown SignatureMethod", async () => {
    const { code, message } = await v1(cloud, { parameters: { SignatureMethod: "HmacMD5" } });
    expect({ code, message }).toEqual({
      code: "InvalidParameterValue",
      message: "The value `HmacMD5` specified in the parameter `SignatureMethod` is not valid.",
    });
  });
  test("is accepted as POST with a multipart body and v3", async () => {
    const parts = Object.entries(flat).map(
      ([name, value]) => `--b0und\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    );
    const file = `--b0und\r\nContent-Disposition: form-data; name="Limit"; filename="limit.txt"\r\nContent-Type: text/plain\r\n\r\n5\r\n`;
    const contentType = "multipart/form-data; boundary=b0und";
    expectFound(await v3(cloud, { contentType, body: `${parts.join("")}--b0und--\r\n` }));
    expectFound(await v3(cloud, { contentType, body: `${parts.slice(0, -1).join("")}${file}--b0und--\r\n` }));
  });
  test("is accepted without parameters, with an empty body or an empty query", async () => {
    for (const call of [{ body: "" }, { method: "GET" }, { method: "GET", target: "/?" }, { target: "/?" }]) {
      expect(await v3(cloud, call)).toMatchObject({ code: "", response: { TotalCount: expect.any(Number) } });
    }
    expect((await v1(cloud, { target: "/?" })).code).toBe("");
  });
  test("ignores the query of a POST and does not sign it", async () => {
    expectFound(await v3(cloud, { target: "/?Limit=1&Unknown=2", body: JSON.stringify(request) }));
  });
  test("does not sign the body when its hash is UNSIGNED-PAYLOAD", async () => {
    const [credential, body] = [key(1), JSON.stringify(request)];
    const timestamp = Math.floor(Date.now() / 1000);
    const Authorization = authorizationOf({
      ...{ method: "POST", query: "", host: `127.0.0.1:${cloud.port}`, contentType: "application/json", timestamp },
      ...{ body: "UNSIGNED-PAYLOAD", service: "lighthouse", ...credential },
    });
    const headers = { Authorization, "X-TC-Content-SHA256": "UNSIGNED-PAYLOAD" };
    expectFound(await v3(cloud, { body, timestamp, headers }));
    const signed = { Authorization };
    expect((await v3(cloud, { body, timestamp, headers: signed })).code).toBe("AuthFailure.SignatureFailure");
  });
});

describe("a flattened parameter list", () => {
  const list = (...numbers: number[]) => {
    const ids = [...foundIds, "img-alrdysh1"];
    return Object.fromEntries(numbers.map((number, index) => [`ImageIds.${number}`, ids[index] ?? ""]));
  };
  for (const [what, numbers] of [
    ["from 0", [0, 1]],
    ["from 1", [1, 2]],
    ["with gaps", [3, 70]],
    ["out of order", [10, 2]],
  ] as const) {
    test(`may be numbered ${what}`, async () => {
      const parameters = list(...numbers);
      for (const { code, message, response } of [
        await v3(cloud, { method: "GET", query: queryOf(parameters) }),
        await v1(cloud, { method: "GET", parameters }),
        await v1(cloud, { parameters }),
      ]) {
        expect({ code, message }).toEqual({ code: "", message: "" });
        expect(idsIn(response["ImageSet"])).toEqual(foundIds);
      }
    });
  }
  test("is sorted by number, so 10 comes after 2", async () => {
    const parameters = { "ImageIds.10": "img-bad", "ImageIds.2": "img-cs2rrmp0" };
    const { code, message } = await v1(cloud, { parameters });
    expect(code).toBe("InvalidParameterValue.InvalidImageIdMalformed");
    expect(message).toContain("`ImageIds.1`");
  });
  test("is rejected without valid numbers", async () => {
    for (const name of ["ImageIds", "ImageIds.x", "ImageIds.-1"]) {
      expect(await v1(cloud, { parameters: { [name]: "img-cs2rrmp0" } })).toMatchObject({
        code: "InvalidParameter",
        message: "The value type of parameter `ImageIds` is not valid.",
      });
    }
  });
  test("is rejected when a name is both a value and a parent", async () => {
    for (const names of [
      ["Filters.0", "Filters.0.Name"],
      ["Filters.0.Name", "Filters.0"],
    ]) {
      const parameters = Object.fromEntries(names.map((name) => [name, "image-id"]));
      expect(await v1(cloud, { parameters })).toMatchObject({
        code: "InvalidParameter",
        message: `The value type of parameter \`${names[1]}\` is not valid.`,
      });
    }
  });
  test("accepts booleans as each language writes them", async () => {
    const images = { service: "cvm", version: "2017-03-12", action: "DeleteImages" };
    const queryFor = (word: string) => queryOf({ "ImageIds.0": "img-xkd784jw", DryRun: word });
    for (const word of ["true", "True", "TRUE"]) {
      expect((await v3(cloud, { ...images, method: "GET", query: queryFor(word) })).code).toBe("");
    }
    for (const word of ["1", "yes", ""]) {
      expect(await v3(cloud, { ...images, method: "GET", query: queryFor(word) })).toMatchObject({
        code: "InvalidParameter",
        message: "The value type of parameter `DryRun` is not valid.",
      });
    }
    // In JSON, text is not a boolean.
    const body = JSON.stringify({ ImageIds: ["img-xkd784jw"], DryRun: "true" });
    expect((await v3(cloud, { ...images, body })).code).toBe("InvalidParameter");
    const remaining = await v3(cloud, { body: JSON.stringify({ ImageIds: ["img-xkd784jw"] }) });
    expect(remaining.response["TotalCount"]).toBe(1);
  });
  test("accepts only plain whole numbers as text, and no text in JSON", async () => {
    for (const word of ["1.0", "1e1", "0x1", " 1", "", "one"]) {
      expect(await v3(cloud, { method: "GET", query: queryOf({ Limit: word }) })).toMatchObject({
        code: "InvalidParameter",
        message: "The value type of parameter `Limit` is not valid.",
      });
    }
    expect((await v3(cloud, { body: '{"Limit":"1"}' })).code).toBe("InvalidParameter");
  });
});

describe("the official SDK", () => {
  for (const signMethod of ["TC3-HMAC-SHA256", "HmacSHA256", "HmacSHA1"] as const) {
    for (const reqMethod of ["GET", "POST"] as const) {
      test(`is served for ${reqMethod} signed with ${signMethod}`, async () => {
        const httpProfile = { endpoint: `127.0.0.1:${cloud.port}`, protocol: "http://", reqMethod };
        const client = new lighthouse.v20200324.Client({
          credential: { ...key(1) },
          region: "ap-guangzhou",
          profile: { signMethod, httpProfile },
        });
        const { ImageSet, TotalCount } = await client.DescribeImagesToShare(request);
        expect({ ids: idsIn(ImageSet), total: TotalCount }).toEqual({ ids: foundIds, total: 2 });
      });
      test(`is served in its international edition for ${reqMethod} signed with ${signMethod}`, async () => {
        const { ImageSet, TotalCount } = await international(signMethod, reqMethod);
        expect({ ids: idsIn(ImageSet), total: TotalCount }).toEqual({ ids: foundIds, total: 2 });
      });
    }
  }
});

/** The parts of the international SDK used here. The package has no types. */
interface InternationalSdk {
  readonly common: {
    readonly Credential: new (secretId: string, secretKey: string) => object;
    readonly ClientProfile: new (signMethod: string, http: object) => object;
    readonly HttpProfile: new () => { endpoint: string; protocol: string; reqMethod: string };
  };
  readonly lighthouse: {
    readonly v20200324: {
      readonly Client: new (
        credential: object,
        region: string,
        profile: object,
      ) => {
        DescribeImagesToShare(request: object, done: (error: object | null, response: SdkResponse) => void): void;
      };
      readonly Models: Readonly<
        Record<"DescribeImagesToShareRequest", new () => { deserialize(values: object): void }>
      >;
    };
  };
}
type SdkResponse = Readonly<Record<string, unknown>>;

function international(signMethod: string, reqMethod: string): Promise<SdkResponse> {
  const sdk: InternationalSdk = require("tencentcloud-sdk-nodejs-intl-en");
  const http = new sdk.common.HttpProfile();
  Object.assign(http, { endpoint: `127.0.0.1:${cloud.port}`, protocol: "http://", reqMethod });
  const { secretId, secretKey } = key(1);
  const { Client, Models } = sdk.lighthouse.v20200324;
  const profile = new sdk.common.ClientProfile(signMethod, http);
  const client = new Client(new sdk.common.Credential(secretId, secretKey), "ap-guangzhou", profile);
  const message = new Models.DescribeImagesToShareRequest();
  message.deserialize(request);
  return new Promise((resolve, reject) => {
    client.DescribeImagesToShare(message, (error, response) => (error ? reject(error) : resolve(response)));
  });
}
