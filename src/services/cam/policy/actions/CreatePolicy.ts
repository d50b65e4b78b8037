import { int, string } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { tagColumn, tags } from "../../wire/objects/Tag.ts";
import { description, policyName } from "../../wire/parameters.ts";
import { checkPermissionPolicy } from "../documents.ts";
import { policyReferenceCodes } from "../publishedCodes.ts";
import { policyQuota } from "../rows.ts";

export default action({
  name: "CreatePolicy",
  category: "Policy",
  summary: "Creates a custom policy.",
  rateLimit: 20,
  regions: "global",
  atomic: true,
  operationLevel: true,

  input: {
    PolicyName: policyName("Name of the policy, unique among custom and preset policies."),
    PolicyDocument: string("Policy document in CAM's policy language."),
    Description: description("Description.").default(""),
    Tags: tags("Tag", "Tags of the policy.", "InvalidParameter.ParamError").default([]),
  },

  output: {
    PolicyId: int("Id of the policy."),
  },

  raises: [
    "FailedOperation.PolicyFull",
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
  ],
  alsoPublished: [
    ...policyReferenceCodes,
    "InternalError.SystemError",
    "InvalidParameter.ActionMiss",
    "InvalidParameter.AttachmentFull",
    "InvalidParameter.NotSupportProduct",
    "InvalidParameter.UserNotExist",
    "ResourceNotFound.GroupNotExist",
    "ResourceNotFound.NotFound",
    "ResourceNotFound.UserNotExist",
  ],

  async run({ input, policies, random, now, fail }) {
    const { PolicyName: name, PolicyDocument: document, Description: about, Tags } = input;
    checkPermissionPolicy(document, fail);
    if (await policies.find({ name }))
      fail("FailedOperation.PolicyNameInUse", { parameter: "PolicyName", value: name });
    if ((await policies.own()).length >= policyQuota) fail("FailedOperation.PolicyFull", { limit: policyQuota });
    const id = await policies.freeId(random);
    await policies.add({ id, name, about, document, tags: tagColumn(Tags) }, now);
    return { PolicyId: id };
  },
});
