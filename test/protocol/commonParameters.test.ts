import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { key, TestCloud } from "../cloud.ts";
import { raw, refusalIn, v1, v3 } from "./call.ts";

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await TestCloud.start();
});
afterAll(() => cloud[Symbol.asyncDispose]());

const missing = (name: string) => ({
  code: "MissingParameter",
  message: `The request is missing a required parameter \`${name}\`.`,
});
const mistyped = (name: string) => ({ code: "InvalidParameter", message: `Parameter \`${name}\` type error.` });

describe("a missing common parameter", () => {
  for (const name of ["Timestamp", "Version", "Action"]) {
    test(`v3 reports X-TC-${name} as missing when it is absent or empty`, async () => {
      for (const value of [undefined, ""]) {
        expect(refusalIn(await v3(cloud, { headers: { [`X-TC-${name}`]: value } }))).toEqual(missing(name));
      }
    });
  }
  test("v3 reports Authorization as missing when it is absent or empty", async () => {
    for (const Authorization of [undefined, ""]) {
      expect(refusalIn(await v3(cloud, { headers: { Authorization } }))).toEqual(missing("Authorization"));
    }
  });
  for (const name of ["Timestamp", "Nonce", "SecretId", "Version", "Action"]) {
    test(`v1 reports ${name} as missing when it is absent or empty`, async () => {
      for (const method of ["GET", "POST"] as const) {
        for (const value of [undefined, ""]) {
          expect(refusalIn(await v1(cloud, { method, parameters: { [name]: value } }))).toEqual(missing(name));
        }
      }
    });
  }
  test("v1 reports Signature as missing when it is absent or empty", async () => {
    const query = `Action=A&Version=1&Timestamp=1&Nonce=1&SecretId=x`;
    for (const more of ["", "&Signature="]) {
      expect(refusalIn(await raw(cloud, "GET", `/?${query}${more}`))).toEqual(missing("Signature"));
    }
  });
  test("v3 and v1 report a missing region as Region", async () => {
    expect(refusalIn(await v3(cloud, { headers: { "X-TC-Region": undefined } }))).toEqual(missing("Region"));
    expect(refusalIn(await v3(cloud, { headers: { "X-TC-Region": "null" } }))).toEqual(missing("Region"));
    expect(refusalIn(await v1(cloud, { parameters: { Region: undefined } }))).toEqual(missing("Region"));
  });
  test("a request without common parameters is rejected for its Timestamp first", async () => {
    for (const target of ["/", "/?", "/?Action=DescribeImagesToShare", "/?Unknown=1", "/?SecretId=x&Nonce=x"]) {
      expect(refusalIn(await raw(cloud, "GET", target))).toEqual(missing("Timestamp"));
    }
    const form = { "Content-Type": "application/x-www-form-urlencoded" };
    for (const body of ["", "Unknown=1", "Action=DescribeImagesToShare"]) {
      expect(refusalIn(await raw(cloud, "POST", "/", form, body))).toEqual(missing("Timestamp"));
    }
    expect(refusalIn(await raw(cloud, "GET", "/", { "Content-Type": "text/xml" }))).toEqual(missing("Timestamp"));
    expect(refusalIn(await raw(cloud, "GET", "/", { "X-TC-Action": "DescribeImagesToShare" }))).toEqual(
      missing("Timestamp"),
    );
  });
});

describe("a malformed common parameter", () => {
  test("Timestamp is rejected unless it is a whole number of seconds", async () => {
    for (const word of ["now", "1.5", "-1", "1e9", "9999999999999"]) {
      expect(refusalIn(await v3(cloud, { headers: { "X-TC-Timestamp": word } }))).toEqual(mistyped("Timestamp"));
      expect(refusalIn(await v1(cloud, { parameters: { Timestamp: word } }))).toEqual(mistyped("Timestamp"));
    }
  });
  test("Nonce is rejected unless it is an unsigned 64-bit integer", async () => {
    for (const Nonce of ["x", "1.5", "-1", "1e3", "123456789012345678901"]) {
      expect(refusalIn(await v1(cloud, { parameters: { Nonce } }))).toEqual(mistyped("Nonce"));
    }
    for (const Nonce of ["1", "9223372036854775807", "18446744073709551615"]) {
      expect(refusalIn(await v1(cloud, { parameters: { Nonce } }))).toEqual({ code: "", message: "" });
    }
  });
  test("Region is rejected with InvalidParameterValue when it is empty or misspelled", async () => {
    const bad = (name: string) => ({
      code: "InvalidParameterValue",
      message: `A value specified in \`${name}\` is not valid, is unsupported, or cannot be used.`,
    });
    for (const region of ["", "guangzhou", "AP-Guangzhou", "ap_guangzhou", "ap-guangzhou;", "ap-"]) {
      expect(refusalIn(await v3(cloud, { headers: { "X-TC-Region": region } }))).toEqual(bad("X-TC-Region"));
      expect(refusalIn(await v1(cloud, { parameters: { Region: region } }))).toEqual(bad("Region"));
    }
  });
});

