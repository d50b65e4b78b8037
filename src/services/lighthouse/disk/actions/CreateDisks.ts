import { ApiError } from "#kernel/errors.ts";
import { bool, int, listOf, object, string } from "#kernel/fields.ts";
import { resourceId } from "#kernel/randomText.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { chosenZone } from "../../package/choices.ts";
import { quotaOf } from "../../quota/quotas.ts";
import { action } from "../../scope.ts";
import { newTags } from "../../wire/parameters.ts";
import { diskTypeNames, maxBackupQuota, sizeFault } from "../catalogue.ts";
import { checkRoom } from "../dataDisks.ts";
import { newDataDisk } from "../newDataDisk.ts";
import { AutoMountConfiguration, DiskChargePrepaid } from "../objects/diskCharges.ts";
import { createDisks } from "../operations.ts";
import { hostDenial, refuseDenied } from "../refusals.ts";
import { diskEffects, diskPaths } from "../states.ts";

const name = "CreateDisks";

export default action({
  name,
  category: "Cloud Disk",
  summary: "Buys one or more data disks and, if an instance is specified, attaches them to it.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,
  resources: ["*"],

  operation: createDisks,

  input: {
    Zone: string("Zone of the disks."),
    DiskSize: int("Size of each disk, in GB: 10 to 4000 in steps of 10. CLOUD_SSD starts at 20."),
    DiskType: string("Storage type of the disks.").oneOf(diskTypeNames, "InvalidParameterValue.InvalidDiskType"),
    DiskChargePrepaid: object(DiskChargePrepaid, "Purchase period and renewal settings."),
    DiskName: string("Name of the disks. Defaults to the id of each disk.").length(1, 60).optional(),
    DiskCount: int("Number of disks, 1 to 30.").min(1).max(30).default(1),
    DiskBackupQuota: int("Backup quota of each disk.").min(0).max(maxBackupQuota).default(0),
    AutoVoucher: bool("Whether to pay with vouchers. This server has no vouchers.").default(false),
    AutoMountConfiguration: object(
      AutoMountConfiguration,
      "Instance to attach the disks to, and mount settings.",
    ).optional(),
    Tags: newTags(),
  },

  output: { DiskIdSet: listOf(string("Id of a disk."), "Ids of the new disks, which are in state PENDING.") },

  raises: [
    "InvalidParameterValue.DiskInstanceZoneNotMatch",
    "InvalidParameterValue.InvalidDiskType",
    "InvalidParameterValue.InvalidZone",
    "InvalidParameterValue.PlatformTypeNotSupportFileSystem",
    "InvalidParameterValue.PlatformTypeNotSupportMountPoint",
    "LimitExceeded.AttachDataDiskQuotaLimitExceeded",
    "LimitExceeded.DiskQuotaLimitExceeded",
    "ResourceNotFound.InstanceIdNotFound",
    "UnsupportedOperation.InvalidInstanceState",
    "UnsupportedOperation.LatestOperationUnfinished",
  ],
  alsoPublished: [
    "FailedOperation",
    "FailedOperation.CreateDisksFailed",
    "FailedOperation.InsufficientBalance",
    "UnsupportedOperation.TatAgentNotOnline",
  ],

  async run({ input, instances, disks, tags, operations, region, now, random, fail }) {
    const { DiskChargePrepaid: paid, DiskCount, DiskSize, DiskType, AutoMountConfiguration: mount } = input;
    const zone = chosenZone([input.Zone], region, (code, details) => fail(code, { ...details, parameter: "Zone" }));
    const fault = sizeFault(DiskType, DiskSize);
    if (fault) throw new ApiError("InvalidParameterValue", fault);
    const limit = quotaOf("DATA_DISK", region) ?? 0;
    const used = (await disks.all()).filter((disk) => disk.usage === "DATA_DISK").length;
    if (used + DiskCount > limit) fail("LimitExceeded.DiskQuotaLimitExceeded", { limit });

    if (mount) {
      const parameter = "AutoMountConfiguration.InstanceId";
      const value = mount.InstanceId;
      const host = await instances.find(value);
      if (!host) return fail("ResourceNotFound.InstanceIdNotFound", { value });
      if (host.zone !== zone) fail("InvalidParameterValue.DiskInstanceZoneNotMatch", { parameter, value, zone });
      if (host.platform === "WINDOWS" && mount.MountPoint !== undefined) {
        fail("InvalidParameterValue.PlatformTypeNotSupportMountPoint", { value });
      }
      if (host.platform === "WINDOWS" && mount.FileSystemType !== undefined) {
        fail("InvalidParameterValue.PlatformTypeNotSupportFileSystem", { value });
      }
      refuseDenied(hostDenial(name, host), fail);
      await checkRoom(host, DiskCount, { disks, fail });
    }

    const ids = Array.from({ length: DiskCount }, () => resourceId(random, "lhdisk"));
    const bound = await tags.onNew(input.Tags);
    const order = { name: input.DiskName, zone, type: DiskType, size: DiskSize, instance: mount?.InstanceId };
    const life = { months: paid.Period, renewFlag: paid.RenewFlag, backupQuota: input.DiskBackupQuota };
    for (const id of ids) {
      await disks.add(newDataDisk({ id, ...order, ...life, tags: bound }, now));
      const path = mount ? diskEffects["CreateDisks (mounted)"][""] : diskPaths[name][""];
      await operations.begin(createDisks, { resource: id, path, detail: {} });
    }
    return { DiskIdSet: ids };
  },

  async finish({ disks, machines, operation }) {
    const disk = await disks.find(operation.resource);
    if (disk?.instance_id) await machines.attach(disk.instance_id, disk.id, disk.size);
  },

  async undo({ disks, operation }) {
    await disks.change(operation.resource, { instance_id: null });
  },
});
