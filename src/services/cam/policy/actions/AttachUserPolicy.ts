import { int } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { uin } from "../../wire/parameters.ts";

export default action({
  name: "AttachUserPolicy",
  category: "Policy",
  summary: "Binds a policy to a user. It takes effect immediately for all of the user's keys.",
  rateLimit: 20,
  regions: "global",
  atomic: true,
  resources: ["uin/$AttachUin", "policyid/$PolicyId"],
  operationLevel: true,

  input: {
    PolicyId: int("Id of the policy."),
    AttachUin: uin("Uin of the user."),
  },

  output: {},

  raises: [
    "InvalidParameter.AttachmentFull",
    "InvalidParameter.ParamError",
    "ResourceNotFound.PolicyIdNotFound",
    "ResourceNotFound.UserNotExist",
  ],
  alsoPublished: [
    "FailedOperation.OrganizationPolicyOperateError",
    "FailedOperation.PolicyFull",
    "InternalError.SystemError",
    "InvalidParameter.PolicyIdError",
    "InvalidParameter.PolicyIdNotExist",
    "InvalidParameter.UserNotExist",
  ],

  async run({ input, policies, users, attachments, now, fail }) {
    const { PolicyId } = input;
    const policy =
      (await policies.find({ id: PolicyId })) ?? fail("ResourceNotFound.PolicyIdNotFound", { value: PolicyId });
    const uin = String(input.AttachUin);
    if (!(await users.find({ uin }))) fail("ResourceNotFound.UserNotExist", { parameter: "AttachUin", value: uin });
    await attachments.attach(policy, { kind: "user", target: uin }, now, fail);
    return {};
  },
});
