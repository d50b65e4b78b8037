import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { key, type TestCloud } from "../cloud.ts";
import { codeOf, refusalOf } from "../refusal.ts";
import { allowing, uin } from "../world/worlds.ts";
import { arn, credentialOf, productArn, stsCloud } from "./stsWorld.ts";

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await stsCloud();
});
afterAll(() => cloud[Symbol.asyncDispose]());

type Request = Parameters<ReturnType<TestCloud["sts"]>["AssumeRole"]>[0];
const assume = (by: number, name: string, more: Partial<Request> = {}) =>
  cloud.sts(key(by)).AssumeRole({ RoleArn: arn(name), RoleSessionName: "session", ...more });

describe("permission to assume a role", () => {
  test.each([
    [1, "operator", "the root whom it trusts needs no policy"],
    [101, "operator", "a user of that account by policy"],
    [103, "operator", "a user by a wider policy"],
    [102, "of-102", "the user whom it names needs no policy"],
    [2, "of-neighbour", "the other account that it trusts"],
    [1, "from-here", "who comes from an address that its condition names"],
    [101, "from-here", "a user from there"],
    [101, "not-102", "(not that one: the policy does not name the role)"],
    [1, "not-102", "the root, though a user of it is denied"],
  ])("key %d and %s: %s", async (by, name, why) => {
    if (why.startsWith("(")) expect(await codeOf(assume(by, name))).toBe("UnauthorizedOperation");
    else expect((await assume(by, name)).Credentials?.Token).toBeString();
  });
  test.each([
    [102, "operator", "a user without a policy"],
    [1, "of-102", "the root whom it does not name"],
    [103, "of-102", "a user by policy, whom it does not trust"],
    [1, "of-neighbour", "its own root, whom it does not trust"],
    [2, "operator", "another account"],
    [1, "from-home", "who comes from elsewhere than its condition says"],
    [103, "not-102", "a user whom it denies"],
    [1, "Lighthouse_QCSLinkedRoleInBasic", "a root, where a product is trusted"],
  ])("key %d and not %s: %s", async (by, name) => {
    expect(await refusalOf(assume(by, name))).toEqual({
      code: "UnauthorizedOperation",
      message: expect.stringMatching(
        new RegExp(
          `^\\[request id:[0-9a-f-]{36}\\]you are not authorized to perform operation \\(sts:AssumeRole\\)\nresource \\(${arn(name)}\\) has no permission\n$`,
        ),
      ),
    });
  });
  test("accepts the role's id and its name", async () => {
    const row = await cloud.cloud.db
      .selectFrom("roles")
      .select("id")
      .where("name", "=", "operator")
      .executeTakeFirstOrThrow();
    const { sts } = { sts: cloud.sts() };
    const byId = (RoleArn: string) => sts.AssumeRole({ RoleArn, RoleSessionName: "session" });
    expect((await byId(`qcs::cam::uin/${uin(1)}:role/${row.id}`)).Credentials?.Token).toBeString();
    expect(
      (await byId(`qcs::cam::uin/${uin(1)}:role/tencentcloudServiceRole/${row.id}`)).Credentials?.Token,
    ).toBeString();
    expect(
      (await byId(`qcs::cam::uin/${uin(1)}:role/tencentcloudServiceRoleName/operator`)).Credentials?.Token,
    ).toBeString();
    expect(await codeOf(byId(`qcs::cam::uin/${uin(1)}:role/operator`))).toBe("InternalError.GetRoleError");
  });
  test("is the same for every name of the role", async () => {
    // The policy of 101 names the role by its product form.
    expect((await assume(101, "powerless")).Credentials?.Token).toBeString();
    expect((await assume(101, "", { RoleArn: productArn("powerless") })).Credentials?.Token).toBeString();
    expect((await refusalOf(assume(102, "", { RoleArn: productArn("powerless") }))).message).toContain(
      arn("powerless"),
    );
  });
  test("lets a role session assume another role if its policies allow it", async () => {
    const { sts } = { sts: cloud.sts(credentialOf(await assume(1, "chained"))) };
    const again = (name: string) => sts.AssumeRole({ RoleArn: arn(name), RoleSessionName: "again" });
    expect((await again("powerless")).Credentials?.Token).toBeString();
    expect(await codeOf(again("operator"))).toBe("UnauthorizedOperation");
  });
});

describe("AssumeRole responses", () => {
  test("contain credentials in the published form and their expiration", async () => {
    const before = Math.floor(cloud.clock.now() / 1000);
    const { Credentials, ExpiredTime, Expiration } = await assume(1, "operator", { DurationSeconds: 900 });
    expect(Credentials?.TmpSecretId).toMatch(/^AKID[\w-]{64}$/);
    expect(Credentials?.TmpSecretKey).toMatch(/^[A-Za-z0-9+/]{43}=$/);
    expect(Credentials?.Token?.length).toBeWithin(100, 4097);
    expect(ExpiredTime).toBeWithin(before + 900, before + 903);
    expect(Expiration).toBe(`${new Date((ExpiredTime ?? 0) * 1000).toISOString().slice(0, 19)}Z`);
  });
  test("last two hours by default, or the role's maximum if shorter", async () => {
    const lasts = async (name: string) =>
      ((await assume(1, name)).ExpiredTime ?? 0) - Math.floor(cloud.clock.now() / 1000);
    expect(await lasts("powerless")).toBeWithin(7198, 7202);
    expect(await lasts("operator")).toBeWithin(3598, 3602);
  });
  test("last at most the role's maximum and the overall maximum", async () => {
    expect(await assume(1, "operator", { DurationSeconds: 3600 })).toHaveProperty("Credentials");
    expect(await assume(1, "powerless", { DurationSeconds: 43_200 })).toHaveProperty("Credentials");
  });
});

