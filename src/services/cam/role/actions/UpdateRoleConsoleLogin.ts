import { action } from "../../scope.ts";
import { numericRoleId, optionalRoleName, zeroOrOne } from "../../wire/parameters.ts";

export default action({
  name: "UpdateRoleConsoleLogin",
  category: "Role",
  summary: "Allows or denies console access with a role.",
  rateLimit: 20,
  regions: "global",
  atomic: true,
  resources: ["role/$RoleId", "roleName/$RoleName"],
  operationLevel: true,

  input: {
    ConsoleLogin: zeroOrOne("1 to allow console access with the role, 0 to deny it.", "InvalidParameter.ParamError"),
    RoleId: numericRoleId(),
    RoleName: optionalRoleName(),
  },

  output: {},

  raises: ["InvalidParameter.ParamError", "InvalidParameter.RoleNotExist"],
  alsoPublished: ["InternalError.SystemError"],

  async run({ input: { ConsoleLogin: console_login, RoleId, RoleName }, roles, now, fail }) {
    await roles.change(await roles.customRole(RoleId?.toString(), RoleName, fail), { console_login }, now);
    return {};
  },
});
