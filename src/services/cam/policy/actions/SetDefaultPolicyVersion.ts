import { int } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { policyFormCodes, policyReferenceCodes } from "../publishedCodes.ts";
import { customPolicy } from "../rows.ts";

export default action({
  name: "SetDefaultPolicyVersion",
  category: "Policy",
  summary:
    "Makes a version of a policy the default version, with immediate effect for all entities that have the policy.",
  rateLimit: 20,
  regions: "global",
  atomic: true,
  resources: ["policyid/$PolicyId"],
  operationLevel: true,

  input: {
    PolicyId: int("Id of the policy."),
    VersionId: int("Number of the version."),
  },

  output: {},

  raises: [
    "FailedOperation.PolicyVersionAlreadyDefault",
    "InvalidParameter.ParamError",
    "InvalidParameter.PolicyVersionNotExists",
    "ResourceNotFound.PolicyIdNotFound",
  ],
  alsoPublished: [
    ...policyReferenceCodes,
    ...policyFormCodes,
    "FailedOperation.OrganizationPolicyOperateError",
    "FailedOperation.PolicyNameInUse",
    "InternalError.SystemError",
    "InvalidParameter.ActionMiss",
    "InvalidParameter.AttachmentFull",
    "InvalidParameter.ConditionContentError",
    "InvalidParameter.ConditionError",
    "InvalidParameter.ConditionTypeError",
    "InvalidParameter.DescriptionLengthOverlimit",
    "InvalidParameter.NotSupportProduct",
    "InvalidParameter.PolicyDocumentLengthOverLimit",
    "InvalidParameter.PolicyIdError",
    "InvalidParameter.PolicyIdNotExist",
    "InvalidParameter.PolicyNameError",
    "InvalidParameter.PrincipalError",
    "InvalidParameter.UserNotExist",
    "InvalidParameter.VersionError",
    "OperationDenied.CicPolicyOperationDenied",
    "ResourceNotFound.GroupNotExist",
    "ResourceNotFound.NotFound",
    "ResourceNotFound.UserNotExist",
  ],

  async run({ input: { PolicyId: id, VersionId }, policies, versions, now, fail }) {
    const found = (await policies.find({ id })) ?? fail("ResourceNotFound.PolicyIdNotFound", { value: id });
    const policy = customPolicy(found, fail);
    const version =
      (await versions.find(policy, VersionId)) ?? fail("InvalidParameter.PolicyVersionNotExists", { value: VersionId });
    if (VersionId === policy.version) fail("FailedOperation.PolicyVersionAlreadyDefault", { value: VersionId });
    await versions.enforce(policy, version, now);
    return {};
  },
});
