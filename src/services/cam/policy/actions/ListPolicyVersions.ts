import { int, listOf } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { PolicyVersionItem, policyVersion } from "../objects/PolicyVersion.ts";

export default action({
  name: "ListPolicyVersions",
  category: "Policy",
  summary: "Lists the versions of a policy.",
  rateLimit: 20,
  regions: "global",
  resources: ["policyid/$PolicyId"],
  operationLevel: true,

  input: {
    PolicyId: int("Id of the policy."),
  },

  output: {
    Versions: listOf(PolicyVersionItem, "The versions, oldest first."),
  },

  raises: ["ResourceNotFound.PolicyIdNotFound"],
  alsoPublished: ["InternalError.SystemError", "InvalidParameter.ParamError", "InvalidParameter.PolicyIdNotExist"],

  async run({ input: { PolicyId: id }, policies, versions, fail }) {
    const policy = (await policies.find({ id })) ?? fail("ResourceNotFound.PolicyIdNotFound", { value: id });
    return { Versions: (await versions.of(policy)).map((version) => policyVersion(policy, version)) };
  },
});
