import { int, listOf, objectType, string } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { quotas } from "../catalogue.ts";
import { countOf, quotaOf, snapshotQuota } from "../quotas.ts";

const GeneralResourceQuota = objectType("GeneralResourceQuota", {
  ResourceName: string("What is counted."),
  ResourceQuotaAvailable: int("How many more there may be."),
  ResourceQuotaTotal: int("How many there may be."),
});

const names = quotas.map((quota) => quota.name);

export default action({
  name: "DescribeGeneralResourceQuotas",
  category: "Quota",
  summary: "Tells how many of some kinds of resources the account may have in a region, and how many more.",
  rateLimit: 10,
  regions: lighthouseRegions,

  input: {
    ResourceNames: listOf(
      string("A kind of resource.").oneOf(names, "InvalidParameterValue.InvalidResourceQuotaResourceName"),
      "The kinds that are asked about.",
    ).items(1, 100),
  },

  output: { GeneralResourceQuotaSet: listOf(GeneralResourceQuota, "The figures, in the order asked for.") },

  raises: [
    "FailedOperation",
    "InvalidParameterValue.InvalidResourceQuotaResourceName",
    "UnauthorizedOperation.NoPermission",
  ],

  async run({ input, instances, disks, keyPairs, snapshots, blueprints, region }) {
    const [rows, bundles] = [await instances.all(), await instances.bundles()];
    const custom = (await blueprints.custom()).length;
    const data = (await disks.all()).filter((disk) => disk.usage === "DATA_DISK").length;
    const used: Readonly<Record<string, number>> = {
      USER_KEY_PAIR: (await keyPairs.all()).length,
      SNAPSHOT: (await snapshots.all()).length,
      BLUEPRINT: custom,
      FREE_BLUEPRINT: custom,
      DATA_DISK: data,
    };
    return {
      GeneralResourceQuotaSet: input.ResourceNames.map((name) => {
        const total = name === "SNAPSHOT" ? snapshotQuota(rows) : (quotaOf(name, region) ?? 0);
        const kind = name.replace(/_INSTANCE$/, "");
        const taken = used[name] ?? countOf(kind, bundles);
        return { ResourceName: name, ResourceQuotaAvailable: Math.max(0, total - taken), ResourceQuotaTotal: total };
      }),
    };
  },
});