describe("a malformed body or query", () => {
  test("JSON without common headers is rejected with InvalidParameter", async () => {
    const response = await raw(cloud, "POST", "/", { "Content-Type": "application/json" }, "{}");
    expect(response.code).toBe("InvalidParameter");
  });
  test("a query part without = is rejected", async () => {
    const split = { code: "InvalidParameter", message: "Url key and value should be splited by `=`." };
    expect(refusalIn(await raw(cloud, "GET", "/?Action"))).toEqual(split);
    expect(refusalIn(await v1(cloud, { tail: "&Offset" }))).toEqual(split);
    expect(refusalIn(await v1(cloud, { method: "GET", tail: "&Offset" }))).toEqual(split);
    expect(refusalIn(await v3(cloud, { method: "GET", query: "Offset" }))).toEqual(split);
  });
  test("an invalid percent escape is rejected", async () => {
    for (const tail of ["&Offset=%", "&Offset=%zz", "&Offset=%ff"]) {
      expect((await v1(cloud, { tail })).code).toBe("InvalidParameter");
      expect((await v3(cloud, { method: "GET", query: tail.slice(1) })).code).toBe("InvalidParameter");
    }
  });
  test("a body that is not JSON is rejected", async () => {
    const notJson = { code: "InvalidParameter", message: "The request body is not valid JSON." };
    const notUtf8 = Uint8Array.of(0x22, 0xff, 0xfe, 0x22);
    for (const body of ["{", "x", "{'Limit':1}", '{"Limit":1}}', '{"Limit":01}', "[".repeat(32), notUtf8]) {
      expect(refusalIn(await v3(cloud, { body }))).toEqual(notJson);
    }
  });
  test("JSON other than an object is rejected before the signature is verified", async () => {
    const notJson = { code: "InvalidParameter", message: "The request body is not valid JSON." };
    for (const body of ["1", "1.5", '"x"', '""', "[]", "true", " \n1"]) {
      expect(refusalIn(await v3(cloud, { body }))).toEqual(notJson);
      expect(refusalIn(await v3(cloud, { body, credential: { ...key(1), secretKey: "wrong" } }))).toEqual(notJson);
    }
  });
  test("null, an empty body and an empty multipart body stand for no parameters", async () => {
    for (const body of ["null", " null ", "", "{}"]) expect((await v3(cloud, { body })).code).toBe("");
    expect((await v3(cloud, { body: "", contentType: "multipart/form-data; boundary=b" })).code).toBe("");
  });
  test("an unsupported content type is rejected", async () => {
    const { code, message } = await v3(cloud, { contentType: "text/xml", body: "<a/>" });
    expect({ code, message }).toEqual({
      code: "InvalidParameter",
      message: "The action does not support Content-Type=`text/xml`.",
    });
  });
  test("a multipart body that does not follow its boundary is rejected", async () => {
    const malformed = { code: "InvalidRequest", message: "The multipart body is malformed." };
    const contentType = "multipart/form-data; boundary=b0und";
    for (const body of [
      "nonsense",
      "--other\r\n\r\n",
      '--b0und\r\nContent-Disposition: form-data; name="Limit"\r\n\r\n5',
    ]) {
      expect(refusalIn(await v3(cloud, { contentType, body }))).toEqual(malformed);
    }
    expect(refusalIn(await v3(cloud, { contentType: "multipart/form-data", body: "x" }))).toEqual(malformed);
  });
});
