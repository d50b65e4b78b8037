import { string } from "#kernel/fields.ts";
import { checkTrustPolicy } from "../../policy/documents.ts";
import { action } from "../../scope.ts";
import { optionalRoleId, optionalRoleName } from "../../wire/parameters.ts";

export default action({
  name: "UpdateAssumeRolePolicy",
  category: "Role",
  summary: "Replaces the trust policy of a role.",
  rateLimit: 20,
  regions: "global",
  atomic: true,
  resources: ["role/$RoleId", "roleName/$RoleName"],
  operationLevel: true,

  input: {
    PolicyDocument: string("The new trust policy, in CAM's policy language."),
    RoleId: optionalRoleId(),
    RoleName: optionalRoleName(),
  },

  output: {},

  raises: [
    "InvalidParameter.ActionError",
    "InvalidParameter.ConditionContentError",
    "InvalidParameter.ConditionError",
    "InvalidParameter.ConditionTypeError",
    "InvalidParameter.EffectError",
    "InvalidParameter.ParamError",
    "InvalidParameter.PrincipalError",
    "InvalidParameter.PrincipalQcsError",
    "InvalidParameter.PrincipalQcsNotExist",
    "InvalidParameter.PrincipalServiceNotExist",
    "InvalidParameter.RoleNotExist",
    "InvalidParameter.StatementError",
    "InvalidParameter.VersionError",
  ],
  alsoPublished: [
    "InternalError.SystemError",
    "InvalidParameter.ActionMiss",
    "InvalidParameter.AttachmentFull",
    "InvalidParameter.PolicyDocumentLengthOverLimit",
    "InvalidParameter.PrincipalQcsCrossError",
    "InvalidParameter.UserNotExist",
  ],

  async run({ input: { PolicyDocument: trust, RoleId, RoleName }, roles, directory, now, fail }) {
    const role = await roles.customRole(RoleId, RoleName, fail);
    await checkTrustPolicy(trust, directory, fail);
    await roles.change(role, { trust }, now);
    return {};
  },
});
