import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { key, type TestCloud } from "../cloud.ts";
import { codeOf } from "../refusal.ts";
import { account, cloudOf, uin } from "../world/worlds.ts";
import { arn, credentialOf } from "./stsWorld.ts";

type Effect = "allow" | "deny";

const document = (...statements: readonly [effect: Effect, action: string, resource: string][]): string =>
  JSON.stringify({
    version: "2.0",
    statement: statements.map(([effect, action, resource]) => ({ effect, action, resource })),
  });

const trusting = (...qcs: readonly string[]): string =>
  JSON.stringify({
    version: "2.0",
    statement: [{ effect: "allow", action: "name/sts:AssumeRole", principal: { qcs } }],
  });

const user = (number: number, owner: number) => `qcs::cam::uin/${uin(owner)}:uin/${uin(number)}`;
const root = (number: number) => `qcs::cam::uin/${uin(number)}:root`;
const everything = document(["allow", "*", "*"]);

const userOf = (number: number, ...policies: readonly string[]) => ({
  uin: uin(number),
  name: `user-${number}`,
  keys: [key(number)],
  policies,
});

let cloud: TestCloud;
beforeAll(async () => {
  const policies = [
    { name: "everything", document: everything },
    { name: "deny-name", document: document(["deny", "sts:AssumeRole", arn("named")]) },
    { name: "deny-all", document: document(["deny", "sts:*", "*"]) },
    { name: "assume-named", document: document(["allow", "sts:AssumeRole", arn("named")]) },
  ];
  const users = [
    userOf(101),
    userOf(102, "deny-name"),
    userOf(103, "everything", "deny-all"),
    userOf(104, "everything", "deny-name"),
  ];
  const trust = trusting(root(1), ...[101, 102, 103, 201, 202, 203].map((one) => user(one, one < 200 ? 1 : 2)));
  const roles = [
    { name: "named", trust, policies: ["everything"] },
    { name: "other", trust: trusting(root(1)), policies: ["everything"] },
    {
      name: "by-id",
      trust: JSON.stringify({
        version: "2.0",
        statement: [
          {
            effect: "allow",
            action: "sts:AssumeRole",
            principal: { qcs: [root(1)] },
            condition: { string_equal: { "sts:external_id": "agreed" } },
          },
        ],
      }),
    },
  ];
  const strangers = [userOf(201), userOf(202, "assume-named"), userOf(203, "assume-named", "deny-all")];
  cloud = await cloudOf({
    accounts: [account(1, { roles, policies, users }), account(2, { roles: [], policies, users: strangers })],
  });
});
afterAll(() => cloud[Symbol.asyncDispose]());

const assume = (by: ReturnType<typeof key>, RoleArn: string, more: object = {}) =>
  cloud.sts(by).AssumeRole({ RoleArn, RoleSessionName: "session", ...more });
const denied = "UnauthorizedOperation";
const idOf = async (name: string) => (await cloud.cam().GetRole({ RoleName: name })).RoleInfo?.RoleId ?? "";

describe("a role whose trust policy names a user", () => {
  test("can be assumed by the user without a policy of its own", async () => {
    expect((await assume(key(101), arn("named"))).Credentials?.Token).toBeString();
  });

  test.each([102, 103, 104])(
    "cannot be assumed by user %d, whose own policies deny it, by name or by id",
    async (by) => {
      expect(await codeOf(assume(key(by), arn("named")))).toBe(denied);
      expect(await codeOf(assume(key(by), `qcs::cam::uin/${uin(1)}:role/${await idOf("named")}`))).toBe(denied);
    },
  );

  test("can be assumed by a user of another account only if that account's policies allow it", async () => {
    expect(await codeOf(assume(key(201), arn("named")))).toBe(denied);
    expect((await assume(key(202), arn("named"))).Credentials?.Token).toBeString();
    expect(await codeOf(assume(key(203), arn("named")))).toBe(denied);
  });
});

test("a trust policy can require the external id", async () => {
  expect((await assume(key(1), arn("by-id"), { ExternalId: "agreed" })).Credentials?.Token).toBeString();
  expect(await codeOf(assume(key(1), arn("by-id"), { ExternalId: "other" }))).toBe(denied);
  expect(await codeOf(assume(key(1), arn("by-id")))).toBe(denied);
});

describe("a session with a session policy", () => {
  const only = document(["allow", "sts:AssumeRole", "*"], ["allow", "lighthouse:DescribeRegions", "*"]);
  const session = async (Policy: string, by = key(1), name = "named") =>
    credentialOf(await assume(by, arn(name), { Policy }));
  const blueprints = (by: ReturnType<typeof key>) => cloud.lighthouse(by).DescribeBlueprints({ Limit: 1 });
  const noPermission = "UnauthorizedOperation.NoPermission";

  test("assumes only the roles that the policy allows", async () => {
    const narrow = await session(document(["allow", "sts:AssumeRole", arn("other")]));
    expect((await assume(narrow, arn("other"))).Credentials?.Token).toBeString();
    expect(await codeOf(assume(narrow, arn("named")))).toBe(denied);
    const silent = await session(document(["allow", "lighthouse:*", "*"]));
    expect(await codeOf(assume(silent, arn("other")))).toBe(denied);
    const forbidden = await session(document(["allow", "*", "*"], ["deny", "sts:AssumeRole", arn("other")]));
    expect(await codeOf(assume(forbidden, `qcs::cam::uin/${uin(1)}:role/${await idOf("other")}`))).toBe(denied);
  });

  test("gains nothing by assuming its own role again", async () => {
    const first = await session(only);
    expect(await codeOf(blueprints(first))).toBe(noPermission);
    const again = credentialOf(await assume(first, arn("named")));
    expect(await cloud.lighthouse(again).DescribeRegions()).toHaveProperty("TotalCount");
    expect(await codeOf(blueprints(again))).toBe(noPermission);
    const wider = await session(everything, first);
    expect(await codeOf(blueprints(wider))).toBe(noPermission);
  });

  test("gains nothing for its own role by a detour over another role", async () => {
    const other = credentialOf(await assume(await session(only), arn("other")));
    expect(await blueprints(other)).toHaveProperty("TotalCount");
    const back = credentialOf(await assume(other, arn("named")));
    expect(await codeOf(blueprints(back))).toBe(noPermission);
    const twice = credentialOf(await assume(credentialOf(await assume(back, arn("other"))), arn("named")));
    expect(await codeOf(blueprints(twice))).toBe(noPermission);
  });

  test("cannot collect more policies than a token holds", async () => {
    const long = document(["allow", "*", "*"], ["allow", `cvm:${"x".repeat(1000)}`, "*"]);
    const first = await session(long);
    const longer = document(["allow", "*", "*"], ["allow", `cvm:${"y".repeat(1000)}`, "*"]);
    expect(await codeOf(session(longer, first, "other"))).toBe("InvalidParameter.PolicyTooLong");
    expect((await session(everything, first, "other")).token).toBeString();
  });
});
