import { action } from "../../scope.ts";
import { optionalPolicyId, optionalPolicyName, optionalRoleId, optionalRoleName } from "../../wire/parameters.ts";

export default action({
  name: "AttachRolePolicy",
  category: "Role",
  summary: "Binds a policy to a role.",
  rateLimit: 20,
  regions: "global",
  atomic: true,
  resources: ["role/$AttachRoleId", "roleName/$AttachRoleName", "policyid/$PolicyId", "policyName/$PolicyName"],
  operationLevel: true,

  input: {
    PolicyId: optionalPolicyId(),
    AttachRoleId: optionalRoleId(),
    AttachRoleName: optionalRoleName(),
    PolicyName: optionalPolicyName(),
  },

  output: {},

  raises: [
    "InvalidParameter.AttachmentFull",
    "InvalidParameter.ParamError",
    "InvalidParameter.PolicyIdNotExist",
    "InvalidParameter.RoleNotExist",
  ],
  alsoPublished: [
    "FailedOperation.OrganizationPolicyOperateError",
    "InternalError.SystemError",
    "InvalidParameter.PolicyNameError",
    "InvalidParameter.VersionError",
  ],

  async run({ input, policies, roles, attachments, now, fail }) {
    const { PolicyId, PolicyName, AttachRoleId, AttachRoleName } = input;
    const policy = await policies.findByIdOrName(PolicyId, PolicyName);
    if (!policy) return fail("InvalidParameter.PolicyIdNotExist", { value: PolicyId ?? PolicyName ?? "" });
    const role = await roles.customRole(AttachRoleId, AttachRoleName, fail);
    await attachments.attach(policy, { kind: "role", target: role.id }, now, fail);
    return {};
  },
});
