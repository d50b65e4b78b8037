import { afterAll, beforeAll, expect, test } from "bun:test";
import fc from "fast-check";
import { publishedCodes } from "#kernel/action.ts";
import { commonMessages } from "#protocol/messages.ts";
import { lighthouse } from "#services/lighthouse/index.ts";
import { TestCloud } from "../cloud.ts";
import { parseReply, v1Bytes, v3, v3Bytes } from "./call.ts";
import { exchange } from "./wire.ts";

let cloud: TestCloud;
let documented: ReadonlySet<string>;
beforeAll(async () => {
  cloud = await TestCloud.start();
  cloud.log.provesCodes = false;
  const { published } = await lighthouse.load("DescribeImagesToShare");
  documented = new Set(
    ["", ...publishedCodes(published), ...Object.keys(commonMessages)].filter((code) => code !== "InternalError"),
  );
});
afterAll(() => cloud[Symbol.asyncDispose]());

const times = process.env["SKERRY_LONG"] ? 10 : 1;
const timeout = 60_000;

const names = [
  ...["ImageIds", "Offset", "Limit", "Filters", "Name", "Values", "imageids"],
  ...["__proto__", "constructor", "toString", "hasOwnProperty", "", "0", "length", "Filters.0.Name"],
];
const words = ["img-cs2rrmp0", "image-id", "image-name", "image-type", "PRIVATE_IMAGE", "%", "_", "'", "\\", "{value}"];
const numbers = [
  "0",
  "1",
  "-0",
  "-1",
  "20",
  "101",
  "1.0",
  "1e2",
  "1e400",
  "-1e-400",
  "9007199254740993",
  "1".repeat(400),
];

const text = fc
  .oneof(fc.constantFrom(...words), fc.string({ unit: "binary", maxLength: 200 }))
  .map((one) => JSON.stringify(one));
const name = fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...names) }, { weight: 1, arbitrary: fc.string() });

/** JSON as text, because a parsed value loses details such as number notation and duplicate keys. */
const { json } = fc.letrec<{ json: string; list: string; object: string }>((tie) => ({
  json: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom("null", "true", "false", '"\\ud800"', '"\\u0000"', ...numbers),
    text,
    fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
    tie("list"),
    tie("object"),
  ),
  list: fc.array(tie("json"), { maxLength: 12 }).map((items) => `[${items.join(",")}]`),
  object: objectOf(name, tie("json")),
}));

function objectOf(key: fc.Arbitrary<string>, value: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const member = fc.tuple(key, value).map(([name, given]) => `${JSON.stringify(name)}:${given}`);
  return fc.array(member, { maxLength: 5 }).map((members) => `{${members.join(",")}}`);
}

const deep = fc.tuple(fc.integer({ min: 100, max: 100_000 }), fc.constantFrom("[]", "{}")).map(([depth, kind]) => {
  const [open, close] = kind === "[]" ? ["[", "]"] : ['{"Filters":', "}"];
  return `{"Filters":${open.repeat(depth)}1.0${close.repeat(depth)}}`;
});

/** Half of the bodies are almost valid, so that they reach the last middleware steps. */
const body = fc.oneof(
  { weight: 8, arbitrary: objectOf(fc.constantFrom("ImageIds", "Offset", "Limit", "Filters"), json) },
  { weight: 8, arbitrary: objectOf(fc.constantFrom("Filters"), listOfFilters()) },
  { weight: 4, arbitrary: json },
  { weight: 1, arbitrary: deep },
);

function listOfFilters(): fc.Arbitrary<string> {
  const values = fc.array(fc.oneof(text, fc.constantFrom(...numbers)), { maxLength: 6 });
  const filter = fc.tuple(text, values).map(([named, given]) => `{"Name":${named},"Values":[${given}]}`);
  return fc.array(filter, { maxLength: 12 }).map((filters) => `[${filters}]`);
}

