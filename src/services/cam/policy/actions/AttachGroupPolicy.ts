import { int } from "#kernel/fields.ts";
import { action } from "../../scope.ts";

export default action({
  name: "AttachGroupPolicy",
  category: "Policy",
  summary: "Binds a policy to a group. All users of the group receive it.",
  rateLimit: 20,
  regions: "global",
  atomic: true,
  resources: ["groupid/$AttachGroupId", "policyid/$PolicyId"],
  operationLevel: true,

  input: {
    PolicyId: int("Id of the policy."),
    AttachGroupId: int("Id of the group."),
  },

  output: {},

  raises: [
    "InvalidParameter.AttachmentFull",
    "InvalidParameter.ParamError",
    "ResourceNotFound.GroupNotExist",
    "ResourceNotFound.PolicyIdNotFound",
  ],
  alsoPublished: [
    "FailedOperation.OrganizationPolicyOperateError",
    "FailedOperation.PolicyFull",
    "InternalError.SystemError",
    "InvalidParameter.PolicyIdError",
    "InvalidParameter.PolicyIdNotExist",
    "InvalidParameter.UserNotExist",
    "ResourceNotFound.UserNotExist",
  ],

  async run({ input, policies, groups, attachments, now, fail }) {
    const { PolicyId } = input;
    const policy =
      (await policies.find({ id: PolicyId })) ?? fail("ResourceNotFound.PolicyIdNotFound", { value: PolicyId });
    const id = input.AttachGroupId;
    if (!(await groups.find({ id }))) fail("ResourceNotFound.GroupNotExist", { parameter: "AttachGroupId", value: id });
    await attachments.attach(policy, { kind: "group", target: String(id) }, now, fail);
    return {};
  },
});
