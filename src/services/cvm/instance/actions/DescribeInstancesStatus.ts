import { int, listOf, objectType, string } from "#kernel/fields.ts";
import { cvmRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { instanceId, instancePaging } from "../../wire/parameters.ts";

const InstanceStatus = objectType("InstanceStatus", {
  InstanceId: string("Id of the instance."),
  InstanceState: string("State of the instance."),
});

export default action({
  name: "DescribeInstancesStatus",
  category: "Instance",
  summary: "Lists the states of instances, newest first.",
  rateLimit: 40,
  regions: cvmRegions,
  resources: ["instance/$InstanceIds"],

  input: {
    InstanceIds: listOf(instanceId("Id of an instance."), "Returns only these instances.")
      .items(0, 100, "InvalidParameterValue.LimitExceeded")
      .optional(),
    ...instancePaging,
  },

  output: {
    TotalCount: int("Total number of instances."),
    InstanceStatusSet: listOf(InstanceStatus, "The states of this page."),
  },

  raises: ["InvalidInstanceId.Malformed", "InvalidParameterValue", "InvalidParameterValue.LimitExceeded"],
  alsoPublished: [
    "InternalServerError",
    "InvalidFilter",
    "InvalidParameterValue.InstanceIdMalformed",
    "UnauthorizedOperation.InvalidToken",
    "UnsupportedOperation",
  ],

  async run({ input, instances }) {
    const { InstanceIds: ids = [], Offset, Limit } = input;
    const rows = (await instances.all()).filter((row) => ids.length === 0 || ids.includes(row.id));
    const page = rows.slice(Offset, Offset + Limit);
    return {
      TotalCount: rows.length,
      InstanceStatusSet: page.map((row) => ({ InstanceId: row.id, InstanceState: row.state })),
    };
  },
});