test(
  "arbitrary JSON in a body returns success or a documented error",
  async () => {
    const anyBody = fc.asyncProperty(body, async (json) => {
      const { reply, code, response } = await v3(cloud, { body: json });
      expect(reply.status).toBe(200);
      expect(documented).toContain(code);
      expect(response["RequestId"]).toBeString();
    });
    await fc.assert(anyBody, { numRuns: 500 * times });
  },
  timeout,
);

test(
  "arbitrary flattened parameters in a query return success or a documented error",
  async () => {
    const path = fc.array(name, { minLength: 1, maxLength: 5 }).map((steps) => steps.join("."));
    const value = fc.oneof(fc.constantFrom(...words, ...numbers, "true", "null"), fc.string({ unit: "binary" }));
    const anyQuery = fc.asyncProperty(fc.array(fc.tuple(path, value), { maxLength: 6 }), async (given) => {
      const { reply, code } = await v3(cloud, { method: "GET", query: new URLSearchParams(given).toString() });
      expect(reply.status).toBe(200);
      expect(documented).toContain(code);
    });
    await fc.assert(anyQuery, { numRuns: 300 * times });
  },
  timeout,
);

const content = '{"ImageIds":["img-cs2rrmp0"],"Limit":20}';
const part = '--b0und\r\nContent-Disposition: form-data; name="Limit"\r\n\r\n5\r\n--b0und--\r\n';
/** One request in each form, signed with the current time. */
const requests: Readonly<Record<string, () => Buffer>> = {
  json: () => v3Bytes(cloud, { body: content, headers: { "X-TC-TraceId": "trace", "X-TC-Language": "zh-CN" } }),
  query: () => v3Bytes(cloud, { method: "GET", query: "ImageIds.0=img-cs2rrmp0&Limit=20" }),
  parts: () => v3Bytes(cloud, { contentType: "multipart/form-data; boundary=b0und", body: part }),
  form: () => v1Bytes(cloud, { parameters: { "ImageIds.0": "img-cs2rrmp0", Limit: "20" } }),
  "v1 query": () => v1Bytes(cloud, { method: "GET", parameters: { "ImageIds.0": "img-cs2rrmp0", Token: "" } }),
};

test(
  "one changed byte in a signed request never causes InternalError",
  async () => {
    for (const bytes of Object.values(requests)) expect(parseReply(await exchange(cloud.port, bytes())).code).toBe("");
    // noBias turns off fast-check's preference for small numbers: the first bytes are the least interesting.
    const place = fc.noBias(fc.nat(1_000_000));
    const change = fc.tuple(fc.constantFrom(...Object.keys(requests)), place, fc.integer({ min: 1, max: 255 }));
    const anyChange = fc.asyncProperty(change, async ([which, where, by]) => {
      const bytes = requests[which]?.() ?? Buffer.alloc(0);
      const at = where % bytes.length;
      bytes[at] = (bytes[at] ?? 0) ^ by;
      // Status 0: a changed length makes the server wait for more bytes. 400 and 505: Bun rejects invalid HTTP and
      // other HTTP versions before our code runs. 403: a GET request to another host name could come from a page
      // that uses DNS rebinding.
      const { reply, code } = parseReply(await exchange(cloud.port, bytes, 100));
      expect([0, 200, 400, 403, 505]).toContain(reply.status);
      expect(code).not.toBe("InternalError");
      // A body that does not start as a JSON object is rejected before its signature is verified.
      const position = at - (bytes.length - content.length);
      const expected = position === 0 ? "InvalidParameter" : "AuthFailure.SignatureFailure";
      if (which === "json" && position >= 0) expect(code).toBe(expected);
    });
    await fc.assert(anyChange, { numRuns: 800 * times });
  },
  timeout,
);

test("the requests above log no error", () => {
  expect(cloud.log.lines.length).toBeGreaterThan(1000);
  expect(cloud.log.lines.filter(({ level }) => level === "error")).toEqual([]);
});
