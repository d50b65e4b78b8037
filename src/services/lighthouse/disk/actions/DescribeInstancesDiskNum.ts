import { int, listOf, objectType, string } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { existingInstances } from "../../instance/refusals.ts";
import { action } from "../../scope.ts";
import { instanceId } from "../../wire/parameters.ts";
import { maxDataDisks } from "../catalogue.ts";

const AttachDetail = objectType("AttachDetail", {
  InstanceId: string("Id of the instance."),
  AttachedDiskCount: int("Number of data disks attached to the instance."),
  MaxAttachCount: int("Maximum number of data disks per instance."),
});

export default action({
  name: "DescribeInstancesDiskNum",
  category: "Cloud Disk",
  summary: "Returns the number of data disks attached to each instance.",
  rateLimit: 20,
  regions: lighthouseRegions,
  resources: ["instance/$InstanceIds"],

  input: {
    InstanceIds: listOf(instanceId("Id of an instance."), "Ids of the instances.")
      .items(1, 100, "InvalidParameterValue.LimitExceeded")
      .unique(),
  },

  output: {
    AttachDetailSet: listOf(AttachDetail, "One entry per instance, in the order requested."),
    TotalCount: int("Number of entries."),
  },

  raises: [
    "InvalidParameter",
    "InvalidParameterValue.InstanceIdMalformed",
    "InvalidParameterValue.LimitExceeded",
    "ResourceNotFound.InstanceIdNotFound",
  ],
  alsoPublished: ["ResourceNotFound.InstanceNotFound"],

  async run({ input: { InstanceIds }, instances, disks, fail }) {
    await existingInstances(InstanceIds, { instances, fail });
    const attached = await disks.dataDisksOf(InstanceIds);
    const AttachDetailSet = InstanceIds.map((InstanceId) => ({
      InstanceId,
      AttachedDiskCount: attached.filter((disk) => disk.instance_id === InstanceId).length,
      MaxAttachCount: maxDataDisks,
    }));
    return { AttachDetailSet, TotalCount: AttachDetailSet.length };
  },
});
