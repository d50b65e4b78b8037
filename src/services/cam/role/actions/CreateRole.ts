import { newRoleId } from "#identity/roleId.ts";
import { string } from "#kernel/fields.ts";
import { checkTrustPolicy } from "../../policy/documents.ts";
import { action } from "../../scope.ts";
import { tagColumn, tags } from "../../wire/objects/Tag.ts";
import { description, roleName, sessionDurationOf, sessionSeconds, zeroOrOne } from "../../wire/parameters.ts";
import { roleQuota } from "../rows.ts";

export default action({
  name: "CreateRole",
  category: "Role",
  summary: "Creates a role without policies.",
  rateLimit: 20,
  regions: "global",
  atomic: true,
  resources: ["roleName/$RoleName"],
  operationLevel: true,

  input: {
    RoleName: roleName("Name of the role, unique in the account."),
    PolicyDocument: string("Trust policy in CAM's policy language. It defines who may assume the role."),
    Description: description("Description.").default(""),
    ConsoleLogin: zeroOrOne("1 to allow console access with the role.", "InvalidParameter.ParamError").default(0),
    SessionDuration: sessionSeconds().default(0),
    Tags: tags(
      "RoleTags",
      "Tags of the role.",
      "InvalidParameter.TagParamError",
      "InvalidParameter.TagLimitExceeded",
    ).default([]),
  },

  output: {
    RoleId: string("Id of the role."),
  },

  raises: [
    "InvalidParameter.ActionError",
    "InvalidParameter.ConditionContentError",
    "InvalidParameter.ConditionError",
    "InvalidParameter.ConditionTypeError",
    "InvalidParameter.DescriptionLengthOverlimit",
    "InvalidParameter.EffectError",
    "InvalidParameter.ParamError",
    "InvalidParameter.PrincipalError",
    "InvalidParameter.PrincipalQcsError",
    "InvalidParameter.PrincipalQcsNotExist",
    "InvalidParameter.PrincipalServiceNotExist",
    "InvalidParameter.RoleFull",
    "InvalidParameter.RoleNameError",
    "InvalidParameter.RoleNameInUse",
    "InvalidParameter.StatementError",
    "InvalidParameter.TagLimitExceeded",
    "InvalidParameter.TagParamError",
    "InvalidParameter.VersionError",
  ],
  alsoPublished: [
    "FailedOperation.TagResourceFailed",
    "InternalError.SystemError",
    "InvalidParameter.ActionMiss",
    "InvalidParameter.AttachmentFull",
    "InvalidParameter.PrincipalQcsCrossError",
    "InvalidParameter.UserNotExist",
  ],

  async run({ input, roles, directory, random, now, fail }) {
    const { RoleName: name, PolicyDocument: trust, Description: about, ConsoleLogin: console_login } = input;
    await checkTrustPolicy(trust, directory, fail);
    if (await roles.findByIdAndName(undefined, name)) {
      fail("InvalidParameter.RoleNameInUse", { parameter: "RoleName", value: name });
    }
    if ((await roles.list()).length >= roleQuota) fail("InvalidParameter.RoleFull", { limit: roleQuota });
    const id = newRoleId(random);
    const settings = { kind: "user", console_login, duration: sessionDurationOf(input.SessionDuration) } as const;
    await roles.add({ id, name, trust, about, ...settings, tags: tagColumn(input.Tags) }, now);
    return { RoleId: id };
  },
});
