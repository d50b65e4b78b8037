import { action } from "../../scope.ts";
import { numericRoleId, optionalRoleName, sessionDurationOf, sessionSeconds } from "../../wire/parameters.ts";

export default action({
  name: "UpdateRoleSessionDuration",
  category: "Role",
  summary: "Changes the maximum session duration of a role.",
  rateLimit: 20,
  regions: "global",
  atomic: true,
  resources: ["role/$RoleId", "roleName/$RoleName"],
  operationLevel: true,

  input: {
    SessionDuration: sessionSeconds(),
    RoleName: optionalRoleName(),
    RoleId: numericRoleId(),
  },

  output: {},

  raises: ["InvalidParameter.ParamError", "InvalidParameter.RoleNotExist"],
  alsoPublished: ["InternalError.SystemError"],

  async run({ input: { SessionDuration, RoleId, RoleName }, roles, now, fail }) {
    const role = await roles.customRole(RoleId?.toString(), RoleName, fail);
    await roles.change(role, { duration: sessionDurationOf(SessionDuration) }, now);
    return {};
  },
});