describe("refusals", () => {
  const invalid = "InvalidParameter.ParamError";
  const statement = { effect: "allow", action: "cvm:*", resource: "*" };
  const policy = (parts: object) => JSON.stringify({ version: "2.0", statement: [{ ...statement, ...parts }] });
  test.each<[string, Partial<Request>, string]>([
    ["a role that there is not", { RoleArn: arn("nobody") }, "InternalError.GetRoleError"],
    [
      "a role of an account that there is not",
      { RoleArn: "qcs::cam::uin/999999999:roleName/operator" },
      "InternalError.GetRoleError",
    ],
    ["a name that is no arn", { RoleArn: "operator" }, invalid],
    ["the arn of a user", { RoleArn: `qcs::cam::uin/${uin(1)}:uin/${uin(101)}` }, invalid],
    ["a session name of one character", { RoleSessionName: "s" }, invalid],
    ["a session name of 129 characters", { RoleSessionName: "s".repeat(129) }, invalid],
    ["a session name with a blank", { RoleSessionName: "my session" }, invalid],
    ["an external id of one character", { ExternalId: "x" }, invalid],
    ["an external id with a blank", { ExternalId: "x y" }, invalid],
    ["51 tags", { Tags: Array(51).fill({ Key: "k", Value: "v" }) }, invalid],
    ["a tag key of 129 characters", { Tags: [{ Key: "k".repeat(129), Value: "" }] }, invalid],
    [
      "a tag that comes twice",
      {
        Tags: [
          { Key: "k", Value: "1" },
          { Key: "k", Value: "2" },
        ],
      },
      invalid,
    ],
    ["no time at all", { DurationSeconds: 0 }, "InvalidParameter.OverTimeError"],
    ["more than the role allows", { DurationSeconds: 3601 }, "InvalidParameter.OverTimeError"],
    [
      "more than any role allows",
      { RoleArn: arn("powerless"), DurationSeconds: 43_201 },
      "InvalidParameter.OverTimeError",
    ],
    ["a session policy that is no JSON", { Policy: "allow all" }, "InvalidParameter.StrategyFormatError"],
    [
      "one of another version",
      { Policy: JSON.stringify({ version: "1.0", statement: [statement] }) },
      "InvalidParameter.StrategyFormatError",
    ],
    [
      "one with an effect that there is not",
      { Policy: policy({ effect: "permit" }) },
      "InvalidParameter.StrategyInvalid",
    ],
    ["one with a principal", { Policy: policy({ principal: { qcs: ["*"] } }) }, "InvalidParameter.StrategyInvalid"],
    [
      "one with a resource of three segments",
      { Policy: policy({ resource: "qcs::cvm" }) },
      "InvalidParameter.ResouceError",
    ],
    [
      "one that is too long",
      { Policy: policy({ action: Array.from({ length: 200 }, (_, n) => `cvm:Action${n}`) }) },
      "InvalidParameter.PolicyTooLong",
    ],
  ])("%s", async (_, request, code) => {
    expect(await codeOf(assume(1, "operator", request))).toBe(code);
  });
  test("returns the exact message that clients match for a missing role", async () => {
    expect(await refusalOf(assume(1, "nobody"))).toEqual({
      code: "InternalError.GetRoleError",
      message: "role not exist",
    });
  });
});

describe("a session policy", () => {
  const only = allowing("lighthouse:DescribeBlueprints");
  test.each([
    ["as it is", only],
    ["URL-encoded", encodeURIComponent(only)],
    ["encoded as a form", new URLSearchParams([["", only.replaceAll(",", ", ")]]).toString().slice(1)],
  ])("%s narrows the role's rights", async (_, Policy) => {
    const client = cloud.lighthouse(credentialOf(await assume(1, "operator", { Policy })));
    expect(await client.DescribeBlueprints({ Limit: 1 })).toHaveProperty("TotalCount");
    expect(await codeOf(client.DescribeImagesToShare({}))).toBe("UnauthorizedOperation.NoPermission");
  });
  test("does not extend the role's permissions", async () => {
    const credential = credentialOf(await assume(1, "powerless", { Policy: allowing("*") }));
    expect(await codeOf(cloud.lighthouse(credential).DescribeBlueprints({}))).toBe(
      "UnauthorizedOperation.NoPermission",
    );
  });
  test("as plain JSON is not URL-decoded: a plus stays a plus", async () => {
    const document = allowing("cvm:DescribeImages", "qcs::cvm:::a+b/%41*");
    const Policy = JSON.stringify({
      version: "2.0",
      statement: [...JSON.parse(document).statement, ...JSON.parse(only).statement],
    });
    const { Credentials } = await assume(1, "operator", { Policy });
    const opened = cloud.cloud.temporaryKeys.open(
      Credentials?.TmpSecretId ?? "",
      Credentials?.Token ?? "",
      cloud.clock.now(),
    );
    expect(opened?.policy).toBe(Policy);
  });
});
