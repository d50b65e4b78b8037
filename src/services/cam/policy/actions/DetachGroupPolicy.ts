import { int } from "#kernel/fields.ts";
import { action } from "../../scope.ts";

export default action({
  name: "DetachGroupPolicy",
  category: "Policy",
  summary: "Unbinds a policy from a group.",
  rateLimit: 20,
  regions: "global",
  atomic: true,
  resources: ["groupid/$DetachGroupId", "policyid/$PolicyId"],
  operationLevel: true,

  input: {
    PolicyId: int("Id of the policy."),
    DetachGroupId: int("Id of the group."),
  },

  output: {},

  raises: ["InvalidParameter.PolicyIdNotExist", "ResourceNotFound.GroupNotExist"],
  alsoPublished: [
    "FailedOperation.OrganizationPolicyOperateError",
    "InternalError.SystemError",
    "InvalidParameter.ParamError",
    "InvalidParameter.PolicyIdError",
    "InvalidParameter.UserNotExist",
    "ResourceNotFound.UserNotExist",
  ],

  async run({ input, policies, groups, attachments, fail }) {
    const { PolicyId } = input;
    const policy =
      (await policies.find({ id: PolicyId })) ?? fail("InvalidParameter.PolicyIdNotExist", { value: PolicyId });
    const id = input.DetachGroupId;
    if (!(await groups.find({ id }))) fail("ResourceNotFound.GroupNotExist", { parameter: "DetachGroupId", value: id });
    await attachments.detach(policy, { kind: "group", target: String(id) });
    return {};
  },
});
