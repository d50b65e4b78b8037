import { int } from "#kernel/fields.ts";
import { action } from "../../scope.ts";

export default action({
  name: "GetAccountSummary",
  category: "Account",
  summary: "Returns the numbers of users, groups, roles and policies of the account.",
  rateLimit: 20,
  regions: "global",
  operationLevel: true,

  input: {},

  output: {
    Policies: int("Number of custom policies."),
    Roles: int("Number of roles."),
    User: int("Number of users."),
    Group: int("Number of groups."),
    Member: int("Number of users that belong to a group."),
    IdentityProviders: int("Number of identity providers: always 0."),
  },

  raises: [],
  alsoPublished: ["InternalError.SystemError"],

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
