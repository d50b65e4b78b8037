import { int } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { uin } from "../../wire/parameters.ts";

export default action({
  name: "DetachUserPolicy",
  category: "Policy",
  summary: "Unbinds a policy from a user.",
  rateLimit: 20,
  regions: "global",
  atomic: true,
  resources: ["uin/$DetachUin", "policyid/$PolicyId"],
  operationLevel: true,

  input: {
    PolicyId: int("Id of the policy."),
    DetachUin: uin("Uin of the user."),
  },

  output: {},

  raises: ["ResourceNotFound.PolicyIdNotFound", "ResourceNotFound.UserNotExist"],
  alsoPublished: [
    "FailedOperation.OrganizationPolicyOperateError",
    "InternalError.SystemError",
    "InvalidParameter.AttachmentFull",
    "InvalidParameter.ParamError",
    "InvalidParameter.PolicyIdError",
    "InvalidParameter.PolicyIdNotExist",
    "InvalidParameter.UserNotExist",
  ],

  async run({ input, policies, users, attachments, fail }) {
    const { PolicyId } = input;
    const policy =
      (await policies.find({ id: PolicyId })) ?? fail("ResourceNotFound.PolicyIdNotFound", { value: PolicyId });
    const uin = String(input.DetachUin);
    if (!(await users.find({ uin }))) fail("ResourceNotFound.UserNotExist", { parameter: "DetachUin", value: uin });
    await attachments.detach(policy, { kind: "user", target: uin });
    return {};
  },
});
