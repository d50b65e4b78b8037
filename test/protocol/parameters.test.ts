import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { TestCloud } from "../cloud.ts";
import { refusalIn, v1, v3 } from "./call.ts";

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await TestCloud.start();
});
afterAll(() => cloud[Symbol.asyncDispose]());

const errorFor = async (body: unknown, headers = {}) =>
  refusalIn(await v3(cloud, { body: typeof body === "string" ? body : JSON.stringify(body), headers }));
const success = { code: "", message: "" };
const filter = { Name: "image-name", Values: ["x"] };

describe("an unknown parameter", () => {
  const cases: readonly (readonly [path: string, body: unknown])[] = [
    ["Unknown", { Unknown: 1 }],
    ["limit", { limit: 1 }],
    ["__proto__", '{"__proto__":1}'],
    ["toString", { toString: 1 }],
    ["constructor", { constructor: {} }],
    ["Unknown", { Limit: "not read yet", Unknown: null }],
    ["Filters.0.Value", { Filters: [{ Name: "image-name", Value: ["x"] }] }],
    ["Filters.1.Unknown", { Filters: [filter, { ...filter, Unknown: 1 }] }],
  ];
  for (const [path, body] of cases) {
    test(`${path} is rejected in ${JSON.stringify(body)}`, async () => {
      expect(await errorFor(body)).toEqual({
        code: "UnknownParameter",
        message: `The parameter \`${path}\` is not recognized.`,
      });
    });
  }
  test("is rejected by the same path in a query", async () => {
    const nested = { "Filters.1.Name": "image-name", "Filters.1.Values.0": "x", "Filters.1.Unknown": "1" };
    for (const [path, parameters] of [
      ["Unknown", { Unknown: "1" }],
      ["Filters.0.Unknown", nested],
      ["__proto__", { "__proto__.polluted": "1" }],
    ] as const) {
      const message = `The parameter \`${path}\` is not recognized.`;
      expect(refusalIn(await v1(cloud, { parameters }))).toEqual({ code: "UnknownParameter", message });
    }
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });
});

test("a string with a NUL character is rejected by its path", async () => {
  const refusal = {
    code: "InvalidParameterValue",
    message: "The value `\\u0000` specified in the parameter `Filters.0.Values.1` is not valid.",
  };
  expect(await errorFor({ Filters: [{ Name: "image-name", Values: ["x", "a\0b"] }] })).toEqual(refusal);
  const parameters = { "Filters.0.Name": "image-name", "Filters.0.Values.0": "x", "Filters.0.Values.1": "\0" };
  expect(refusalIn(await v1(cloud, { parameters }))).toEqual(refusal);
});

describe("a missing parameter", () => {
  const missing = (path: string) => ({
    code: "MissingParameter",
    message: `The request is missing a required parameter \`${path}\`.`,
  });
  test("is rejected at the top level", async () => {
    const call = { service: "cvm", version: "2017-03-12", action: "DeleteImages" };
    for (const body of ["{}", "", '{"ImageIds":null}']) {
      expect(refusalIn(await v3(cloud, { ...call, body }))).toEqual(missing("ImageIds"));
    }
  });
  test("is rejected by its path in a list", async () => {
    expect(await errorFor({ Filters: [filter, { Name: "image-name" }] })).toEqual(missing("Filters.1.Values"));
    expect(await errorFor({ Filters: [{ Values: ["x"], Name: null }] })).toEqual(missing("Filters.0.Name"));
    expect(refusalIn(await v1(cloud, { parameters: { "Filters.4.Name": "image-name" } }))).toEqual(
      missing("Filters.0.Values"),
    );
  });
});

describe("a parameter of the wrong type", () => {
  const cases: readonly (readonly [path: string, body: unknown])[] = [
    ["Limit", { Limit: "20" }],
    ["Limit", { Limit: true }],
    ["Limit", { Limit: [] }],
    ["Limit", { Limit: {} }],
    ["Limit", { Limit: 1.5 }],
    ["Limit", '{"Limit":1.0}'],
    ["Limit", '{"Limit":1e1}'],
    ["Limit", '{"Limit":1E400}'],
    ["Limit", `{"Limit":1${"0".repeat(400)}}`],
    ["Offset", '{"Offset":0.0}'],
    ["ImageIds", { ImageIds: "img-cs2rrmp0" }],
    ["ImageIds", { ImageIds: { 0: "img-cs2rrmp0" } }],
    ["ImageIds.0", { ImageIds: [1] }],
    ["ImageIds.0", '{"ImageIds":[1.0]}'],
    ["ImageIds.1", { ImageIds: ["img-cs2rrmp0", null] }],
    ["ImageIds.0", { ImageIds: [["img-cs2rrmp0"]] }],
    ["Filters", { Filters: filter }],
    ["Filters.0", { Filters: ["image-name"] }],
    ["Filters.1", { Filters: [filter, null] }],
    ["Filters.0.Name", { Filters: [{ ...filter, Name: 1 }] }],
    ["Filters.0.Values", { Filters: [{ ...filter, Values: "x" }] }],
    ["Filters.1.Values.1", { Filters: [filter, { ...filter, Values: ["x", true] }] }],
  ];
  for (const [path, body] of cases) {
    test(`is rejected as ${path} in ${JSON.stringify(body).slice(0, 80)}`, async () => {
      const message = `The value type of parameter \`${path}\` is not valid.`;
      expect(await errorFor(body)).toEqual({ code: "InvalidParameter", message });
    });
  }
  test("is rejected in Chinese with the expected type", async () => {
    const language = { "X-TC-Language": "zh-CN" };
    for (const [body, path, type] of [
      [{ ImageIds: [1] }, "ImageIds.0", "string"],
      [{ Limit: "1" }, "Limit", "int"],
      [{ Filters: [1] }, "Filters.0", "Filter"],
    ] as const) {
      const message = `参数 \`${path}\` 取值类型错误。参数类型应为 \`${type}\`。`;
      expect(await errorFor(body, language)).toEqual({ code: "InvalidParameter", message });
    }
  });
});

describe("a parameter value", () => {
  test("is absent when it is null", async () => {
    expect(await errorFor({ Limit: null, Offset: null, ImageIds: null, Filters: null })).toEqual(success);
  });
  test("may contain dots as text beside a whole number", async () => {
    expect(await errorFor({ Filters: [{ ...filter, Values: ["Ubuntu 20.04", "1e5"] }], Limit: 1 })).toEqual(success);
  });
  test("may be a negative zero", async () => {
    expect(await errorFor('{"Offset":-0}')).toEqual(success);
  });
  test("is rejected when it is an integer that a double cannot hold exactly", async () => {
    expect(await errorFor('{"Offset":9007199254740993}')).toMatchObject({ code: "InvalidParameterValue" });
    expect((await v1(cloud, { parameters: { Offset: "9007199254740993" } })).code).toBe("InvalidParameterValue");
  });
});
