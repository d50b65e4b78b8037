import fc from "fast-check";
import { type Command, call, hasAny, type Pick, pickIds, picks } from "./command.ts";
import { renewFlag } from "./instances.ts";
import type { AccountRegion } from "./resources.ts";
import { diskRefused, firstOf, notFound } from "./rules.ts";
import { monthsAfter, ownById, type World } from "./world.ts";

/** The selected disks, and the code if they reject the action. */
export function disksFor(action: string, world: World, scope: AccountRegion, chosen: readonly Pick[]) {
  const DiskIds = pickIds(world.disks, scope, chosen, "lhdisk", (one) => !diskRefused(action, one));
  const disks = DiskIds.flatMap((id) => ownById(world.disks, scope, id) ?? []);
  const missing = disks.length < DiskIds.length ? notFound.disk : undefined;
  return { DiskIds, disks, code: missing ?? firstOf(disks, (one) => diskRefused(action, one)) };
}

export const someFor = (action: string) =>
  hasAny(
    (world) => world.disks,
    (one) => !diskRefused(action, one),
  );

const resize = call(
  "ResizeDisks",
  fc.record({ chosen: picks, size: fc.constantFrom(20, 30, 40, 50, 55) }),
  (world, scope, { chosen, size }) => {
    const { DiskIds, disks, code } = disksFor("ResizeDisks", world, scope, chosen);
    const mismatch = firstOf(disks, (disk) => {
      if (size % 10) return "InvalidParameterValue.InvalidDiskSize";
      if (size === disk.size) return "UnsupportedOperation.SameWithOldConfig";
      return size < disk.size ? "InvalidParameterValue.DiskSizeSmallerThanCurrentDiskSize" : undefined;
    });
    return {
      request: { DiskIds, DiskSize: size },
      code: code ?? mismatch,
      apply() {
        for (const disk of disks) world.startOperation(disk, "ResizeDisks", [], () => Object.assign(disk, { size }));
      },
    };
  },
  someFor("ResizeDisks"),
);

const isolate = call(
  "IsolateDisks",
  picks,
  (world, scope, chosen) => {
    const { DiskIds, disks, code } = disksFor("IsolateDisks", world, scope, chosen);
    return {
      request: { DiskIds },
      code,
      apply() {
        for (const disk of disks) {
          Object.assign(disk, { isolated: world.now, expires: world.now });
          world.startOperation(disk, "IsolateDisks", ["UNATTACHED", "SHUTDOWN"]);
        }
      },
    };
  },
  someFor("IsolateDisks"),
);

const terminate = call(
  "TerminateDisks",
  picks,
  (world, scope, chosen) => {
    const { DiskIds, disks, code } = disksFor("TerminateDisks", world, scope, chosen);
    return {
      request: { DiskIds },
      code,
      apply() {
        for (const disk of disks) {
          world.startOperation(disk, "TerminateDisks", ["TERMINATING", ""], () => void world.removeDisk(disk));
        }
      },
    };
  },
  someFor("TerminateDisks"),
);

const renew = call(
  "RenewDisks",
  fc.record({ chosen: picks, months: fc.constantFrom(1, 3), flag: renewFlag }),
  (world, scope, { chosen, months, flag }) => {
    const { DiskIds, disks, code } = disksFor("RenewDisks", world, scope, chosen);
    return {
      request: { DiskIds, RenewDiskChargePrepaid: { Period: months, RenewFlag: flag } },
      code,
      apply() {
        for (const disk of disks) {
          const shutDown = disk.state === "SHUTDOWN";
          disk.expires = monthsAfter(shutDown ? world.now : disk.expires, months);
          disk.renewFlag = flag;
          const back = () => Object.assign(disk, { host: "", isolated: undefined });
          if (shutDown) world.startOperation(disk, "RenewDisks", ["SHUTDOWN", "UNATTACHED"], back);
          else world.startOperation(disk, "RenewDisks", []);
        }
      },
    };
  },
  someFor("RenewDisks"),
);

const setFlag = call(
  "ModifyDisksRenewFlag",
  fc.record({ chosen: picks, flag: renewFlag }),
  (world, scope, choice) => {
    const { DiskIds, disks, code } = disksFor("ModifyDisksRenewFlag", world, scope, choice.chosen);
    return {
      request: { DiskIds, RenewFlag: choice.flag },
      code,
      apply: () => disks.forEach((disk) => void Object.assign(disk, { renewFlag: choice.flag })),
    };
  },
  someFor("ModifyDisksRenewFlag"),
);

const rename = call(
  "ModifyDisksAttribute",
  picks,
  (world, scope, chosen) => {
    const { DiskIds, disks, code } = disksFor("ModifyDisksAttribute", world, scope, chosen);
    return {
      request: { DiskIds, DiskName: "renamed" },
      code,
      apply: () => disks.forEach((disk) => void Object.assign(disk, { name: "renamed" })),
    };
  },
  someFor("ModifyDisksAttribute"),
);

const setQuota = call(
  "ModifyDisksBackupQuota",
  fc.record({ chosen: picks, quota: fc.nat(3) }),
  (world, scope, { chosen, quota }) => {
    const { DiskIds, disks, code } = disksFor("ModifyDisksBackupQuota", world, scope, chosen);
    const mismatch = firstOf(disks, (disk) => {
      if (quota === disk.quota) return "UnsupportedOperation.SameWithOldConfig";
      const count = [...world.backups.values()].filter((backup) => backup.disk === disk.id).length;
      return quota < count ? "InvalidParameterValue.DiskBackupQuotaLessThanCurrentDiskBackupNum" : undefined;
    });
    return {
      request: { DiskIds, DiskBackupQuota: quota },
      code: code ?? mismatch,
      apply: () => disks.forEach((disk) => void Object.assign(disk, { quota })),
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
