import { int, listOf } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { policyFormCodes } from "../publishedCodes.ts";
import { customPolicy } from "../rows.ts";

export default action({
  name: "DeletePolicyVersion",
  category: "Policy",
  summary: "Deletes non-default versions of a policy. If one cannot be deleted, none is.",
  rateLimit: 20,
  regions: "global",
  atomic: true,
  resources: ["policyid/$PolicyId"],
  operationLevel: true,

  input: {
    PolicyId: int("Id of the policy."),
    VersionId: listOf(int("Number of a version."), "The versions.").items(
      1,
      Number.MAX_SAFE_INTEGER,
      "InvalidParameter.ParamError",
    ),
  },

  output: {},

  raises: [
    "FailedOperation.PolicyVersionAlreadyDefault",
    "InvalidParameter.ParamError",
    "InvalidParameter.PolicyVersionNotExists",
    "ResourceNotFound.PolicyIdNotFound",
  ],
  alsoPublished: [
    ...policyFormCodes,
    "FailedOperation",
    "FailedOperation.OrganizationPolicyOperateError",
    "FailedOperation.PolicyNameInUse",
    "InternalError.SystemError",
    "InvalidParameter.AttachmentFull",
    "InvalidParameter.ConditionError",
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

  async run({ input: { PolicyId: id, VersionId: numbers }, policies, versions, fail }) {
    const found = (await policies.find({ id })) ?? fail("ResourceNotFound.PolicyIdNotFound", { value: id });
    const policy = customPolicy(found, fail);
    for (const value of numbers) {
      if (!(await versions.find(policy, value))) fail("InvalidParameter.PolicyVersionNotExists", { value });
      if (value === policy.version) fail("FailedOperation.PolicyVersionAlreadyDefault", { value });
    }
    await versions.remove(policy, numbers);
    return {};
  },
});
