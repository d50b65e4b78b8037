import { expect, test } from "bun:test";
import { TestCloud } from "../cloud.ts";
import { bought } from "./bought.ts";
import { attached, boughtDisk, disk, recordDiskCalls } from "./disks.ts";

const day = 24 * 3_600_000;

/** Sets times of a disk in the database: SDK timestamps must be within five minutes of the clock, so it cannot advance by days. */
async function setTimes(
  cloud: TestCloud,
  id: string,
  values: { readonly expires?: number; readonly isolated?: number },
) {
  await cloud.cloud.db.updateTable("disks").set(values).where("id", "=", id).execute();
}

test("an expired disk is detached, can be renewed for a week, and is then deleted", async () => {
  await using cloud = await TestCloud.start();
  const client = cloud.lighthouse();
  const [host, id] = [await bought(cloud), await boughtDisk(cloud, { DiskBackupQuota: 1 })];
  await attached(cloud, id, host);
  await client.CreateDiskBackup({ DiskId: id });
  cloud.clock.advance(1000);
  const machineCalls = recordDiskCalls(cloud);
  await setTimes(cloud, id, { expires: cloud.clock.now() + 2000 });
  expect((await disk(cloud, id))?.DiskState).toBe("ATTACHED");
  expect(machineCalls.map(([method]) => method)).not.toContain("detach");
  cloud.clock.advance(3000);
  expect(await disk(cloud, id)).toMatchObject({ DiskState: "SHUTDOWN", InstanceId: "", Attached: false });
  expect(machineCalls).toContainEqual(["detach", host, id]);
  const { DiskReturnableSet } = await client.DescribeDisksReturnable({ DiskIds: [id] });
  expect(DiskReturnableSet?.[0]).toMatchObject({ IsReturnable: false, ReturnFailCode: 2 });
  await client.RenewDisks({ DiskIds: [id], RenewDiskChargePrepaid: { Period: 1 } });
  cloud.clock.advance(1000);
  expect(await disk(cloud, id)).toMatchObject({ DiskState: "UNATTACHED", IsolatedTime: null });

  await client.IsolateDisks({ DiskIds: [id] });
  cloud.clock.advance(1000);
  await setTimes(cloud, id, { isolated: cloud.clock.now() - 7 * day + 2000 });
  expect((await disk(cloud, id))?.DiskState).toBe("SHUTDOWN");
  cloud.clock.advance(3000);
  expect(await disk(cloud, id)).toBeUndefined();
  expect((await client.DescribeDiskBackups({})).TotalCount).toBe(0);
});

test("automatic renewal extends a disk month by month", async () => {
  await using cloud = await TestCloud.start();
  const RenewFlag = "NOTIFY_AND_AUTO_RENEW";
  const id = await boughtDisk(cloud, { DiskChargePrepaid: { Period: 1, RenewFlag } });
  await setTimes(cloud, id, { expires: cloud.clock.now() - 70 * day });
  const renewed = await disk(cloud, id);
  expect(renewed?.DiskState).toBe("UNATTACHED");
  const left = Date.parse(renewed?.ExpiredTime ?? "") - cloud.clock.now();
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThanOrEqual(31 * day);
});

test("a busy disk expires when its operation ends", async () => {
  await using cloud = await TestCloud.start();
  const id = await boughtDisk(cloud);
  await cloud.lighthouse().ResizeDisks({ DiskIds: [id], DiskSize: 40 });
  await setTimes(cloud, id, { expires: 0 });
  expect((await disk(cloud, id))?.DiskState).toBe("UNATTACHED");
  cloud.clock.advance(1000);
  expect(await disk(cloud, id)).toMatchObject({ DiskState: "SHUTDOWN", DiskSize: 40 });
});

test("a system disk expires only with its instance", async () => {
  await using cloud = await TestCloud.start();
  await bought(cloud);
  await cloud.lighthouse().DescribeInstances({});
  // In the database, for the same reason as in setTimes.
  await cloud.cloud.db.updateTable("disks").set({ expires: 0 }).execute();
  const { DiskSet } = await cloud.lighthouse().DescribeDisks({});
  expect(DiskSet?.[0]?.DiskState).toBe("ATTACHED");
});

test("a disk expires even if the machine fails to detach it, and the error is logged", async () => {
  await using cloud = await TestCloud.start();
  const [host, id] = [await bought(cloud), await boughtDisk(cloud)];
  await attached(cloud, id, host);
  await disk(cloud, id);
  const machines = { ...cloud.cloud.machines, detach: async () => Promise.reject(new Error("in use")) };
  Object.assign(cloud.cloud, { machines });
  await setTimes(cloud, id, { expires: cloud.clock.now() - 1000 });
  expect(await disk(cloud, id)).toMatchObject({ DiskState: "SHUTDOWN", Attached: false });
  expect(cloud.log.lines).toContainEqual({
    level: "error",
    event: "expiry",
    fields: { disk: id, instance: host, stack: expect.stringContaining("in use") },
  });
});

test("isolating an instance does not extend the isolation of its already isolated disk", async () => {
  await using cloud = await TestCloud.start();
  const client = cloud.lighthouse();
  const [host, id] = [await bought(cloud), await boughtDisk(cloud)];
  await attached(cloud, id, host);
  await client.IsolateInstances({ InstanceIds: [host] });
  cloud.clock.advance(3000);
  const { IsolatedTime, ExpiredTime } = (await disk(cloud, id)) ?? {};
  await client.RenewInstances({
    InstanceIds: [host],
    InstanceChargePrepaid: { Period: 1 },
    RenewDataDisk: false,
  });
  cloud.clock.advance(3000);
  await client.IsolateInstances({ InstanceIds: [host] });
  cloud.clock.advance(3000);
  expect(await disk(cloud, id)).toMatchObject({ DiskState: "SHUTDOWN", IsolatedTime, ExpiredTime });
});
