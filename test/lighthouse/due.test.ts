import { expect, test } from "bun:test";
import { TestCloud } from "../cloud.ts";
import { bought, instance, order } from "./bought.ts";
import { boughtDisk, disk } from "./disks.ts";
import { createdTemplate, region } from "./firewalls.ts";

const day = 24 * 3_600_000;

/** Sets the expiry of all instances and disks to a time in the past; the clock cannot advance by days. */
async function endedBefore(cloud: TestCloud, milliseconds: number): Promise<string> {
  const expires = Math.floor((cloud.clock.now() - milliseconds) / 1000) * 1000;
  for (const table of ["instances", "disks"] as const)
    await cloud.cloud.db.updateTable(table).set({ expires }).execute();
  return new Date(expires).toISOString().replace(".000", "");
}

test("a step that is due between requests takes effect at its due time", async () => {
  await using cloud = await TestCloud.start();
  const [id, diskId] = [await bought(cloud), await boughtDisk(cloud)];
  await cloud.lighthouse().DescribeInstances({});
  const end = await endedBefore(cloud, 5 * day);
  const ended = { ExpiredTime: end, IsolatedTime: end };
  expect(await instance(cloud, id)).toMatchObject({
    InstanceState: "SHUTDOWN",
    LatestOperationState: "SUCCESS",
    ...ended,
  });
  expect(await disk(cloud, diskId)).toMatchObject({ DiskState: "SHUTDOWN", ...ended });
});

test("resources past their isolation period are deleted at the next request", async () => {
  await using cloud = await TestCloud.start();
  const [id, diskId] = [await bought(cloud), await boughtDisk(cloud)];
  await cloud.lighthouse().DescribeInstances({});
  await endedBefore(cloud, 8 * day);
  expect(await instance(cloud, id)).toBeUndefined();
  expect(await disk(cloud, diskId)).toBeUndefined();
});

test("steps that are due at the same time run in the order in which they began", async () => {
  const time = { now: Date.now() };
  await using cloud = await TestCloud.start({ clock: { now: () => time.now } });
  const client = cloud.lighthouse();
  const { InstanceIdSet: ids = [] } = await client.CreateInstances({ ...order, InstanceCount: 12 });
  time.now += 1000;
  const TemplateId = await createdTemplate(cloud);
  const ApplyInstances = ids.map((InstanceId) => ({ InstanceId, Region: region }));
  await client.ApplyFirewallTemplate({ TemplateId, ApplyInstances });
  await client.IsolateInstances({ InstanceIds: ids });
  time.now += 1000;
  // Firewall changes of isolated instances would fail.
  const { ApplyRecordSet = [] } = await client.DescribeFirewallTemplateApplyRecords({ TemplateId });
  expect(ApplyRecordSet).toMatchObject([{ ApplyState: "SUCCESS", SuccessCount: 12, FailedCount: 0 }]);
});
