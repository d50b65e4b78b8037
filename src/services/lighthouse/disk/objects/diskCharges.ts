import { int, objectType, string } from "#kernel/fields.ts";
import { periods } from "../../instance/objects/creation.ts";
import { idForm } from "../../wire/idForms.ts";
import { renewFlags } from "../../wire/parameters.ts";

/** Structures with which disks are bought and renewed. */

const flag = () =>
  string("Whether it is renewed by itself when it expires.")
    .oneOf(renewFlags)
    .orEmpty()
    .default("NOTIFY_AND_MANUAL_RENEW");
const unit = () => string("m: months.").oneOf(["m"]).orEmpty().default("m");

export const DiskChargePrepaid = objectType("DiskChargePrepaid", {
  Period: int(`Months that it is paid for: ${periods.join(", ")}.`),
  RenewFlag: flag(),
  TimeUnit: unit(),
});

export const renewalPeriods = periods.filter((period) => period <= 36);

export const RenewDiskChargePrepaid = objectType("RenewDiskChargePrepaid", {
  Period: int(`Months that are added: ${renewalPeriods.join(", ")}.`).optional(),
  RenewFlag: flag(),
  TimeUnit: unit(),
  CurInstanceDeadline: string("In place of Period: the UTC time up to which it is renewed, YYYY-MM-DD hh:mm:ss.")
    .orEmpty()
    .optional(),
});

export const AutoMountConfiguration = objectType("AutoMountConfiguration", {
  InstanceId: string("The running instance that gets the disk.").pattern(...idForm("lhins")),
  MountPoint: string("Where it is mounted; Linux only.")
    .pattern(/^\/.*$/s, "/path")
    .orEmpty()
    .optional(),
  FileSystemType: string("How it is formatted; Linux only.").oneOf(["ext4", "xfs"]).orEmpty().optional(),
});
