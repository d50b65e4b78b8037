import { expect } from "bun:test";
import { actualDenied, expectedDenied } from "./denied.ts";
import type { TestServer } from "./real.ts";
import type { AccountRegion } from "./resources.ts";
import { countsFor, quotas, snapshotQuota } from "./rules.ts";
import { ofAccount, type World } from "./world.ts";

/** Compares all lists of an account in a region with the model. */
export async function compare(world: World, server: TestServer, scope: AccountRegion): Promise<void> {
  const [listed, modelled] = [await actual(server, scope), expected(world, scope)];
  expect<object>({ scope, ...listed }).toEqual({ scope, ...modelled });
  expect({ scope, ...(await actualDenied(server, scope, listed)) }).toEqual({ scope, ...expectedDenied(world, scope) });
}

const all = { Limit: 100 };
const custom = { ...all, Filters: [{ Name: "blueprint-type", Values: ["PRIVATE", "SHARED"] }] };
/** A time in the format of responses. */
const timestamp = (time: number | undefined) =>
  time === undefined ? null : new Date(time).toISOString().replace(/\.\d+/, "");

async function actual(server: TestServer, scope: AccountRegion) {
  const { InstanceSet = [], TotalCount } = await server.read(scope, "DescribeInstances", all);
  const { DiskSet = [] } = await server.read(scope, "DescribeDisks", all);
  const { SnapshotSet = [] } = await server.read(scope, "DescribeSnapshots", all);
  const { DiskBackupSet = [] } = await server.read(scope, "DescribeDiskBackups", all);
  const { KeyPairSet = [] } = await server.read(scope, "DescribeKeyPairs", all);
  const { BlueprintSet = [] } = await server.read(scope, "DescribeBlueprints", custom);
  const names = [...Object.keys(quotas), "SNAPSHOT"];
  const { GeneralResourceQuotaSet = [] } = await server.read(scope, "DescribeGeneralResourceQuotas", {
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

function expected(world: World, scope: AccountRegion): Record<keyof Awaited<ReturnType<typeof actual>>, unknown> {
  const instances = ofAccount(world.instances, scope);
  const snapshots = ofAccount(world.snapshots, scope);
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
        timestamp(one.expires),
        timestamp(one.isolated),
        [...one.keys].toSorted(),
      ],
    ),
    systemDisks: instances.map((one) => one.id).toSorted(),
    disks: byId(
      ofAccount(world.disks, scope),
      (one) => one.id,
      (one) => [
        one.name,
        one.state,
        one.latest,
        one.outcome,
        one.host,
        one.size,
        one.renewFlag,
        timestamp(one.expires),
        timestamp(one.isolated),
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
      ofAccount(world.backups, scope),
      (one) => one.id,
      (one) => [one.state, one.latest, one.outcome, one.disk],
    ),
    keys: byId(
      ofAccount(world.keys, scope),
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
      world.usable(scope),
      (one) => one.id,
      (one) => {
        const isOwn = one.account === scope.account;
        return [
          one.name,
          isOwn ? one.type : "SHARED",
          one.state,
          isOwn ? one.image : "",
          isOwn && one.receivers.size > 0,
        ];
      },
    ),
    quotas: expectedQuotas(world, scope),
  };
}

function expectedQuotas(world: World, scope: AccountRegion) {
  const instances = ofAccount(world.instances, scope);
  const images = ofAccount(world.blueprints, scope).filter((one) => one.type === "PRIVATE").length;
  const used: Readonly<Record<string, number>> = {
    GENERAL_BUNDLE_INSTANCE: instances.filter((one) => countsFor("GENERAL", one)).length,
    STORAGE_BUNDLE_INSTANCE: instances.filter((one) => countsFor("STORAGE", one)).length,
    USER_KEY_PAIR: ofAccount(world.keys, scope).length,
    BLUEPRINT: images,
    FREE_BLUEPRINT: images,
    DATA_DISK: ofAccount(world.disks, scope).length,
    SNAPSHOT: ofAccount(world.snapshots, scope).length,
  };
  const totals = Object.entries(quotas).map(([name, limits]): [string, number] => [name, limits[scope.region] ?? 0]);
  return byId(
    [...totals, ["SNAPSHOT", snapshotQuota(instances)] as const],
    ([name]) => name,
    ([name, total]) => [Math.max(0, total - (used[name] ?? 0)), total],
  );
}

/** Values by id, because the order of lists may differ. */
export function byId<T, V>(
  resources: readonly T[],
  id: (resource: T) => string | undefined,
  value: (resource: T) => V,
): Readonly<Record<string, V>> {
  return Object.fromEntries(resources.map((resource) => [id(resource) ?? "", value(resource)]));
}
