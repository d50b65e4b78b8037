import fc from "fast-check";
import { type Command, call, pick, picked, picks } from "./command.ts";
import { disksFor, someFor } from "./disks.ts";
import { renewFlag } from "./instances.ts";
import { fresh, hostRefused, notFound, quotas } from "./rules.ts";
import type { Disk, Instance, Place } from "./things.ts";
import { known, monthsAfter, type World, within } from "./world.ts";

const roomFor = (world: World, host: Instance, more: number): string | undefined =>
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
  (world, place, { otherZone, size, count, months, host: chosen, ...choice }) => {
    const zone = zoneOf(place, otherZone);
    const id = chosen && picked(world.instances, place, chosen, "lhins", (one) => !hostRefused(one, ["RUNNING"]));
    const used = within(world.disks, place).length;
    const full = used + count > (quotas["DATA_DISK"]?.[place.region] ?? 0);
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
      refused: wrong ?? (id ? mountRefused(world, place, id, zone, count) : undefined),
      done({ DiskIdSet = [] }) {
        for (const made of DiskIdSet) {
          const life = { expires: monthsAfter(world.now, months), isolated: undefined };
          const facts = { name: "new", host: id ?? "", zone, type: "CLOUD_SSD", size, ...choice, ...life };
          const disk: Disk = { ...fresh(place, made), ...facts };
          world.disks.set(made, disk);
          world.begin(disk, "CreateDisks", id ? ["PENDING", "ATTACHING", "ATTACHED"] : ["PENDING", "UNATTACHED"]);
        }
      },
    };
  },
);

/** Instances are made in the first zone of a region. */
function zoneOf({ region }: Place, other: boolean): string {
  const [first, second] = region === "ap-guangzhou" ? [3, 4] : [1, 2];
  return `${region}-${other ? second : first}`;
}

function mountRefused(world: World, place: Place, id: string, zone: string, count: number): string | undefined {
  const host = known(world.instances, place, id);
  if (!host) return notFound.instance;
  if (host.zone !== zone) return "InvalidParameterValue.DiskInstanceZoneNotMatch";
  return hostRefused(host, ["RUNNING"]) ?? roomFor(world, host, count);
}

const attach = call(
  "AttachDisks",
  fc.record({ chosen: picks, host: pick, flag: renewFlag }),
  (world, place, { chosen, host: chosenHost, flag }) => {
    const { DiskIds, disks, refused } = disksFor("AttachDisks", world, place, chosen);
    const InstanceId = picked(world.instances, place, chosenHost, "lhins", (one) => !hostRefused(one));
    const host = known(world.instances, place, InstanceId);
    const apart = disks.some((disk) => disk.zone !== host?.zone) ? "InvalidParameterValue" : undefined;
    const creating = host?.state === "PENDING" ? "OperationDenied.InstanceCreating" : undefined;
    const unfit = host && (creating ?? hostRefused(host) ?? apart ?? roomFor(world, host, disks.length));
    return {
      request: { DiskIds, InstanceId, RenewFlag: flag },
      refused: refused ?? (host ? unfit : notFound.instance),
      done() {
        for (const disk of disks) {
          Object.assign(disk, { host: InstanceId, renewFlag: flag });
          world.begin(disk, "AttachDisks", ["ATTACHING", "ATTACHED"]);
        }
      },
    };
  },
  someFor("AttachDisks"),
);

const detach = call(
  "DetachDisks",
  picks,
  (world, place, chosen) => {
    const { DiskIds, disks, refused } = disksFor("DetachDisks", world, place, chosen);
    const hosts = new Set(disks.map((disk) => disk.host));
    const several = hosts.size > 1 ? "InvalidParameterValue" : undefined;
    const [host = ""] = hosts;
    return {
      request: { DiskIds },
      refused: refused ?? several ?? hostRefused(world.instances.get(host)),
      done() {
        for (const disk of disks) {
          world.begin(disk, "DetachDisks", ["DETACHING", "UNATTACHED"], () => Object.assign(disk, { host: "" }));
        }
      },
    };
  },
  someFor("DetachDisks"),
);

export const attachingCommands: readonly fc.Arbitrary<Command>[] = [create, create, attach, attach, detach];
