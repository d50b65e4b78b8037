import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { key, type TestCloud } from "../cloud.ts";
import { codeOf, refusalOf } from "../refusal.ts";
import { uin } from "../world/worlds.ts";
import { arn, credentialOf, stsCloud } from "./stsWorld.ts";

let cloud: TestCloud;
beforeEach(async () => {
  cloud = await stsCloud();
});
afterEach(() => cloud[Symbol.asyncDispose]());

const session = async (name = "operator", by = 1) =>
  credentialOf(await cloud.sts(key(by)).AssumeRole({ RoleArn: arn(name), RoleSessionName: "session" }));

describe("a role's session", () => {
  test("has the role's permissions in Lighthouse and CVM in the role's account", async () => {
    const credential = await session();
    const [lighthouse, cvm] = [cloud.lighthouse(credential), cloud.cvm(credential)];
    expect((await lighthouse.DescribeImagesToShare({})).ImageSet?.map((one) => one.ImageId)).toEqual(["img-oneimage"]);
    const { BlueprintId } = await lighthouse.ModifyImageSharePermission({
      ImageId: "img-oneimage",
      Permission: "SHARE",
    });
    expect((await cloud.lighthouse().DescribeBlueprints({ BlueprintIds: [BlueprintId ?? ""] })).TotalCount).toBe(1);
    const { ImageId = "" } = await cvm.CreateImage({ InstanceId: "ins-source01", ImageName: "by the role" });
    expect((await cvm.DescribeImages({ ImageIds: [ImageId] })).ImageSet).toMatchObject([{ ImageCreator: uin(1) }]);
  });
  test("is refused with CAM's message what the role does not allow", async () => {
    const credential = await session();
    expect(await refusalOf(cloud.cvm(credential).DeleteImages({ ImageIds: ["img-oneimage"] }))).toEqual({
      code: "UnauthorizedOperation",
      message: expect.stringContaining(
        `(cvm:DeleteImages)\nresource (qcs::cvm:ap-guangzhou:uin/${uin(1)}:image/img-oneimage) has no permission\n`,
      ),
    });
    expect(await codeOf(cloud.lighthouse(await session("powerless")).DescribeImagesToShare({}))).toBe(
      "UnauthorizedOperation.NoPermission",
    );
  });
  test("of another account's role acts in that account only", async () => {
    const credential = await session("of-neighbour", 2);
    const { ImageSet } = await cloud
      .cvm(credential)
      .DescribeImages({ Filters: [{ Name: "image-type", Values: ["PRIVATE_IMAGE"] }] });
    expect(ImageSet?.map((one) => one.ImageId)).toEqual(["img-oneimage"]);
  });
  test("requires exactly its own token", async () => {
    const [one, other] = [await session(), await session()];
    const images = (credential: Parameters<TestCloud["cvm"]>[0]) => cloud.cvm(credential).DescribeImages({});
    const { token, ...bare } = one;
    expect(await codeOf(images(bare))).toBe("AuthFailure.TokenFailure");
    expect(await codeOf(images({ ...one, token: other.token }))).toBe("AuthFailure.TokenFailure");
    expect(await codeOf(images({ ...one, token: `${token}x` }))).toBe("AuthFailure.TokenFailure");
    expect(await codeOf(images({ ...one, secretKey: other.secretKey }))).toBe("AuthFailure.SignatureFailure");
    expect(await codeOf(images({ ...key(1), token }))).toBe("AuthFailure.TokenFailure");
  });
  test("ends when it expires", async () => {
    const answer = await cloud
      .sts()
      .AssumeRole({ RoleArn: arn("operator"), RoleSessionName: "session", DurationSeconds: 60 });
    const credential = credentialOf(answer);
    cloud.clock.advance(58_000);
    expect(await cloud.cvm(credential).DescribeImages({ Limit: 1 })).toHaveProperty("TotalCount");
    cloud.clock.advance(3_000);
    expect(await codeOf(cloud.cvm(credential).DescribeImages({}))).toBe("AuthFailure.TokenFailure");
  });
  test("ends when the role is deleted", async () => {
    const [credential, other] = [await session(), await session("chained")];
    const { db } = cloud.cloud;
    await db.deleteFrom("roles").where("name", "=", "operator").execute();
    expect(await codeOf(cloud.cvm(credential).DescribeImages({}))).toBe("AuthFailure.TokenFailure");
    expect(await cloud.sts(other).GetCallerIdentity()).toHaveProperty("Arn");
  });
  test("follows changes of the role's policies immediately", async () => {
    const credential = await session("powerless");
    const list = () => cloud.lighthouse(credential).DescribeImagesToShare({});
    expect(await codeOf(list())).toBe("UnauthorizedOperation.NoPermission");
    const { db } = cloud.cloud;
    const role = await db.selectFrom("roles").select("id").where("name", "=", "powerless").executeTakeFirstOrThrow();
    const attachment = { account: uin(1), policy_id: 1, kind: "role", target: role.id, created: 0 } as const;
    await db.insertInto("attachments").values(attachment).execute();
    expect((await list()).TotalCount).toBe(1);
    await db.deleteFrom("attachments").where("target", "=", role.id).execute();
    expect(await codeOf(list())).toBe("UnauthorizedOperation.NoPermission");
  });
});
