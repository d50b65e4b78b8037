import { object } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { optionalRoleId, optionalRoleName } from "../../wire/parameters.ts";
import { RoleInfo, roleInfo } from "../objects/Role.ts";

export default action({
  name: "GetRole",
  category: "Role",
  summary: "Returns a role.",
  rateLimit: 20,
  regions: "global",
  resources: ["role/$RoleId", "roleName/$RoleName"],
  operationLevel: true,

  input: {
    RoleId: optionalRoleId(),
    RoleName: optionalRoleName(),
  },

  output: {
    RoleInfo: object(RoleInfo, "The role."),
  },

  raises: ["InvalidParameter.RoleNotExist"],
  alsoPublished: ["InternalError.SystemError", "InvalidParameter.ParamError"],

  async run({ input: { RoleId, RoleName }, roles, fail }) {
    const role = await roles.findByIdAndName(RoleId, RoleName);
    if (!role) return fail("InvalidParameter.RoleNotExist", { value: RoleName ?? RoleId ?? "" });
    return { RoleInfo: roleInfo(role) };
  },
});
