import { cvmRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { invokerId } from "../parameters.ts";
import { existingInvoker } from "../refusals.ts";
import { nextRun } from "../schedule.ts";

export default action({
  name: "EnableInvoker",
  category: "Invoker",
  summary: "Enables an invoker.",
  rateLimit: 20,
  regions: cvmRegions,
  atomic: true,
  resources: ["invoker/$InvokerId"],

  input: { InvokerId: invokerId() },

  output: {},

  raises: ["InvalidParameterValue.InvalidInvokerId", "ResourceNotFound"],
  alsoPublished: ["AuthFailure", "InvalidParameterValue.ID"],

  async run({ input: { InvokerId }, invokers, now, fail }) {
    const row = await existingInvoker(InvokerId, invokers, "ResourceNotFound", fail);
    await invokers.change(InvokerId, { enabled: 1, due: nextRun(row, now), updated: now });
    return {};
  },
});
