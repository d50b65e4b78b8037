import { afterAll, beforeAll, expect, test } from "bun:test";
import { type Credential, key, type TestCloud } from "../cloud.ts";
import { allowing, uin } from "../world/worlds.ts";
import { arn, credentialOf, stsCloud } from "./stsWorld.ts";

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await stsCloud();
});
afterAll(() => cloud[Symbol.asyncDispose]());

async function identity(credential: Credential) {
  const { RequestId, ...rest } = await cloud.sts(credential).GetCallerIdentity();
  return rest;
}

test("identifies a root account", async () => {
  const itself = {
    Arn: `qcs::cam:${uin(1)}:uin/${uin(1)}`,
    AccountId: uin(1),
    UserId: uin(1),
    PrincipalId: uin(1),
    Type: "CAMUser",
  };
  expect(await identity(key(1))).toEqual(itself);
});
test("identifies a user without permissions", async () => {
  const itself = {
    Arn: `qcs::cam:${uin(1)}:uin/${uin(102)}`,
    AccountId: uin(1),
    UserId: uin(102),
    PrincipalId: uin(102),
    Type: "CAMUser",
  };
  expect(await identity(key(102))).toEqual(itself);
});
test("identifies a role session and the identity that assumed it", async () => {
  const role = await cloud.cloud.db
    .selectFrom("roles")
    .select("id")
    .where("name", "=", "operator")
    .executeTakeFirstOrThrow();
  const answer = await cloud.sts(key(101)).AssumeRole({ RoleArn: arn("operator"), RoleSessionName: "night.shift" });
  expect(await identity(credentialOf(answer))).toEqual({
    Arn: `qcs::sts:${uin(1)}:assumed-role/${role.id}`,
    AccountId: uin(1),
    UserId: `${role.id}:night.shift`,
    PrincipalId: uin(101),
    Type: "CAMRole",
  });
});
test("identifies a federated user", async () => {
  const Policy = allowing("cvm:DescribeImages");
  expect(await identity(credentialOf(await cloud.sts(key(103)).GetFederationToken({ Name: "guest", Policy })))).toEqual(
    {
      Arn: `qcs::sts:${uin(1)}:federated-user/${uin(103)}`,
      AccountId: uin(1),
      UserId: `${uin(103)}:guest`,
      PrincipalId: uin(103),
      Type: "CAMUser",
    },
  );
});
