import { string } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { bundleById } from "../../package/catalogue.ts";
import { action } from "../../scope.ts";
import { diskIds, instanceId, renewFlags } from "../../wire/parameters.ts";
import { checkRoom } from "../dataDisks.ts";
import { attachDisks } from "../operations.ts";
import { beginOnDisks, disksFor, hostDenial, refuseDenied } from "../refusals.ts";

const name = "AttachDisks";

export default action({
  name,
  category: "Cloud Disk",
  summary: "Attaches data disks to an instance in the same zone.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["disk/$DiskIds", "instance/$InstanceId"],

  operation: attachDisks,

  input: {
    DiskIds: diskIds(),
    InstanceId: instanceId("Instance to attach the disks to."),
    RenewFlag: string("Whether the disks are renewed automatically from now on.")
      .oneOf(renewFlags)
      .default("NOTIFY_AND_MANUAL_RENEW"),
  },

  output: {},

  raises: [
    "InvalidParameterValue",
    "InvalidParameterValue.InstanceIdMalformed",
    "InvalidParameterValue.InvalidDiskIdMalformed",
    "LimitExceeded.AttachDataDiskQuotaLimitExceeded",
    "OperationDenied.DiskCreating",
    "OperationDenied.InstanceCreating",
    "ResourceNotFound.DiskIdNotFound",
    "ResourceNotFound.InstanceIdNotFound",
    "UnsupportedOperation.DiskLatestOperationUnfinished",
    "UnsupportedOperation.InstanceDisplayAreaNotSupportOperation",
    "UnsupportedOperation.InvalidDiskState",
    "UnsupportedOperation.InvalidInstanceState",
    "UnsupportedOperation.LatestOperationUnfinished",
  ],
  alsoPublished: [
    "FailedOperation.InvalidCommandNotFound",
    "InternalError.TradeCallBillingGatewayFailed",
    "OperationDenied.DiskOperationInProgress",
    "OperationDenied.InstanceOperationInProgress",
    "ResourceNotFound.DiskNotFound",
    "ResourceNotFound.InstanceNotFound",
  ],

  async run({ input, instances, disks, operations, fail }) {
    const rows = await disksFor(name, input.DiskIds, { disks, fail });
    const host = await instances.find(input.InstanceId);
    if (!host) return fail("ResourceNotFound.InstanceIdNotFound", { value: input.InstanceId });
    if (bundleById(host.bundle_id)?.kind === "GAME_PORTAL_BUNDLE") {
      fail("UnsupportedOperation.InstanceDisplayAreaNotSupportOperation", { value: host.id });
    }
    if (host.state === "PENDING") fail("OperationDenied.InstanceCreating", { value: host.id });
    refuseDenied(hostDenial(name, host), fail);
    const stranger = rows.find((disk) => disk.zone !== host.zone);
    if (stranger) fail("InvalidParameterValue", { parameter: "DiskIds", value: stranger.id });
    await checkRoom(host, rows.length, { disks, fail });
    for (const disk of rows) {
      await disks.change(disk.id, { instance_id: host.id, renew_flag: input.RenewFlag });
    }
    await beginOnDisks(attachDisks, rows, operations, {});
    return {};
  },

  async finish({ disks, machines, operation }) {
    const disk = await disks.find(operation.resource);
    if (disk?.instance_id) await machines.attach(disk.instance_id, disk.id, disk.size);
  },

  async undo({ disks, operation }) {
    await disks.change(operation.resource, { instance_id: null });
  },
});
