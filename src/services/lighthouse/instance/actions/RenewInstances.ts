import { bool, object } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { diskEffects, stateAfter } from "../../disk/states.ts";
import { renewalPeriods } from "../../package/periods.ts";
import { renewedUntil } from "../../package/renewals.ts";
import { action } from "../../scope.ts";
import { instanceIds } from "../../wire/parameters.ts";
import { filterFormCodes } from "../../wire/publishedCodes.ts";
import { pathOf } from "../../work/paths.ts";
import { instanceChargePrepaid } from "../objects/creation.ts";
import { renewInstances } from "../operations.ts";
import { beginOn, instancesFor } from "../refusals.ts";

const name = "RenewInstances";

export default action({
  name,
  category: "Instance",
  summary: "Renews instances. An instance that was shut down at expiration is started again.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["instance/$InstanceIds"],

  operation: renewInstances,

  input: {
    InstanceIds: instanceIds(),
    InstanceChargePrepaid: object(instanceChargePrepaid(renewalPeriods), "Renewal period and auto-renewal settings."),
    RenewDataDisk: bool("Whether to renew the attached data disks too.").default(true),
    AutoVoucher: bool("Whether to pay with vouchers. This server has no vouchers.").default(false),
  },

  output: {},

  raises: [
    "FailedOperation.RenewResourcesFailed",
    "InvalidParameterValue.Duplicated",
    "InvalidParameterValue.InstanceIdMalformed",
    "InvalidParameterValue.LimitExceeded",
    "OperationDenied.InstanceCreating",
    "ResourceNotFound.InstanceIdNotFound",
    "UnsupportedOperation.DiskLatestOperationUnfinished",
    "UnsupportedOperation.InvalidDiskState",
    "UnsupportedOperation.LatestOperationUnfinished",
  ],
  alsoPublished: [
    ...filterFormCodes,
    "AuthFailure",
    "FailedOperation",
    "FailedOperation.InsufficientBalance",
    "InvalidParameter.InvalidFilterInvalidValuesNotList",
    "InvalidParameter.InvalidFilterNotSupportedName",
    "OperationDenied.DiskOperationInProgress",
    "OperationDenied.InstanceOperationInProgress",
    "ResourceNotFound.InstanceNotFound",
  ],

  async run({ input, instances, disks, operations, now, fail }) {
    const { Period: months, RenewFlag: renew_flag } = input.InstanceChargePrepaid;
    const rows = await instancesFor(name, input.InstanceIds, { instances, fail });
    const onThem = input.RenewDataDisk ? await disks.dataDisksOf(input.InstanceIds) : [];
    for (const { id: value, state, latest_state, latest_operation } of onThem) {
      const operation = latest_operation ?? "";
      if (latest_state === "OPERATING")
        fail("UnsupportedOperation.DiskLatestOperationUnfinished", { value, operation });
      if (!pathOf(diskEffects, name, state)) fail("UnsupportedOperation.InvalidDiskState", { value, state });
    }
    const life = { renew_flag, isolated: null };
    for (const row of rows) {
      const { id, expires, isolated, renew_flag } = row;
      await instances.changeLife(id, { ...life, expires: renewedUntil(row, months, now) });
      await beginOn(renewInstances, [row], operations, {
        before: { expires, isolated: isolated ?? undefined, renew_flag },
      });
    }
    // Disks that were returned with their instance are attached again.
    for (const disk of onThem) {
      const state = stateAfter(name, disk.state);
      await disks.change(disk.id, { ...life, state, expires: renewedUntil(disk, months, now) });
    }
    return {};
  },

  async finish({ instances, machines, operation }) {
    const row = await instances.find(operation.resource);
    if (row?.state === "STARTING") await machines.start(row.id);
  },

  // Data disks stay renewed: their expiration is independent of the instance.
  async undo({ instances, operation: { resource, detail } }) {
    const { isolated = null, ...life } = detail.before;
    await instances.changeLife(resource, { ...life, isolated });
  },
});
