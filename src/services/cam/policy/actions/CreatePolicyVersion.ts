import { bool, int, string } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { checkPermissionPolicy } from "../documents.ts";
import { policyReferenceCodes } from "../publishedCodes.ts";
import { customPolicy } from "../rows.ts";
import { versionQuota } from "../versions.ts";

export default action({
  name: "CreatePolicyVersion",
  category: "Policy",
  summary: "Adds a version to a custom policy.",
  rateLimit: 20,
  regions: "global",
  atomic: true,
  resources: ["policyid/$PolicyId"],
  operationLevel: true,

  input: {
    PolicyId: int("Id of the policy."),
    PolicyDocument: string("Policy document of the version in CAM's policy language."),
    SetAsDefault: bool("Whether the version becomes the default version immediately."),
  },

  output: {
    VersionId: int("Number of the version."),
  },

  raises: [
    "FailedOperation.PolicyVersionFull",
    "InvalidParameter.ActionError",
    "InvalidParameter.ConditionContentError",
    "InvalidParameter.ConditionError",
    "InvalidParameter.ConditionTypeError",
    "InvalidParameter.EffectError",
    "InvalidParameter.ParamError",
    "InvalidParameter.PolicyDocumentError",
    "InvalidParameter.PolicyDocumentLengthOverLimit",
    "InvalidParameter.PolicyIdNotExist",
    "InvalidParameter.PrincipalError",
    "InvalidParameter.ResourceError",
    "InvalidParameter.StatementError",
    "InvalidParameter.VersionError",
  ],
  alsoPublished: [
    ...policyReferenceCodes,
    "FailedOperation",
    "FailedOperation.OrganizationPolicyOperateError",
    "FailedOperation.PolicyFull",
    "FailedOperation.PolicyNameInUse",
    "InternalError.SystemError",
    "InvalidParameter.ActionMiss",
    "InvalidParameter.AttachmentFull",
    "InvalidParameter.DescriptionLengthOverlimit",
    "InvalidParameter.NotSupportProduct",
    "InvalidParameter.PolicyNameError",
    "InvalidParameter.UserNotExist",
    "OperationDenied.CicPolicyOperationDenied",
    "OperationDenied.PolicyTagConflict",
    "ResourceNotFound.GroupNotExist",
    "ResourceNotFound.NotFound",
    "ResourceNotFound.UserNotExist",
  ],

  async run({ input, policies, versions, now, fail }) {
    const { PolicyId: id, PolicyDocument: document, SetAsDefault } = input;
    const found = (await policies.find({ id })) ?? fail("InvalidParameter.PolicyIdNotExist", { value: id });
    const policy = customPolicy(found, fail);
    checkPermissionPolicy(document, fail);
    if ((await versions.of(policy)).length >= versionQuota) {
      fail("FailedOperation.PolicyVersionFull", { value: id, limit: versionQuota });
    }
    const version = await versions.add(policy, document, now);
    if (SetAsDefault) await versions.enforce(policy, version, now);
    return { VersionId: version.version };
  },
});
