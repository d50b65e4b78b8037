import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { key, type TestCloud } from "../cloud.ts";
import { codeOf } from "../refusal.ts";
import { allowing, uin } from "../world/worlds.ts";
import { arn, credentialOf, stsCloud } from "./stsWorld.ts";

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await stsCloud();
});
afterAll(() => cloud[Symbol.asyncDispose]());

type Request = Parameters<ReturnType<TestCloud["sts"]>["GetFederationToken"]>[0];
const federate = (by: number, more: Partial<Request> = {}) =>
  cloud.sts(key(by)).GetFederationToken({ Name: "guest", Policy: encodeURIComponent(allowing("*")), ...more });

describe("federated permissions", () => {
  test("of a root account are those of the policy", async () => {
    const credential = credentialOf(await federate(1, { Policy: allowing("cvm:Describe*") }));
    expect((await cloud.cvm(credential).DescribeImages({ Limit: 1 })).TotalCount).toBeGreaterThan(0);
    expect(await codeOf(cloud.cvm(credential).DeleteImages({ ImageIds: ["img-oneimage"] }))).toBe(
      "UnauthorizedOperation",
    );
    expect(await codeOf(cloud.lighthouse(credential).DescribeBlueprints({}))).toBe(
      "UnauthorizedOperation.NoPermission",
    );
  });
  test("of a user are those of both the user and the policy", async () => {
    const credential = credentialOf(await federate(103));
    expect((await cloud.cvm(credential).DescribeImages({ Limit: 1 })).TotalCount).toBeGreaterThan(0);
    expect(await codeOf(cloud.cvm(credential).DeleteImages({ ImageIds: ["img-oneimage"] }))).toBe(
      "UnauthorizedOperation",
    );
    const narrow = credentialOf(await federate(103, { Policy: allowing("sts:*") }));
    expect(await codeOf(cloud.cvm(narrow).DescribeImages({}))).toBe("UnauthorizedOperation");
  });
  test("end when the user is deleted", async () => {
    await using other = await stsCloud();
    const Policy = allowing("*");
    const answer = await other.sts(key(103)).GetFederationToken({ Name: "guest", Policy });
    await other.cloud.db.deleteFrom("users").where("uin", "=", uin(103)).execute();
    expect(await codeOf(other.cvm(credentialOf(answer)).DescribeImages({}))).toBe("AuthFailure.TokenFailure");
  });
  test("expire after half an hour by default", async () => {
    const { ExpiredTime = 0, Expiration } = await federate(1);
    expect(ExpiredTime - Math.floor(cloud.clock.now() / 1000)).toBeWithin(1798, 1802);
    expect(Expiration).toBe(`${new Date(ExpiredTime * 1000).toISOString().slice(0, 19)}Z`);
  });
  test("expire after at most 2 hours for a root account and 36 hours for a user", async () => {
    expect(await federate(1, { DurationSeconds: 7_200 })).toHaveProperty("Credentials");
    expect(await codeOf(federate(1, { DurationSeconds: 7_201 }))).toBe("InvalidParameter.OverTimeError");
    expect(await federate(103, { DurationSeconds: 129_600 })).toHaveProperty("Credentials");
    expect(await codeOf(federate(103, { DurationSeconds: 129_601 }))).toBe("InvalidParameter.OverTimeError");
  });
});

describe("refusals", () => {
  const statement = { effect: "allow", action: "cvm:*", resource: "*" };
  const policy = (parts: object) => JSON.stringify({ version: "2.0", statement: [{ ...statement, ...parts }] });
  test.each<[string, Partial<Request>, string]>([
    ["a name with a digit", { Name: "guest1" }, "InvalidParameter.ParamError"],
    ["an empty name", { Name: "" }, "InvalidParameter.ParamError"],
    ["no time at all", { DurationSeconds: 0 }, "InvalidParameter.OverTimeError"],
    ["a policy that is no JSON", { Policy: "{" }, "InvalidParameter.StrategyFormatError"],
    [
      "a policy with an action that is none",
      { Policy: policy({ action: "everything" }) },
      "InvalidParameter.StrategyInvalid",
    ],
    [
      "a policy with a condition that is none",
      { Policy: policy({ condition: { ip_like: { "qcs:ip": "1" } } }) },
      "InvalidParameter.StrategyInvalid",
    ],
    [
      "a policy with a resource that is none",
      { Policy: policy({ resource: ["*", "images"] }) },
      "InvalidParameter.ResouceError",
    ],
    [
      "a policy that is too long",
      { Policy: policy({ action: Array(300).fill("cvm:Describe") }) },
      "InvalidParameter.PolicyTooLong",
    ],
  ])("%s", async (_, request, code) => {
    expect(await codeOf(federate(1, request))).toBe(code);
  });
  test("rejects a user without permission", async () => {
    expect(await codeOf(federate(102))).toBe("UnauthorizedOperation");
  });
  test("rejects temporary keys as callers", async () => {
    const Policy = allowing("*");
    const federated = cloud.sts(credentialOf(await federate(1)));
    expect(await codeOf(federated.GetFederationToken({ Name: "guest", Policy }))).toBe("UnsupportedOperation");
    const role = await cloud.cloud.db
      .selectFrom("roles")
      .select("id")
      .where("name", "=", "chained")
      .executeTakeFirstOrThrow();
    await cloud.cloud.db
      .insertInto("attachments")
      .values({ account: uin(1), policy_id: 1, kind: "role", target: role.id, created: 0 })
      .execute();
    const assumed = await cloud.sts().AssumeRole({ RoleArn: arn("chained"), RoleSessionName: "session" });
    expect(await codeOf(cloud.sts(credentialOf(assumed)).GetFederationToken({ Name: "guest", Policy }))).toBe(
      "UnsupportedOperation",
    );
  });
});
