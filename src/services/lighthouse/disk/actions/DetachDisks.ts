import { ApiError } from "#kernel/errors.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { diskIds } from "../../wire/parameters.ts";
import { detachDisks } from "../operations.ts";
import { beginOnDisks, disksFor, hostDenial, refuseDenied } from "../refusals.ts";

const name = "DetachDisks";

export default action({
  name,
  category: "Cloud Disk",
  summary: "Detaches data disks from their instance. All disks must be attached to the same instance.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["disk/$DiskIds"],

  operation: detachDisks,

  input: { DiskIds: diskIds() },

  output: {},

  raises: [
    "InvalidParameterValue.InvalidDiskIdMalformed",
    "OperationDenied.DiskCreating",
    "OperationDenied.DiskOperationInProgress",
    "OperationDenied.DiskUsageNotSupportOperation",
    "ResourceNotFound.DiskIdNotFound",
    "UnsupportedOperation.InvalidDiskState",
    "UnsupportedOperation.InvalidInstanceState",
    "UnsupportedOperation.LatestOperationUnfinished",
  ],
  alsoPublished: ["ResourceNotFound.DiskNotFound"],

  async run({ input, instances, disks, operations, fail }) {
    const rows = await disksFor(name, input.DiskIds, { disks, fail });
    const [first] = rows;
    const stranger = rows.find((disk) => disk.instance_id !== first?.instance_id);
    if (stranger) throw new ApiError("InvalidParameterValue", { parameter: "DiskIds", value: stranger.id });
    const host = await instances.find(first?.instance_id ?? "");
    if (host) refuseDenied(hostDenial(name, host), fail);
    await beginOnDisks(detachDisks, rows, operations, {});
    return {};
  },

  async finish({ disks, machines, operation }) {
    const disk = await disks.find(operation.resource);
    if (!disk?.instance_id) return;
    await machines.detach(disk.instance_id, disk.id);
    await disks.change(disk.id, { instance_id: null });
  },
});
