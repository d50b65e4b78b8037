import { string } from "#kernel/fields.ts";
import { resourceId } from "#kernel/randomText.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { instancesFor } from "../../instance/refusals.ts";
import { instancePaths } from "../../instance/states.ts";
import { bundleById } from "../../package/catalogue.ts";
import { snapshotQuota } from "../../quota/quotas.ts";
import { action } from "../../scope.ts";
import { instanceId, newTags, snapshotNameOf } from "../../wire/parameters.ts";
import { statusServiceCodes } from "../../wire/publishedCodes.ts";
import { pathOf } from "../../work/paths.ts";
import { createInstanceSnapshot } from "../operations.ts";
import { newSnapshot } from "../rows.ts";
import { snapshotPaths } from "../states.ts";

const name = "CreateInstanceSnapshot";

export default action({
  name,
  category: "Snapshot",
  summary: "Creates a snapshot of an instance's system disk. A running instance keeps running.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["instance/$InstanceId", "snapshot/*"],

  operation: createInstanceSnapshot,

  input: {
    InstanceId: instanceId("Instance whose system disk is captured."),
    SnapshotName: snapshotNameOf("Name of the snapshot. Defaults to the name of the instance and the time."),
    Tags: newTags(),
  },

  output: { SnapshotId: string("Id of the snapshot.") },

  raises: [
    "InvalidParameterValue.InstanceIdMalformed",
    "InvalidParameterValue.SnapshotNameTooLong",
    "LimitExceeded.SnapshotQuotaLimitExceeded",
    "OperationDenied.OperationDeniedCreateSnapshotForStorageBundle",
    "ResourceNotFound.DiskNotFound",
    "ResourceNotFound.InstanceIdNotFound",
    "UnauthorizedOperation.NoPermission",
    "UnsupportedOperation.DiskLatestOperationUnfinished",
    "UnsupportedOperation.InvalidInstanceState",
    "UnsupportedOperation.LatestOperationUnfinished",
  ],
  alsoPublished: [
    ...statusServiceCodes,
    "FailedOperation.GetSnapshotAllocQuotaLockError",
    "InternalError.GetSnapshotAllocQuotaLockError",
    "OperationDenied.OperationDeniedCreateSnapshot",
    "ResourceNotFound.BlueprintIdNotFound",
    "UnsupportedOperation.DiskBusy",
    "UnsupportedOperation.InstanceDisplayAreaNotSupportOperation",
  ],

  async run({ input, instances, snapshots, tags, operations, now, random, fail }) {
    const rows = await instancesFor(name, [input.InstanceId], { instances, fail }, (row) => {
      if (bundleById(row.bundle_id)?.kind !== "STORAGE_BUNDLE") return;
      fail("OperationDenied.OperationDeniedCreateSnapshotForStorageBundle", { value: row.id });
    });
    const [instance] = rows;
    const disk = (await instances.systemDisks()).get(input.InstanceId);
    if (!instance || !disk) return fail("ResourceNotFound.DiskNotFound", { value: input.InstanceId });
    if (disk.latest_state === "OPERATING") {
      const operation = disk.latest_operation ?? "";
      fail("UnsupportedOperation.DiskLatestOperationUnfinished", { value: disk.id, operation });
    }
    const limit = snapshotQuota(await instances.all());
    if ((await snapshots.all()).length >= limit) fail("LimitExceeded.SnapshotQuotaLimitExceeded", { limit });

    const id = resourceId(random, "lhsnap");
    const made = { instance, disk, tags: await tags.onNew(input.Tags) };
    await snapshots.add(newSnapshot(id, input.SnapshotName, made, now));
    const held = pathOf(instancePaths, name, instance.state) ?? [instance.state];
    const also = { instance: { resource: instance.id, path: held } };
    await operations.begin(createInstanceSnapshot, { resource: id, path: snapshotPaths[name][""], detail: {}, also });
    return { SnapshotId: id };
  },

  async finish({ snapshots, containers, machines, operation }) {
    const row = await snapshots.find(operation.resource);
    if (!row) return;
    await machines.snapshot(row.instance_id, row.id);
    await snapshots.keepContainers(row.id, await containers.on(row.instance_id));
  },

  // Snapshots have no failed state. Without this, a failed snapshot would stay CREATING.
  async undo({ snapshots, operation }) {
    await snapshots.remove([operation.resource]);
  },
});
