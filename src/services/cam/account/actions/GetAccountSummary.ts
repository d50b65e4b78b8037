import { int } from "#kernel/fields.ts";
import { action } from "../../scope.ts";

export default action({
  name: "GetAccountSummary",
  category: "Account",
  summary: "Counts what the account has in CAM.",
  rateLimit: 20,
  regions: "global",

  input: {},

  output: {
    Policies: int("Policies of its own."),
    Roles: int("Roles."),
    User: int("Users."),
    Group: int("Groups."),
    Member: int("Users who are in a group."),
    IdentityProviders: int("Identity providers; there are none."),
  },

  raises: ["InternalError.SystemError"],

  async run({ policies, roles, users, groups }) {
    return {
      Policies: (await policies.own()).length,
      Roles: (await roles.list()).length,
      User: await users.count(),
      Group: (await groups.list()).length,
      Member: await groups.countMembers(),
      IdentityProviders: 0,
    };
  },
});
