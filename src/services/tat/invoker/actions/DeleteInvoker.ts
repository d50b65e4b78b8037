import { cvmRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { invokerId } from "../parameters.ts";
import { existingInvoker } from "../refusals.ts";

export default action({
  name: "DeleteInvoker",
  category: "Invoker",
  summary: "Deletes an invoker and its records.",
  rateLimit: 20,
  regions: cvmRegions,
  atomic: true,
  resources: ["invoker/$InvokerId"],

  input: { InvokerId: invokerId() },

  output: {},

  raises: ["InvalidParameterValue.InvalidInvokerId", "ResourceNotFound"],
  alsoPublished: ["AuthFailure", "InvalidParameterValue.ID"],

  async run({ input: { InvokerId }, invokers, fail }) {
    await existingInvoker(InvokerId, invokers, "ResourceNotFound", fail);
    await invokers.remove(InvokerId);
    return {};
  },
});
