import { int, listOf, objectType, string } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { isRequested, pageOf } from "../../wire/lists.ts";
import { instanceId, paging } from "../../wire/parameters.ts";
import { packageMonth, TrafficPackage, toTrafficPackage } from "../objects/TrafficPackage.ts";
import { within } from "../runs.ts";
import { bytesSent } from "../traffic.ts";

const InstanceTrafficPackage = objectType("InstanceTrafficPackage", {
  InstanceId: string("Id of the instance."),
  TrafficPackageSet: listOf(TrafficPackage, "Traffic packages of the instance. Always one entry."),
});

export default action({
  name: "DescribeInstancesTrafficPackages",
  category: "Instance",
  summary: "Returns the traffic allowance of instances for the current month, and how much is used.",
  rateLimit: 20,
  regions: lighthouseRegions,
  resources: ["instance/$InstanceIds"],

  input: {
    InstanceIds: listOf(
      instanceId("Id of an instance."),
      "Restricts the list to these instances. Defaults to all instances.",
    )
      .items(0, 100, "InvalidParameterValue.LimitExceeded")
      .unique("InvalidParameterValue.Duplicated")
      .optional(),
    ...paging,
  },

  output: {
    TotalCount: int("Number of instances across all pages."),
    InstanceTrafficPackageSet: listOf(InstanceTrafficPackage, "Instances on this page."),
  },

  raises: [
    "InvalidParameterValue.Duplicated",
    "InvalidParameterValue.InstanceIdMalformed",
    "InvalidParameterValue.LimitExceeded",
    "InvalidParameterValue.Negative",
    "InvalidParameterValue.OutOfRange",
    "UnauthorizedOperation.NoPermission",
  ],
  alsoPublished: [
    "FailedOperation",
    "FailedOperation.DescribeInstancesTrafficPackagesFailed",
    "InternalError.DescribeInstancesTrafficPackagesFailed",
  ],

  async run({ input, instances, runs, machines, now }) {
    const rows = (await instances.all()).filter((row) => isRequested(input.InstanceIds, row.id));
    const shown = pageOf(rows, input);
    const ids = shown.map((row) => row.id);
    const ran = await runs.until(now, ids);
    const page: (typeof InstanceTrafficPackage.value)[] = [];
    for (const row of shown) {
      const month = packageMonth(row, now);
      const used = await bytesSent(machines, row.id, within(ran.get(row.id) ?? [], month));
      page.push({ InstanceId: row.id, TrafficPackageSet: [toTrafficPackage(row, month, used)] });
    }
    return { TotalCount: rows.length, InstanceTrafficPackageSet: page };
  },
});
