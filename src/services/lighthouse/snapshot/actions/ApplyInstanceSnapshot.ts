import { lighthouseRegions } from "#services/regions.ts";
import { defaultUser } from "../../instance/login.ts";
import { instancePaths } from "../../instance/states.ts";
import { action } from "../../scope.ts";
import { instanceId, snapshotId } from "../../wire/parameters.ts";
import { statusServiceCodes } from "../../wire/publishedCodes.ts";
import { alongside, pathOf } from "../../work/paths.ts";
import { applyInstanceSnapshot } from "../operations.ts";
import { rollbackDenial } from "../refusals.ts";
import { containersIn } from "../rows.ts";

const name = "ApplyInstanceSnapshot";

export default action({
  name,
  category: "Snapshot",
  summary:
    "Rolls an instance's system disk back to one of its snapshots. A running instance is stopped during the rollback.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["instance/$InstanceId", "snapshot/$SnapshotId"],

  operation: applyInstanceSnapshot,

  input: {
    InstanceId: instanceId("Instance to roll back. The snapshot must belong to it."),
    SnapshotId: snapshotId("Snapshot to roll back to."),
  },

  output: {},

  raises: [
    "InvalidParameterValue.DiskSizeNotMatch",
    "InvalidParameterValue.InstanceIdMalformed",
    "InvalidParameterValue.SnapshotIdMalformed",
    "ResourceNotFound.DiskNotFound",
    "ResourceNotFound.InstanceIdNotFound",
    "ResourceNotFound.SnapshotIdNotFound",
    "ResourceNotFound.SnapshotNotFound",
    "UnauthorizedOperation.NoPermission",
    "UnsupportedOperation.DiskLatestOperationUnfinished",
    "UnsupportedOperation.InvalidInstanceState",
    "UnsupportedOperation.InvalidSnapshotState",
    "UnsupportedOperation.LatestOperationUnfinished",
  ],
  alsoPublished: [
    ...statusServiceCodes,
    "FailedOperation.SnapshotOperationFailed",
    "OperationDenied.InstanceCreating",
    "OperationDenied.InstanceOperationInProgress",
    "UnsupportedOperation.DiskBusy",
    "UnsupportedOperation.SnapshotBusy",
    "UnsupportedOperation.SystemBusy",
  ],

  async run({ input, instances, snapshots, operations, fail }) {
    const { InstanceId, SnapshotId } = input;
    const instance = await instances.find(InstanceId);
    if (!instance) return fail("ResourceNotFound.InstanceIdNotFound", { value: InstanceId });
    const all = await snapshots.all();
    const snapshot = all.find((row) => row.id === SnapshotId);
    if (!snapshot) return fail("ResourceNotFound.SnapshotIdNotFound", { value: SnapshotId });
    if (snapshot.instance_id !== InstanceId) fail("ResourceNotFound.SnapshotNotFound", { value: SnapshotId });
    const disk = (await instances.systemDisks()).get(InstanceId);
    if (!disk) return fail("ResourceNotFound.DiskNotFound", { value: InstanceId });
    if (disk.size !== snapshot.disk_size) {
      const must = { en: `must be a snapshot of a ${disk.size} GB disk`, zh: `应取自 ${disk.size} GB 的磁盘` };
      fail("InvalidParameterValue.DiskSizeNotMatch", { parameter: "SnapshotId", value: SnapshotId, must });
    }
    const denial = rollbackDenial(snapshot, { instance, disk, snapshots: all });
    if (denial) fail(denial.code, denial.details);

    const stops = pathOf(instancePaths, name, instance.state) ?? [instance.state];
    const path = alongside(stops, "ROLLBACKING", "NORMAL");
    const also = { instance: { resource: instance.id, path: stops } };
    await operations.begin(applyInstanceSnapshot, { resource: SnapshotId, path, detail: {}, also });
    return {};
  },

  async finish({ instances, containers, keyPairs, mcpServers, snapshots, machines, operation, now }) {
    const row = await snapshots.find(operation.resource);
    if (!row) return;
    const { instance_id: id, blueprint_id, os, platform } = row;
    await machines.restore(id, row.id);
    // Containers are part of the disk. The instance may already be running, because its own operation ends at the same
    // time.
    await containers.replace(id, containersIn(row));
    await containers.boot(id, now);
    await instances.change(id, { blueprint_id, os, platform, user_name: defaultUser(platform) });
    // Windows supports neither key pairs nor MCP servers.
    if (platform === "WINDOWS") {
      await keyPairs.unbindAll(id);
      await mcpServers.removeOf(id);
    }
    // The disk holds the MCP servers that were installed when the snapshot was taken.
    await mcpServers.install(id, machines);
  },
});
