import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import type { CallContext } from "#cloud.ts";
import { toJournalEntry } from "#journal/toEntry.ts";
import type { Action } from "#kernel/action.ts";
import { type Members, mask, type Shape } from "#kernel/shape.ts";
import { services } from "#services/index.ts";
import { kept, type Told } from "./kept.ts";

const entryOf = (request: Told) => toJournalEntry(kept(request), services);

const lighthouse = { service: "lighthouse", action: "ResetInstancesPassword" };
const credential = "Credential=AKIDx/2026-01-01/lighthouse/tc3_request, SignedHeaders=content-type;host";

describe("headers in the journal", () => {
  test("show the signer and scope, but no signature, token or cookie", async () => {
    const headers = {
      authorization: `TC3-HMAC-SHA256 ${credential}, Signature=0123abcd`,
      "x-tc-token": "token-of-a-session",
      cookie: "a=b",
      "x-api-key": "mine",
      "x-tc-action": "DescribeRegions",
    };
    const seen = new Map((await entryOf({ headers })).headers);
    expect(seen.get("authorization")).toBe(`TC3-HMAC-SHA256 ${credential}, Signature=${mask}`);
    for (const name of ["x-tc-token", "cookie", "x-api-key"]) expect(seen.get(name)).toBe(mask);
    expect(seen.get("x-tc-action")).toBe("DescribeRegions");
    const strange = await entryOf({ headers: { authorization: "Bearer 0123" } });
    expect(new Map(strange.headers).get("authorization")).toBe(mask);
  });
});

describe("parameters in the journal", () => {
  test("are masked by declaration, or by name if unknown", async () => {
    const body = JSON.stringify({ InstanceIds: ["lhins-1"], Password: "Hush-1234", UserName: "root" });
    expect((await entryOf({ ...lighthouse, body })).parameters).toEqual({
      ...{ InstanceIds: ["lhins-1"], Password: mask, UserName: "root" },
    });
    const unknown = JSON.stringify({ Name: "a", Deep: [{ my_password: "x", n: 1, none: null }], SecretId: "AKIDx" });
    expect((await entryOf({ body: unknown })).parameters).toEqual({
      ...{ Name: "a", Deep: [{ my_password: mask, n: 1, none: null }], SecretId: "AKIDx" },
    });
  });

  test("are masked even when misspelled, mistyped or repeated", async () => {
    const misspelt = { ...lighthouse, body: JSON.stringify({ Pasword: { a: "b" }, InstanceIds: "lhins-1" }) };
    expect((await entryOf(misspelt)).parameters).toEqual({ Pasword: mask, InstanceIds: "lhins-1" });
    const mistyped = { service: "lighthouse", action: "CreateMcpServer", body: JSON.stringify({ Envs: "A=hush" }) };
    expect((await entryOf(mistyped)).parameters).toEqual({ Envs: mask });
    const flat = {
      service: "lighthouse",
      action: "ResetInstance",
      body: JSON.stringify({ LoginConfiguration: "hush" }),
    };
    expect((await entryOf(flat)).parameters).toEqual({ LoginConfiguration: mask });
    const refusal = { Code: "X", Message: "wrong: Hush-1234!" };
    const repeated = {
      ...lighthouse,
      body: '{"Password":"Hush-1234","UserName":"Hush-1234"}',
      response: { Error: refusal },
    };
    const entry = await entryOf(repeated);
    expect(entry.parameters).toEqual({ Password: mask, UserName: mask });
    expect(entry.response).toEqual({ Error: { Code: "X", Message: `wrong: ${mask}!` }, RequestId: "1" });
    const Name = "Hush-1234-5678 and Hush-1234";
    const within = { ...lighthouse, headers: { "x-tc-token": "Hush-1234-5678" }, body: '{"Password":"Hush-1234"}' };
    expect((await entryOf({ ...within, response: { Name } })).response).toMatchObject({ Name: `${mask} and ${mask}` });
  });

  test("and responses show no commands, environments and details of containers", async () => {
    const run = { service: "lighthouse", action: "RunDockerContainers" };
    const Containers = [{ ContainerImage: "a", Command: "serve --token abc", Envs: [{ Key: "K", Value: "hush" }] }];
    const entry = await entryOf({ ...run, body: JSON.stringify({ InstanceId: "lhins-1", Containers }) });
    expect(entry.parameters).toMatchObject({
      Containers: [{ ContainerImage: "a", Command: mask, Envs: [{ Key: "K", Value: mask }] }],
    });
    const list = { service: "lighthouse", action: "DescribeDockerContainers" };
    const DockerContainerSet = [{ ContainerName: "a", Command: "serve --token abc" }];
    expect((await entryOf({ ...list, response: { DockerContainerSet } })).response).toMatchObject({
      DockerContainerSet: [{ ContainerName: "a", Command: mask }],
    });
    const detail = { service: "lighthouse", action: "DescribeDockerContainerDetail" };
    const ContainerDetail = btoa('[{"Config":{"Env":["K=hush"]}}]');
    expect((await entryOf({ ...detail, response: { ContainerDetail } })).response).toMatchObject({
      ContainerDetail: mask,
    });
  });

  test("of forms and queries are typed, with signatures and tokens masked", async () => {
    const query = "Action=A&Signature=s%2Fx&Token=t&SecretId=AKIDx&SignatureMethod=HmacSHA1&RequestClient=SDK";
    const more = "&InstanceIds.1=b&InstanceIds.0=a&Password=Hush-1234";
    const asQuery: Told = { ...lighthouse, method: "GET", query: query + more };
    const asForm = {
      ...lighthouse,
      body: query + more,
      headers: { "content-type": "application/x-www-form-urlencoded" },
    };
    for (const request of [asQuery, asForm]) {
      const { parameters, beside, client } = await entryOf(request);
      expect(parameters).toEqual({ InstanceIds: ["a", "b"], Password: mask });
      expect(Object.fromEntries(beside)).toEqual({
        ...{ Action: "A", Signature: mask, Token: mask, SecretId: "AKIDx", SignatureMethod: "HmacSHA1" },
        RequestClient: "SDK",
      });
      expect(client).toBe("SDK");
    }
    const counted: Told = {
      service: "lighthouse",
      action: "DescribeInstances",
      method: "GET",
      query: "Limit=2&Offset=x",
    };
    expect((await entryOf(counted)).parameters).toEqual({ Limit: 2, Offset: "x" });
  });

  test("that are unreadable are shown as text, unless it may contain a secret", async () => {
    expect(await entryOf({ body: "{broken" })).toMatchObject({ parameters: null, text: "{broken", missing: [] });
    const request = { headers: { "content-type": "" }, body: '{"Password":"a=b"}' };
    expect(await entryOf(request)).toMatchObject({ parameters: null, text: "", missing: ["secret text"] });
  });
});

