import { int, listOf } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { customPolicy } from "../rows.ts";

export default action({
  name: "DeletePolicy",
  category: "Policy",
  summary: "Deletes custom policies and their bindings. If one cannot be deleted, none is.",
  rateLimit: 20,
  regions: "global",
  atomic: true,
  resources: ["policyid/$PolicyId"],
  operationLevel: true,

  input: {
    PolicyId: listOf(int("Id of a policy."), "The policies.")
      .items(1, Number.MAX_SAFE_INTEGER, "InvalidParameter.PolicyIdError")
      .items(1, 100, "InvalidParameter.OperatePoliciesOverLimit"),
  },

  output: {},

  raises: [
    "InvalidParameter.OperatePoliciesOverLimit",
    "InvalidParameter.ParamError",
    "InvalidParameter.PolicyIdError",
    "ResourceNotFound.PolicyIdNotFound",
  ],
  alsoPublished: [
    "FailedOperation.OrganizationPolicyOperateError",
    "InternalError.SystemError",
    "InvalidParameter.PolicyIdNotExist",
    "ResourceNotFound.NotFound",
  ],

  async run({ input: { PolicyId: ids }, policies, fail }) {
    for (const id of ids) {
      const policy = (await policies.find({ id })) ?? fail("ResourceNotFound.PolicyIdNotFound", { value: id });
      customPolicy(policy, fail);
    }
    await policies.remove(ids);
    return {};
  },
});
