import { listOf } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { SubAccountInfo, subAccountInfo } from "../objects/User.ts";

export default action({
  name: "ListUsers",
  category: "User",
  summary: "Lists the users of the account.",
  rateLimit: 20,
  regions: "global",
  operationLevel: true,

  input: {},

  output: {
    Data: listOf(SubAccountInfo, "The users, newest first."),
  },

  raises: [],
  alsoPublished: ["FailedOperation"],

  async run({ users }) {
    return { Data: (await users.list()).map(subAccountInfo) };
  },
});