/** A value for each declared member, with the given text for each secret. */
function valueFor(shape: Shape, secret: string): unknown {
  if (shape.secret) return secret;
  if (shape.element) return [valueFor(shape.element, secret)];
  if (shape.object) return valuesFor(shape.object.members, secret);
  return shape.kind === "string" ? `a ${secret} b` : shape.kind === "bool" ? true : 1;
}

const valuesFor = (members: Members, secret: string): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(members).map(([name, shape]) => [name, valueFor(shape, secret)]));

function flat(value: unknown, path: string): readonly string[] {
  if (typeof value !== "object" || value === null) return [`${path}=${encodeURIComponent(String(value))}`];
  return Object.entries(value).flatMap(([name, one]) => flat(one, path ? `${path}.${name}` : name));
}

/** Every text in a value, names included. */
function texts(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => [name, ...texts(one)]);
}

const declaresSecret = (members: Members): boolean => texts(valuesFor(members, "hush-hush")).includes("hush-hush");

test("the journal contains no secret from a request or response in any encoding", async () => {
  const all: (readonly [service: string, action: Action<CallContext>])[] = [];
  for (const service of services.values()) {
    for (const name of service.actions) {
      const action = await service.load(name);
      if (declaresSecret(action.input) || declaresSecret(action.output)) all.push([service.name, action]);
    }
  }
  expect(all.length).toBeGreaterThan(12);
  const secrets = fc.string({ unit: "grapheme", minLength: 8 }).map((one) => `hush-${one}`);
  const form = fc.constantFrom("json", "form", "query", "broken");
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...all),
      secrets,
      form,
      async ([service, { published, input, output }], hush, as) => {
        // A repeated secret is masked only if the secret itself is in the same request or response.
        const given = declaresSecret(input) ? valuesFor(input, hush) : {};
        const json = JSON.stringify(given);
        const fields = flat(given, "").join("&");
        const entry = await entryOf({
          ...{ service, action: published.name },
          ...(as === "json" && { body: json }),
          ...(as === "form" && { body: fields, headers: { "content-type": "application/x-www-form-urlencoded" } }),
          ...(as === "query" && { method: "GET", query: fields }),
          ...(as === "broken" && { body: json === "{}" ? "" : json.slice(0, -1) }),
          response: declaresSecret(output) ? valuesFor(output, hush) : {},
        });
        expect(texts(entry).filter((text) => text.includes(hush))).toEqual([]);
      },
    ),
    { numRuns: 300 },
  );
});
