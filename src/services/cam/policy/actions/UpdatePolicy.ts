import { int, string } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { description, optionalPolicyId, policyName } from "../../wire/parameters.ts";
import { checkPermissionPolicy } from "../documents.ts";
import { policyReferenceCodes } from "../publishedCodes.ts";
import { customPolicy } from "../rows.ts";

export default action({
  name: "UpdatePolicy",
  category: "Policy",
  summary: "Changes a custom policy. A new document replaces that of the default version.",
  rateLimit: 20,
  regions: "global",
  atomic: true,
  resources: ["policyid/$PolicyId", "policyName/$PolicyName"],
  operationLevel: true,

  input: {
    PolicyId: optionalPolicyId(),
    PolicyName: policyName("Name of the policy if PolicyId is omitted, else its new name.").optional(),
    Description: description("Description.").optional(),
    PolicyDocument: string("Policy document in CAM's policy language.").optional(),
    Alias: string("Alias of a preset policy. It cannot be changed.").optional(),
  },

  output: {
    PolicyId: int("Id of the policy."),
  },

  raises: [
    "FailedOperation.PolicyNameInUse",
    "InvalidParameter.ActionError",
    "InvalidParameter.ConditionContentError",
    "InvalidParameter.ConditionError",
    "InvalidParameter.ConditionTypeError",
    "InvalidParameter.DescriptionLengthOverlimit",
    "InvalidParameter.EffectError",
    "InvalidParameter.ParamError",
    "InvalidParameter.PolicyDocumentError",
    "InvalidParameter.PolicyDocumentLengthOverLimit",
    "InvalidParameter.PolicyNameError",
    "InvalidParameter.PrincipalError",
    "InvalidParameter.ResourceError",
    "InvalidParameter.StatementError",
    "InvalidParameter.VersionError",
    "ResourceNotFound.PolicyIdNotFound",
  ],
  alsoPublished: [
    ...policyReferenceCodes,
    "FailedOperation.OrganizationPolicyOperateError",
    "InternalError.SystemError",
    "InvalidParameter.ActionMiss",
    "InvalidParameter.AttachmentFull",
    "InvalidParameter.NotSupportProduct",
    "InvalidParameter.PolicyIdError",
    "InvalidParameter.PolicyIdNotExist",
    "InvalidParameter.UserNotExist",
    "OperationDenied.PolicyTagConflict",
    "ResourceNotFound.GroupNotExist",
    "ResourceNotFound.NotFound",
    "ResourceNotFound.UserNotExist",
  ],

  async run({ input, policies, versions, now, fail }) {
    const { PolicyId, PolicyName: name, Description: about, PolicyDocument: document } = input;
    const found = await policies.findByIdOrName(PolicyId, name);
    if (!found) return fail("ResourceNotFound.PolicyIdNotFound", { value: PolicyId ?? name ?? "" });
    const policy = customPolicy(found, fail);
    if (document !== undefined) checkPermissionPolicy(document, fail);
    if (name !== undefined && name !== policy.name && (await policies.find({ name }))) {
      fail("FailedOperation.PolicyNameInUse", { parameter: "PolicyName", value: name });
    }
    await policies.change(
      policy.id,
      { ...(name !== undefined && { name }), ...(about !== undefined && { about }) },
      now,
    );
    if (document !== undefined) await versions.rewrite(policy, document, now);
    return { PolicyId: policy.id };
  },
});
