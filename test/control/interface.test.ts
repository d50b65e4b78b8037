import { afterAll, beforeAll, expect, test } from "bun:test";
import { endpoint } from "#control/endpoint.ts";
import { endpoints } from "#control/endpoints.ts";
import { openApiOf } from "#control/openapi.ts";
import { int, listOf, objectType, string } from "#kernel/fields.ts";
import { listen, type Running } from "#server.ts";
import { TestCloud } from "../cloud.ts";
import { refusal } from "./refused.ts";
import { control } from "./request.ts";

const adminToken = "a-token-for-this-test";
/** Requests with this Host header do not count as requests of this machine. */
const elsewhere = { host: "skerry.example" };

let cloud: TestCloud;
let guarded: Running;
beforeAll(async () => {
  cloud = await TestCloud.start();
  guarded = listen(cloud.cloud, "127.0.0.1", 0, { adminToken });
});
afterAll(async () => {
  await guarded.drain();
  await cloud[Symbol.asyncDispose]();
});

test("the OpenAPI document describes its own endpoint", async () => {
  const { status, body } = await control(cloud.url, "GET", "openapi.json");
  expect(status).toBe(200);
  expect(body).toMatchObject({
    openapi: "3.1.0",
    paths: { "/_skerry/openapi.json": { get: { operationId: "getOpenApi" } } },
  });
});

test("another machine is refused without --admin-token", async () => {
  const { status, body } = await control(cloud.url, "GET", "openapi.json", undefined, elsewhere);
  expect([status, body["error"]]).toEqual([403, expect.stringContaining("Start the server with --admin-token")]);
});

test("another machine needs exactly the admin token", async () => {
  const statuses = [];
  for (const authorization of ["", `Bearer ${adminToken}x`, adminToken, `Bearer ${adminToken}`]) {
    const headers = { ...elsewhere, ...(authorization !== "" && { authorization }) };
    statuses.push((await control(guarded.url, "GET", "openapi.json", undefined, headers)).status);
  }
  expect(statuses).toEqual([403, 403, 403, 200]);
});

test("this machine needs no token", async () => {
  expect((await control(guarded.url, "GET", "openapi.json")).status).toBe(200);
});

test("a page of another site is refused", async () => {
  const headers = { "sec-fetch-site": "cross-site", origin: "http://elsewhere.example" };
  const response = await fetch(`${cloud.url}/_skerry/openapi.json`, { headers });
  expect(response.status).toBe(403);
});

test("a wrong method is refused with the right ones", async () => {
  const response = await fetch(`${cloud.url}/_skerry/openapi.json`, { method: "PUT" });
  expect([response.status, response.headers.get("allow")]).toEqual([405, "GET"]);
});

test("an unknown query parameter is refused with its place", async () => {
  const { status, body } = await control(cloud.url, "GET", "openapi.json?deep=1");
  expect(status).toBe(400);
  expect(body).toEqual({ error: "`deep` is unknown; no input is expected.", at: "/deep" });
});

const example = endpoint({
  name: "buildThing",
  method: "POST",
  path: "/_skerry/things/{name}",
  summary: "An example.",
  parameters: { name: string("Name.").length(1, 5) },
  body: { sizes: listOf(objectType("Size", { value: int("Value.").min(1) }), "Sizes.") },
  refuses: { 409: "The thing exists." },
  output: { name: string("Name.") },
  run: async ({ parameters: { name } }) => ({ name }),
});

test("wrong input is refused with a sentence and a JSON pointer", async () => {
  const bodies = [
    [{ sizes: [{ value: 1 }, { value: 0 }] }, "`sizes.1.value` must be at least 1, not `0`.", "/sizes/1/value"],
    [{ sizes: [{ value: "1" }] }, "`sizes.0.value` must be of type int.", "/sizes/0/value"],
    [{}, "`sizes` is missing.", "/sizes"],
    [[], "The input must be an object.", ""],
  ] as const;
  for (const [body, error, at] of bodies) {
    const refused = await refusal(
      example.run({ cloud: cloud.cloud, endpoints: [] }, { parameters: { name: "a" }, body }),
    );
    expect(refused).toEqual({ status: 400, error, at });
  }
});

test("OpenAPI contains rules, structures and refusals of a declaration", () => {
  const document = openApiOf([example], "1");
  expect(document).toMatchObject({
    paths: {
      "/_skerry/things/{name}": {
        post: {
          operationId: "buildThing",
          parameters: [{ name: "name", in: "path", required: true, schema: { minLength: 1, maxLength: 5 } }],
          responses: { 400: {}, 403: {}, 409: { description: "The thing exists." } },
        },
      },
    },
    components: { schemas: { Size: { properties: { value: { type: "integer", minimum: 1 } }, required: ["value"] } } },
  });
});

test("the guide for agents lists every service and every endpoint", async () => {
  const response = await fetch(`${cloud.url}/_skerry/llms.txt`);
  expect([response.status, response.headers.get("content-type")]).toEqual([200, "text/plain; charset=utf-8"]);
  const guide = await response.text();
  for (const { name, actions } of cloud.cloud.services.values())
    expect(guide).toMatch(new RegExp(`^- ${name} .*: ${actions.size} actions$`, "m"));
  for (const { method, path } of endpoints) expect(guide).toContain(`\`${method} ${path}\``);
  expect((await control(cloud.url, "GET", "llms.txt?full=1")).status).toBe(400);
});
