import { action } from "../../scope.ts";
import { optionalPolicyId, optionalPolicyName, optionalRoleId, optionalRoleName } from "../../wire/parameters.ts";

export default action({
  name: "DetachRolePolicy",
  category: "Role",
  summary: "Unbinds a policy from a role.",
  rateLimit: 20,
  regions: "global",
  atomic: true,
  resources: ["role/$DetachRoleId", "roleName/$DetachRoleName", "policyid/$PolicyId", "policyName/$PolicyName"],
  operationLevel: true,

  input: {
    PolicyId: optionalPolicyId(),
    DetachRoleId: optionalRoleId(),
    DetachRoleName: optionalRoleName(),
    PolicyName: optionalPolicyName(),
  },

  output: {},

  raises: ["InvalidParameter.ParamError", "InvalidParameter.PolicyIdNotExist", "InvalidParameter.RoleNotExist"],
  alsoPublished: ["FailedOperation.OrganizationPolicyOperateError", "InternalError.SystemError"],

  async run({ input, policies, roles, attachments, fail }) {
    const { PolicyId, PolicyName, DetachRoleId, DetachRoleName } = input;
    const policy = await policies.findByIdOrName(PolicyId, PolicyName);
    if (!policy) return fail("InvalidParameter.PolicyIdNotExist", { value: PolicyId ?? PolicyName ?? "" });
    const role = await roles.customRole(DetachRoleId, DetachRoleName, fail);
    await attachments.detach(policy, { kind: "role", target: role.id });
    return {};
  },
});
