import { int, listOf, objectType, string } from "#kernel/fields.ts";
import { cvmRegions } from "#services/regions.ts";
import { commandQuota } from "../../command/newCommand.ts";
import { action } from "../../scope.ts";

const GeneralResourceQuotaSet = objectType("GeneralResourceQuotaSet", {
  ResourceName: string("COMMAND or REGISTER_CODE."),
  ResourceQuotaUsed: int("How many exist."),
  ResourceQuotaTotal: int("How many are allowed."),
});

/** The maximum number of registration codes. This server creates none. */
const registerCodeQuota = 5000;

export default action({
  name: "DescribeQuotas",
  category: "Quota",
  summary: "Returns quotas of the region.",
  rateLimit: 20,
  regions: cvmRegions,

  input: {
    ResourceNames: listOf(
      string("COMMAND or REGISTER_CODE.").oneOf(
        ["COMMAND", "REGISTER_CODE"],
        "ResourceUnavailable.InvalidResourceQuotaResourceCode",
      ),
      "The quotas to return.",
    ).items(1, 100),
  },

  output: { GeneralResourceQuotaSet: listOf(GeneralResourceQuotaSet, "The quotas.") },

  raises: ["MissingParameter", "ResourceUnavailable.InvalidResourceQuotaResourceCode"],

  async run({ input: { ResourceNames }, commands }) {
    const quotas = {
      COMMAND: { used: await commands.count(), total: commandQuota },
      REGISTER_CODE: { used: 0, total: registerCodeQuota },
    };
    const set = ResourceNames.map((name) => ({
      ResourceName: name,
      ResourceQuotaUsed: quotas[name].used,
      ResourceQuotaTotal: quotas[name].total,
    }));
    return { GeneralResourceQuotaSet: set };
  },
});
