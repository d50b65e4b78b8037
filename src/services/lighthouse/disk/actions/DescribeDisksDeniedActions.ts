import { listOf, objectType, string } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import type { InstanceRow } from "../../instance/rows.ts";
import { action } from "../../scope.ts";
import { diskIds } from "../../wire/parameters.ts";
import { statusServiceCodes } from "../../wire/publishedCodes.ts";
import { type Denial, DeniedAction, toDeniedAction } from "../../work/objects/DeniedAction.ts";
import { diskDenial, hostDenial } from "../refusals.ts";
import type { DiskRow } from "../rows.ts";
import { type DiskOperation, diskPaths, type HostOperation, hostPaths } from "../states.ts";

const DiskDeniedActions = objectType("DiskDeniedActions", {
  DiskId: string("Id of the disk."),
  DeniedActions: listOf(DeniedAction, "Operations that are currently denied. Empty when none are."),
});

export default action({
  name: "DescribeDisksDeniedActions",
  category: "Cloud Disk",
  summary: "Lists the operations that disks currently deny, and why.",
  rateLimit: 20,
  regions: lighthouseRegions,
  resources: ["disk/$DiskIds"],

  input: { DiskIds: diskIds() },

  output: { DiskDeniedActionSet: listOf(DiskDeniedActions, "One entry for each disk that exists.") },

  raises: ["InvalidParameterValue.InvalidDiskIdMalformed", "UnauthorizedOperation.NoPermission"],
  alsoPublished: [...statusServiceCodes, "FailedOperation", "InternalError.InvalidCommandNotFound"],

  async run({ input, disks, instances, language }) {
    const rows = await disks.some(input.DiskIds);
    const hosts = new Map(
      (await instances.some(rows.flatMap((row) => row.instance_id ?? []))).map((row) => [row.id, row]),
    );
    return {
      DiskDeniedActionSet: rows.map((row) => ({
        DiskId: row.id,
        DeniedActions: operations.flatMap((operation) => {
          const denial = denialOf(operation, row, hosts.get(row.instance_id ?? ""));
          return denial ? [toDeniedAction(operation, denial, language)] : [];
        }),
      })),
    };
  },
});

const operations = Object.keys(diskPaths).filter(
  (name): name is DiskOperation => name in diskPaths && name !== "CreateDisks",
);

/** The denial can come from the disk or from its instance. */
function denialOf(operation: DiskOperation, disk: DiskRow, host: InstanceRow | undefined): Denial | undefined {
  const own = diskDenial(operation, disk);
  return own ?? (host && needsHost(operation) ? hostDenial(operation, host) : undefined);
}

const needsHost = (operation: DiskOperation): operation is DiskOperation & HostOperation => operation in hostPaths;
