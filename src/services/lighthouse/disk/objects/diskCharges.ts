import { int, objectType, string } from "#kernel/fields.ts";
import { periods, renewalPeriods } from "../../package/periods.ts";
import { idForm } from "../../wire/idForms.ts";
import { renewFlags } from "../../wire/parameters.ts";

/** Input structures for buying and renewing disks. */

const flag = () =>
  string("Whether the disk is renewed automatically when it expires.")
    .oneOf(renewFlags)
    .orEmpty()
    .default("NOTIFY_AND_MANUAL_RENEW");
const unit = () => string("Unit of the period. m: months.").oneOf(["m"]).orEmpty().default("m");

export const DiskChargePrepaid = objectType("DiskChargePrepaid", {
  Period: int(`Purchase period, in months: ${periods.join(", ")}.`).oneOf(periods),
  RenewFlag: flag(),
  TimeUnit: unit(),
});

export const RenewDiskChargePrepaid = objectType("RenewDiskChargePrepaid", {
  Period: int(`Renewal period, in months: ${renewalPeriods.join(", ")}.`).optional(),
  RenewFlag: flag(),
  TimeUnit: unit(),
  CurInstanceDeadline: string("New expiration time in UTC, as YYYY-MM-DD hh:mm:ss. Replaces Period.")
    .orEmpty()
    .optional(),
});

export const AutoMountConfiguration = objectType("AutoMountConfiguration", {
  InstanceId: string("Running instance to attach the disk to.").pattern(...idForm("lhins")),
  MountPoint: string("Mount point. Linux only.")
    .pattern(/^\/.*$/s, "/path")
    .orEmpty()
    .optional(),
  FileSystemType: string("File system type. Linux only.").oneOf(["ext4", "xfs"]).orEmpty().optional(),
});
