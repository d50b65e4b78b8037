import { cvmRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { invokerId } from "../parameters.ts";
import { existingInvoker } from "../refusals.ts";

export default action({
  name: "DisableInvoker",
  category: "Invoker",
  summary: "Disables an invoker. Runs that have begun continue.",
  rateLimit: 20,
  regions: cvmRegions,
  atomic: true,
  resources: ["invoker/$InvokerId"],

  input: { InvokerId: invokerId() },

  output: {},

  raises: ["InvalidParameterValue.InvalidInvokerId", "ResourceNotFound"],
  alsoPublished: ["AuthFailure", "InvalidParameterValue.ID"],

  async run({ input: { InvokerId }, invokers, now, fail }) {
    await existingInvoker(InvokerId, invokers, "ResourceNotFound", fail);
    await invokers.change(InvokerId, { enabled: 0, due: null, updated: now });
    return {};
  },
});
