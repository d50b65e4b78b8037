import { action } from "../../scope.ts";
import { askedPolicyId, askedPolicyName, askedRoleId, askedRoleName } from "../../wire/parameters.ts";

export default action({
  name: "DetachRolePolicy",
  category: "Role",
  summary: "Unbinds a policy from a role.",
  rateLimit: 20,
  regions: "global",
  atomic: true,
  resources: ["role/$DetachRoleId", "roleName/$DetachRoleName"],

  input: {
    PolicyId: askedPolicyId(),
    DetachRoleId: askedRoleId(),
    DetachRoleName: askedRoleName(),
    PolicyName: askedPolicyName(),
  },

  output: {},

  raises: [
    "FailedOperation.OrganizationPolicyOperateError",
    "InternalError.SystemError",
    "InvalidParameter.ParamError",
    "InvalidParameter.PolicyIdNotExist",
    "InvalidParameter.RoleNotExist",
  ],

  async run({ input, policies, roles, attachments, fail }) {
    const { PolicyId, PolicyName, DetachRoleId, DetachRoleName } = input;
    const policy = await policies.asked(PolicyId, PolicyName);
    if (!policy) return fail("InvalidParameter.PolicyIdNotExist", { value: PolicyId ?? PolicyName ?? "" });
    const role = await roles.changeable(DetachRoleId, DetachRoleName, fail);
    await attachments.detach(policy, { kind: "role", target: role.id });
    return {};
  },
});
