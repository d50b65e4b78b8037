import { bool, object } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { diskIds } from "../../wire/parameters.ts";
import { renewalOf } from "../dataDisks.ts";
import { RenewDiskChargePrepaid } from "../objects/diskCharges.ts";
import { renewDisks } from "../operations.ts";
import { beginOnDisks, disksFor } from "../refusals.ts";

const name = "RenewDisks";

export default action({
  name,
  category: "Cloud Disk",
  summary: "Renews data disks. An isolated disk is restored, but stays detached.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["disk/$DiskIds"],

  operation: renewDisks,

  input: {
    DiskIds: diskIds(50, "InvalidParameterValue", "InvalidParameterValue.Duplicated"),
    RenewDiskChargePrepaid: object(RenewDiskChargePrepaid, "Renewal period."),
    AutoVoucher: bool("Whether to pay with vouchers. This server has no vouchers.").default(false),
  },

  output: {},

  raises: [
    "InvalidParameterValue.Duplicated",
    "InvalidParameterValue.InvalidCurInstanceDeadline",
    "InvalidParameterValue.InvalidDiskIdMalformed",
    "MissingParameter.MissingParameterPeriodCurInstanceDeadline",
    "OperationDenied.DiskCreating",
    "ResourceNotFound.DiskIdNotFound",
    "UnsupportedOperation.DiskLatestOperationUnfinished",
    "UnsupportedOperation.InvalidDiskState",
  ],
  alsoPublished: ["FailedOperation.InsufficientBalance", "FailedOperation.RenewResourcesFailed"],

  async run({ input, disks, operations, now, fail }) {
    const { RenewDiskChargePrepaid: paid } = input;
    const rows = await disksFor(name, input.DiskIds, { disks, fail });
    for (const disk of rows) {
      const { until: expires } = renewalOf(disk, paid, now, {
        missing: (details) => fail("MissingParameter.MissingParameterPeriodCurInstanceDeadline", details),
        deadline: (details) => fail("InvalidParameterValue.InvalidCurInstanceDeadline", details),
      });
      await disks.change(disk.id, { expires, renew_flag: paid.RenewFlag });
      const before = { expires: disk.expires, renew_flag: disk.renew_flag };
      await beginOnDisks(renewDisks, [disk], operations, { before });
    }
    return {};
  },

  // Only an isolated disk is still SHUTDOWN here. Detach it from the instance that it was isolated with.
  async finish({ disks, machines, operation }) {
    const disk = await disks.find(operation.resource);
    if (disk?.state !== "SHUTDOWN") return;
    if (disk.instance_id !== null) await machines.detach(disk.instance_id, disk.id);
    await disks.change(disk.id, { instance_id: null, isolated: null });
  },

  async undo({ disks, operation: { resource, detail } }) {
    await disks.change(resource, detail.before);
  },
});
