import fc from "fast-check";
import { type Command, call, type Pick, pick, picked, pickedAll, picks, some } from "./command.ts";
import { renewFlag } from "./instances.ts";
import { diskRefused, firstOf, fresh, hostRefused, notFound, quotas } from "./rules.ts";
import { type Disk, type Instance, known, monthsAfter, type Place, type World, within } from "./world.ts";

/** The disks that are meant, and why they do not take an action. */
function disksFor(action: string, world: World, place: Place, chosen: readonly Pick[]) {
  const DiskIds = pickedAll(world.disks, place, chosen, "lhdisk", (one) => !diskRefused(action, one));
  const disks = DiskIds.flatMap((id) => known(world.disks, place, id) ?? []);
  const missing = disks.length < DiskIds.length ? notFound.disk : undefined;
  return { DiskIds, disks, refused: missing ?? firstOf(disks, (one) => diskRefused(action, one)) };
}

const someFor = (action: string) =>
  some(
    (world) => world.disks,
    (one) => !diskRefused(action, one),
  );

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

const resize = call(
  "ResizeDisks",
  fc.record({ chosen: picks, size: fc.constantFrom(20, 30, 40, 50, 55) }),
  (world, place, { chosen, size }) => {
    const { DiskIds, disks, refused } = disksFor("ResizeDisks", world, place, chosen);
    const unfit = firstOf(disks, (disk) => {
      if (size % 10) return "InvalidParameterValue.InvalidDiskSize";
      if (size === disk.size) return "UnsupportedOperation.SameWithOldConfig";
      return size < disk.size ? "InvalidParameterValue.DiskSizeSmallerThanCurrentDiskSize" : undefined;
    });
    return {
      request: { DiskIds, DiskSize: size },
      refused: refused ?? unfit,
      done() {
        for (const disk of disks) world.begin(disk, "ResizeDisks", [], () => Object.assign(disk, { size }));
      },
    };
  },
  someFor("ResizeDisks"),
);

const isolate = call(
  "IsolateDisks",
  picks,
  (world, place, chosen) => {
    const { DiskIds, disks, refused } = disksFor("IsolateDisks", world, place, chosen);
    return {
      request: { DiskIds },
      refused,
      done() {
        for (const disk of disks) {
          Object.assign(disk, { isolated: world.now, expires: world.now });
          world.begin(disk, "IsolateDisks", ["UNATTACHED", "SHUTDOWN"]);
        }
      },
    };
  },
  someFor("IsolateDisks"),
);

const terminate = call(
  "TerminateDisks",
  picks,
  (world, place, chosen) => {
    const { DiskIds, disks, refused } = disksFor("TerminateDisks", world, place, chosen);
    return {
      request: { DiskIds },
      refused,
      done() {
        for (const disk of disks) {
          world.begin(disk, "TerminateDisks", ["TERMINATING", ""], () => void world.removeDisk(disk));
        }
      },
    };
  },
  someFor("TerminateDisks"),
);

const renew = call(
  "RenewDisks",
  fc.record({ chosen: picks, months: fc.constantFrom(1, 3), flag: renewFlag }),
  (world, place, { chosen, months, flag }) => {
    const { DiskIds, disks, refused } = disksFor("RenewDisks", world, place, chosen);
    return {
      request: { DiskIds, RenewDiskChargePrepaid: { Period: months, RenewFlag: flag } },
      refused,
      done() {
        for (const disk of disks) {
          const shutDown = disk.state === "SHUTDOWN";
          disk.expires = monthsAfter(shutDown ? world.now : disk.expires, months);
          disk.renewFlag = flag;
          const back = () => Object.assign(disk, { host: "", isolated: undefined });
          if (shutDown) world.begin(disk, "RenewDisks", ["SHUTDOWN", "UNATTACHED"], back);
          else world.begin(disk, "RenewDisks", []);
        }
      },
    };
  },
  someFor("RenewDisks"),
);

const setFlag = call(
  "ModifyDisksRenewFlag",
  fc.record({ chosen: picks, flag: renewFlag }),
  (world, place, choice) => {
    const { DiskIds, disks, refused } = disksFor("ModifyDisksRenewFlag", world, place, choice.chosen);
    return {
      request: { DiskIds, RenewFlag: choice.flag },
      refused,
      done: () => disks.forEach((disk) => void Object.assign(disk, { renewFlag: choice.flag })),
    };
  },
  someFor("ModifyDisksRenewFlag"),
);

const rename = call(
  "ModifyDisksAttribute",
  picks,
  (world, place, chosen) => {
    const { DiskIds, disks, refused } = disksFor("ModifyDisksAttribute", world, place, chosen);
    return {
      request: { DiskIds, DiskName: "renamed" },
      refused,
      done: () => disks.forEach((disk) => void Object.assign(disk, { name: "renamed" })),
    };
  },
  someFor("ModifyDisksAttribute"),
);

const setQuota = call(
  "ModifyDisksBackupQuota",
  fc.record({ chosen: picks, quota: fc.nat(3) }),
  (world, place, { chosen, quota }) => {
    const { DiskIds, disks, refused } = disksFor("ModifyDisksBackupQuota", world, place, chosen);
    const unfit = firstOf(disks, (disk) => {
      if (quota === disk.quota) return "UnsupportedOperation.SameWithOldConfig";
      const count = [...world.backups.values()].filter((backup) => backup.disk === disk.id).length;
      return quota < count ? "InvalidParameterValue.DiskBackupQuotaLessThanCurrentDiskBackupNum" : undefined;
    });
    return {
      request: { DiskIds, DiskBackupQuota: quota },
      refused: refused ?? unfit,
      done: () => disks.forEach((disk) => void Object.assign(disk, { quota })),
    };
  },
  someFor("ModifyDisksBackupQuota"),
);

export const diskCommands: readonly fc.Arbitrary<Command>[] = [
  create,
  create,
  attach,
  attach,
  detach,
  resize,
  isolate,
  isolate,
  terminate,
  renew,
  setFlag,
  rename,
  setQuota,
];
