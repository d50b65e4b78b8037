import { expect, test } from "bun:test";
import { key, TestCloud } from "../cloud.ts";
import { codeOf, refusalOf } from "../refusal.ts";
import { newCcn } from "../vpc/client.ts";
import { bought } from "./bought.ts";

const CcnId = "ccn-pf78xmcp";
const unknown = { CcnId: "ccn-00000000" };
const notAttached = "UnsupportedOperation.CcnNotAttached";

const attachments = async (cloud: TestCloud, credential = key(1), region?: string) =>
  (await cloud.lighthouse(credential, region).DescribeCcnAttachedInstances()).CcnAttachedInstanceSet;

const states = async (cloud: TestCloud) => (await attachments(cloud))?.map((one) => one.State);

test("AttachCcn and DetachCcn attach and detach the private network", async () => {
  await using cloud = await TestCloud.start();
  const client = cloud.lighthouse();
  await bought(cloud);
  expect(await attachments(cloud)).toEqual([]);
  await client.AttachCcn({ CcnId });
  const [row] = (await attachments(cloud)) ?? [];
  expect(row).toMatchObject({ CcnId, State: "PENDING", CidrBlock: ["10.0.0.0/16"] });
  expect(row?.AttachedTime).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
  expect(await attachments(cloud, key(2))).toEqual([]);
  expect(await attachments(cloud, key(1), "ap-shanghai")).toEqual([]);
  cloud.clock.advance(1000);
  expect(await states(cloud)).toEqual(["ACTIVE"]);
  await client.DetachCcn({ CcnId });
  expect(await states(cloud)).toEqual(["DETACHING"]);
  expect(await codeOf(client.DetachCcn({ CcnId }))).toBe("UnsupportedOperation.DetachCcnFailed");
  const other = { CcnId: await newCcn(cloud, "other") };
  expect(await codeOf(client.AttachCcn(other))).toBe("UnsupportedOperation.CcnAlreadyAttached");
  cloud.clock.advance(1000);
  expect(await states(cloud)).toEqual([]);
  await client.AttachCcn(other);
  expect(await attachments(cloud)).toMatchObject([{ ...other, State: "PENDING" }]);
});

test("DetachCcn cancels a pending attachment request", async () => {
  await using cloud = await TestCloud.start();
  const client = cloud.lighthouse();
  await bought(cloud);
  await client.AttachCcn({ CcnId });
  cloud.clock.advance(500);
  await client.DetachCcn({ CcnId });
  cloud.clock.advance(500);
  expect(await states(cloud)).toEqual(["DETACHING"]);
  cloud.clock.advance(1000);
  expect(await states(cloud)).toEqual([]);
});

test("ResetAttachCcn repeats an expired attachment request", async () => {
  await using cloud = await TestCloud.start();
  const client = cloud.lighthouse();
  await bought(cloud);
  await client.AttachCcn({ CcnId });
  expect(await codeOf(client.ResetAttachCcn({ CcnId }))).toBe("UnsupportedOperation.ResetAttachCcnFailed");
  cloud.clock.advance(1000);
  expect(await states(cloud)).toEqual(["ACTIVE"]);
  // In the database: no call makes an attachment request expire.
  await cloud.cloud.db.updateTable("ccn_attachments").set({ state: "EXPIRED" }).execute();
  expect(await codeOf(client.ResetAttachCcn(unknown))).toBe(notAttached);
  await client.ResetAttachCcn({ CcnId });
  expect(await states(cloud)).toEqual(["PENDING"]);
  cloud.clock.advance(1000);
  expect(await states(cloud)).toEqual(["ACTIVE"]);
});

test("AttachCcn rejects unknown CCNs and CCNs of other accounts", async () => {
  await using cloud = await TestCloud.start();
  await bought(cloud);
  const foreign = { CcnId: await newCcn(cloud, "theirs", key(2)) };
  for (const one of [unknown, foreign]) {
    const { code, message } = await refusalOf(cloud.lighthouse().AttachCcn(one));
    expect(code).toBe("UnsupportedOperation.AttachCcnFailed");
    expect(message).toContain(one.CcnId);
  }
  expect(await states(cloud)).toEqual([]);
});

test("CCN actions reject malformed ids, missing instances, wrong states and other accounts", async () => {
  await using cloud = await TestCloud.start();
  const client = cloud.lighthouse();
  expect(await codeOf(client.AttachCcn({ CcnId }))).toBe("UnsupportedOperation.AttachCcnConditionUnsatisfied");
  await bought(cloud);
  for (const action of [client.AttachCcn, client.DetachCcn, client.ResetAttachCcn]) {
    expect(await codeOf(action.call(client, { CcnId: "x" }))).toBe("InvalidParameterValue.CcnIdMalformed");
  }
  expect(await codeOf(client.DetachCcn({ CcnId }))).toBe(notAttached);
  await client.AttachCcn({ CcnId });
  expect(await codeOf(client.AttachCcn({ CcnId }))).toBe("UnsupportedOperation.CcnAlreadyAttached");
  expect(await codeOf(client.DetachCcn(unknown))).toBe(notAttached);
  expect(await codeOf(cloud.lighthouse(key(2)).DetachCcn({ CcnId }))).toBe(notAttached);
  expect(await states(cloud)).toEqual(["PENDING"]);
});
