import { action } from "../../scope.ts";
import { optionalRoleId, optionalRoleName } from "../../wire/parameters.ts";

export default action({
  name: "DeleteRole",
  category: "Role",
  summary: "Deletes a role and its policy bindings. Its sessions become invalid.",
  rateLimit: 20,
  regions: "global",
  atomic: true,
  resources: ["role/$RoleId", "roleName/$RoleName"],
  operationLevel: true,

  input: {
    RoleId: optionalRoleId(),
    RoleName: optionalRoleName(),
  },

  output: {},

  raises: ["InvalidParameter.ParamError", "InvalidParameter.RoleNotExist"],
  alsoPublished: [
    "InternalError.SystemError",
    "InvalidParameter.OrganizationRoleOperateError",
    "InvalidParameter.PolicyNameError",
    "InvalidParameter.TagParamError",
  ],

  async run({ input: { RoleId, RoleName }, roles, fail }) {
    await roles.remove(await roles.customRole(RoleId, RoleName, fail));
    return {};
  },
});
