import fc from "fast-check";
import { type Command, call, type Pick, pickedAll, picks, some } from "./command.ts";
import { renewFlag } from "./instances.ts";
import { diskRefused, firstOf, notFound } from "./rules.ts";
import type { Place } from "./things.ts";
import { known, monthsAfter, type World } from "./world.ts";

/** The disks that are meant, and why they do not take an action. */
export function disksFor(action: string, world: World, place: Place, chosen: readonly Pick[]) {
  const DiskIds = pickedAll(world.disks, place, chosen, "lhdisk", (one) => !diskRefused(action, one));
  const disks = DiskIds.flatMap((id) => known(world.disks, place, id) ?? []);
  const missing = disks.length < DiskIds.length ? notFound.disk : undefined;
  return { DiskIds, disks, refused: missing ?? firstOf(disks, (one) => diskRefused(action, one)) };
}

export const someFor = (action: string) =>
  some(
    (world) => world.disks,
    (one) => !diskRefused(action, one),
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
  resize,
  isolate,
  isolate,
  terminate,
  renew,
  setFlag,
  rename,
  setQuota,
];
