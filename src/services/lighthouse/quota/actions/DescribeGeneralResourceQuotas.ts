import { int, listOf, objectType, string } from "#kernel/fields.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { quotas } from "../catalogue.ts";
import { countOf, quotaOf, snapshotQuota } from "../quotas.ts";

const GeneralResourceQuota = objectType("GeneralResourceQuota", {
  ResourceName: string("Resource type."),
  ResourceQuotaAvailable: int("Remaining quota."),
  ResourceQuotaTotal: int("Total quota."),
});

const names = quotas.map((quota) => quota.name);

export default action({
  name: "DescribeGeneralResourceQuotas",
  category: "Quota",
  summary: "Returns the account's quotas for some resource types in a region, and how much of each remains.",
  rateLimit: 10,
  regions: lighthouseRegions,

  input: {
    ResourceNames: listOf(
      string("A kind of resource.").oneOf(names, "InvalidParameterValue.InvalidResourceQuotaResourceName"),
      "Resource types to query.",
    ).items(1, 100),
  },

  output: { GeneralResourceQuotaSet: listOf(GeneralResourceQuota, "Quotas, in the order requested.") },

  raises: ["InvalidParameterValue.InvalidResourceQuotaResourceName", "UnauthorizedOperation.NoPermission"],
  alsoPublished: ["FailedOperation"],

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
