import { int, object } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { PolicyVersionDetail, policyVersion } from "../objects/PolicyVersion.ts";

export default action({
  name: "GetPolicyVersion",
  category: "Policy",
  summary: "Returns a version of a policy with its document.",
  rateLimit: 20,
  regions: "global",
  resources: ["policyid/$PolicyId"],
  operationLevel: true,

  input: {
    PolicyId: int("Id of the policy."),
    VersionId: int("Number of the version."),
  },

  output: {
    PolicyVersion: object(PolicyVersionDetail, "The version."),
  },

  raises: ["InvalidParameter.PolicyVersionNotExists", "ResourceNotFound.PolicyIdNotFound"],
  alsoPublished: ["InternalError.SystemError", "InvalidParameter.ParamError", "InvalidParameter.PolicyIdError"],

  async run({ input: { PolicyId: id, VersionId }, policies, versions, fail }) {
    const policy = (await policies.find({ id })) ?? fail("ResourceNotFound.PolicyIdNotFound", { value: id });
    const version =
      (await versions.find(policy, VersionId)) ?? fail("InvalidParameter.PolicyVersionNotExists", { value: VersionId });
    return { PolicyVersion: { ...policyVersion(policy, version), Document: version.document } };
  },
});
