import fc from "fast-check";
import { type Command, call, pick, pickId, picks } from "./command.ts";
import { disksFor, someFor } from "./disks.ts";
import { renewFlag } from "./instances.ts";
import type { AccountRegion, Disk, Instance } from "./resources.ts";
import { hostRefused, newResource, notFound, quotas } from "./rules.ts";
import { monthsAfter, ofAccount, ownById, type World } from "./world.ts";

const attachLimitCode = (world: World, host: Instance, more: number): string | undefined =>
  world.disksOf(host.id).length + more > 5 ? "LimitExceeded.AttachDataDiskQuotaLimitExceeded" : undefined;

const create = call(
  "CreateDisks",
  fc.record({
    otherZone: fc.constantFrom(false, false, false, true),
    size: fc.constantFrom(20, 20, 30, 25),
    count: fc.constantFrom(1, 1, 2, 3, 6),
    months: fc.constantFrom(1, 2, 12),
    renewFlag,
    quota: fc.nat(2),
    host: fc.option(pick, { freq: 2 }),
  }),
  (world, scope, { otherZone, size, count, months, host: chosen, ...choice }) => {
    const zone = zoneOf(scope, otherZone);
    const id = chosen && pickId(world.instances, scope, chosen, "lhins", (one) => !hostRefused(one, ["RUNNING"]));
    const used = ofAccount(world.disks, scope).length;
    const full = used + count > (quotas["DATA_DISK"]?.[scope.region] ?? 0);
    const wrong = size % 10 ? "InvalidParameterValue" : full ? "LimitExceeded.DiskQuotaLimitExceeded" : undefined;
    return {
      request: {
        Zone: zone,
        DiskSize: size,
        DiskType: "CLOUD_SSD",
        DiskChargePrepaid: { Period: months, RenewFlag: choice.renewFlag },
        DiskCount: count,
        DiskBackupQuota: choice.quota,
        DiskName: "new",
        ...(id && { AutoMountConfiguration: { InstanceId: id } }),
      },
      code: wrong ?? (id ? mountRefused(world, scope, id, zone, count) : undefined),
      apply({ DiskIdSet = [] }) {
        for (const created of DiskIdSet) {
          const life = { expires: monthsAfter(world.now, months), isolated: undefined };
          const facts = { name: "new", host: id ?? "", zone, type: "CLOUD_SSD", size, ...choice, ...life };
          const disk: Disk = { ...newResource(scope, created), ...facts };
          world.disks.set(created, disk);
          world.startOperation(
            disk,
            "CreateDisks",
            id ? ["PENDING", "ATTACHING", "ATTACHED"] : ["PENDING", "UNATTACHED"],
          );
        }
      },
    };
  },
);

/** Instances are created in the first zone of a region. */
function zoneOf({ region }: AccountRegion, other: boolean): string {
  const [first, second] = region === "ap-guangzhou" ? [3, 4] : [1, 2];
  return `${region}-${other ? second : first}`;
}

function mountRefused(world: World, scope: AccountRegion, id: string, zone: string, count: number): string | undefined {
  const host = ownById(world.instances, scope, id);
  if (!host) return notFound.instance;
  if (host.zone !== zone) return "InvalidParameterValue.DiskInstanceZoneNotMatch";
  return hostRefused(host, ["RUNNING"]) ?? attachLimitCode(world, host, count);
}

const attach = call(
  "AttachDisks",
  fc.record({ chosen: picks, host: pick, flag: renewFlag }),
  (world, scope, { chosen, host: chosenHost, flag }) => {
    const { DiskIds, disks, code } = disksFor("AttachDisks", world, scope, chosen);
    const InstanceId = pickId(world.instances, scope, chosenHost, "lhins", (one) => !hostRefused(one));
    const host = ownById(world.instances, scope, InstanceId);
    const apart = disks.some((disk) => disk.zone !== host?.zone) ? "InvalidParameterValue" : undefined;
    const creating = host?.state === "PENDING" ? "OperationDenied.InstanceCreating" : undefined;
    const mismatch = host && (creating ?? hostRefused(host) ?? apart ?? attachLimitCode(world, host, disks.length));
    return {
      request: { DiskIds, InstanceId, RenewFlag: flag },
      code: code ?? (host ? mismatch : notFound.instance),
      apply() {
        for (const disk of disks) {
          Object.assign(disk, { host: InstanceId, renewFlag: flag });
          world.startOperation(disk, "AttachDisks", ["ATTACHING", "ATTACHED"]);
        }
      },
    };
  },
  someFor("AttachDisks"),
);

const detach = call(
  "DetachDisks",
  picks,
  (world, scope, chosen) => {
    const { DiskIds, disks, code } = disksFor("DetachDisks", world, scope, chosen);
    const hosts = new Set(disks.map((disk) => disk.host));
    const several = hosts.size > 1 ? "InvalidParameterValue" : undefined;
    const [host = ""] = hosts;
    return {
      request: { DiskIds },
      code: code ?? several ?? hostRefused(world.instances.get(host)),
      apply() {
        for (const disk of disks) {
          world.startOperation(disk, "DetachDisks", ["DETACHING", "UNATTACHED"], () =>
            Object.assign(disk, { host: "" }),
          );
        }
      },
    };
  },
  someFor("DetachDisks"),
);

export const attachingCommands: readonly fc.Arbitrary<Command>[] = [create, create, attach, attach, detach];
