import { int, listOf, objectType, string } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { existingInstances } from "../../instance/refusals.ts";
import { action } from "../../scope.ts";
import { instanceId } from "../../wire/parameters.ts";
import { maxDataDisks } from "../catalogue.ts";

const AttachDetail = objectType("AttachDetail", {
  InstanceId: string("Id of the instance."),
  AttachedDiskCount: int("How many data disks it has."),
  MaxAttachCount: int("How many it can have."),
});

export default action({
  name: "DescribeInstancesDiskNum",
  category: "Cloud Disk",
  summary: "Counts the data disks of instances.",
  rateLimit: 20,
  regions: lighthouseRegions,
  resources: ["instance/$InstanceIds"],

  input: {
    InstanceIds: listOf(instanceId("Id of an instance."), "The instances.")
      .items(1, 100, "InvalidParameterValue.LimitExceeded")
      .unique(),
  },

  output: {
    AttachDetailSet: listOf(AttachDetail, "The instances, in the order asked for."),
    TotalCount: int("How many they are."),
  },

  errors: [
    "InvalidParameter",
    "InvalidParameterValue.InstanceIdMalformed",
    "InvalidParameterValue.LimitExceeded",
    "ResourceNotFound.InstanceIdNotFound",
    "ResourceNotFound.InstanceNotFound",
  ],

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
