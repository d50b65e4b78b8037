import { expect } from "bun:test";
import { deniedExpected, deniedSeen } from "./denied.ts";
import type { Real } from "./real.ts";
import { countsFor, quotas, snapshotQuota } from "./rules.ts";
import type { Place } from "./things.ts";
import { type World, within } from "./world.ts";

/** Holds all that an account sees in a region against what the model has there. */
export async function compare(world: World, real: Real, place: Place): Promise<void> {
  const [shown, thought] = [await seen(real, place), expected(world, place)];
  expect<object>({ place, ...shown }).toEqual({ place, ...thought });
  expect({ place, ...(await deniedSeen(real, place, shown)) }).toEqual({ place, ...deniedExpected(world, place) });
}

const all = { Limit: 100 };
const custom = { ...all, Filters: [{ Name: "blueprint-type", Values: ["PRIVATE", "SHARED"] }] };
/** Moments as answers tell them. */
const told = (moment: number | undefined) =>
  moment === undefined ? null : new Date(moment).toISOString().replace(/\.\d+/, "");

async function seen(real: Real, place: Place) {
  const { InstanceSet = [], TotalCount } = await real.see(place, "DescribeInstances", all);
  const { DiskSet = [] } = await real.see(place, "DescribeDisks", all);
  const { SnapshotSet = [] } = await real.see(place, "DescribeSnapshots", all);
  const { DiskBackupSet = [] } = await real.see(place, "DescribeDiskBackups", all);
  const { KeyPairSet = [] } = await real.see(place, "DescribeKeyPairs", all);
  const { BlueprintSet = [] } = await real.see(place, "DescribeBlueprints", custom);
  const names = [...Object.keys(quotas), "SNAPSHOT"];
  const { GeneralResourceQuotaSet = [] } = await real.see(place, "DescribeGeneralResourceQuotas", {
    ResourceNames: names,
  });
  return {
    total: TotalCount,
    instances: byId(
      InstanceSet,
      (one) => one.InstanceId,
      (one) => [
        one.InstanceName,
        one.InstanceState,
        one.LatestOperation,
        one.LatestOperationState,
        one.BlueprintId,
        one.PlatformType,
        one.RenewFlag,
        one.ExpiredTime,
        one.IsolatedTime,
        one.LoginSettings?.KeyIds?.toSorted(),
      ],
    ),
    systemDisks: DiskSet.filter((one) => one.DiskUsage === "SYSTEM_DISK")
      .map((one) => one.InstanceId)
      .toSorted(),
    disks: byId(
      DiskSet.filter((one) => one.DiskUsage === "DATA_DISK"),
      (one) => one.DiskId,
      (one) => [
        one.DiskName,
        one.DiskState,
        one.LatestOperation,
        one.LatestOperationState,
        one.InstanceId,
        one.DiskSize,
        one.RenewFlag,
        one.ExpiredTime,
        one.IsolatedTime,
        one.DiskBackupCount,
        one.DiskBackupQuota,
      ],
    ),
    snapshots: byId(
      SnapshotSet,
      (one) => one.SnapshotId,
      (one) => [one.SnapshotState, one.LatestOperation, one.LatestOperationState],
    ),
    backups: byId(
      DiskBackupSet,
      (one) => one.DiskBackupId,
      (one) => [one.DiskBackupState, one.LatestOperation, one.LatestOperationState, one.DiskId],
    ),
    keys: byId(
      KeyPairSet,
      (one) => one.KeyId,
      (one) => [one.KeyName, one.AssociatedInstanceIds?.toSorted()],
    ),
    blueprints: byId(
      BlueprintSet,
      (one) => one.BlueprintId,
      (one) => [one.BlueprintName, one.BlueprintType, one.BlueprintState, one.ImageId, one.BlueprintShared],
    ),
    quotas: byId(
      GeneralResourceQuotaSet,
      (one) => one.ResourceName,
      (one) => [one.ResourceQuotaAvailable, one.ResourceQuotaTotal],
    ),
  };
}

function expected(world: World, place: Place): Record<keyof Awaited<ReturnType<typeof seen>>, unknown> {
  const instances = within(world.instances, place);
  const snapshots = within(world.snapshots, place);
  const rolledBack = (action: string) => (action === "ApplyInstanceSnapshot" ? "RollbackInstanceSnapshot" : action);
  return {
    total: instances.length,
    instances: byId(
      instances,
      (one) => one.id,
      (one) => [
        one.name,
        one.state,
        one.latest,
        one.outcome,
        one.blueprint,
        one.platform === "WINDOWS" ? "WINDOWS" : "LINUX_UNIX",
        one.renewFlag,
        told(one.expires),
        told(one.isolated),
        [...one.keys].toSorted(),
      ],
    ),
    systemDisks: instances.map((one) => one.id).toSorted(),
    disks: byId(
      within(world.disks, place),
      (one) => one.id,
      (one) => [
        one.name,
        one.state,
        one.latest,
        one.outcome,
        one.host,
        one.size,
        one.renewFlag,
        told(one.expires),
        told(one.isolated),
        [...world.backups.values()].filter((backup) => backup.disk === one.id).length,
        one.quota,
      ],
    ),
    snapshots: byId(
      snapshots,
      (one) => one.id,
      (one) => [one.state, rolledBack(one.latest), one.outcome],
    ),
    backups: byId(
      within(world.backups, place),
      (one) => one.id,
      (one) => [one.state, one.latest, one.outcome, one.disk],
    ),
    keys: byId(
      within(world.keys, place),
      (one) => one.id,
      (one) => [
        one.name,
        instances
          .filter((instance) => instance.keys.has(one.id))
          .map((instance) => instance.id)
          .toSorted(),
      ],
    ),
    blueprints: byId(
      world.usable(place),
      (one) => one.id,
      (one) => {
        const mine = one.account === place.account;
        return [one.name, mine ? one.type : "SHARED", one.state, mine ? one.image : "", mine && one.receivers.size > 0];
      },
    ),
    quotas: quotasExpected(world, place),
  };
}

function quotasExpected(world: World, place: Place) {
  const instances = within(world.instances, place);
  const images = within(world.blueprints, place).filter((one) => one.type === "PRIVATE").length;
  const used: Readonly<Record<string, number>> = {
    GENERAL_BUNDLE_INSTANCE: instances.filter((one) => countsFor("GENERAL", one)).length,
    STORAGE_BUNDLE_INSTANCE: instances.filter((one) => countsFor("STORAGE", one)).length,
    USER_KEY_PAIR: within(world.keys, place).length,
    BLUEPRINT: images,
    FREE_BLUEPRINT: images,
    DATA_DISK: within(world.disks, place).length,
    SNAPSHOT: within(world.snapshots, place).length,
  };
  const totals = Object.entries(quotas).map(([name, limits]): [string, number] => [name, limits[place.region] ?? 0]);
  return byId(
    [...totals, ["SNAPSHOT", snapshotQuota(instances)] as const],
    ([name]) => name,
    ([name, total]) => [Math.max(0, total - (used[name] ?? 0)), total],
  );
}

/** Things by their ids, whatever order they come in. */
export function byId<T, V>(
  things: readonly T[],
  id: (thing: T) => string | undefined,
  value: (thing: T) => V,
): Readonly<Record<string, V>> {
  return Object.fromEntries(things.map((thing) => [id(thing) ?? "", value(thing)]));
}
