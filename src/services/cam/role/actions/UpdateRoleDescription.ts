import { action } from "../../scope.ts";
import { description, optionalRoleId, optionalRoleName } from "../../wire/parameters.ts";

export default action({
  name: "UpdateRoleDescription",
  category: "Role",
  summary: "Changes the description of a role.",
  rateLimit: 20,
  regions: "global",
  atomic: true,
  resources: ["role/$RoleId", "roleName/$RoleName"],
  operationLevel: true,

  input: {
    Description: description("Description."),
    RoleId: optionalRoleId(),
    RoleName: optionalRoleName(),
  },

  output: {},

  raises: [
    "InvalidParameter.DescriptionLengthOverlimit",
    "InvalidParameter.ParamError",
    "InvalidParameter.RoleNotExist",
  ],
  alsoPublished: ["InternalError.SystemError"],

  async run({ input: { Description: about, RoleId, RoleName }, roles, now, fail }) {
    await roles.change(await roles.customRole(RoleId, RoleName, fail), { about }, now);
    return {};
  },
});
