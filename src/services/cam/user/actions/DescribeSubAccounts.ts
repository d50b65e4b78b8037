import { listOf } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { uin } from "../../wire/parameters.ts";
import { SubAccountUser, subAccountUser } from "../objects/User.ts";

export default action({
  name: "DescribeSubAccounts",
  category: "User",
  summary: "Returns users by Uin. Unknown Uins are ignored.",
  rateLimit: 20,
  regions: "global",
  resources: ["uin/$FilterSubAccountUin"],
  operationLevel: true,

  input: {
    FilterSubAccountUin: listOf(uin("Uin of a user."), "Uins of the users.").items(1, 50),
  },

  output: {
    SubAccounts: listOf(SubAccountUser, "The users found, newest first."),
  },

  raises: ["InvalidParameter"],
  alsoPublished: ["FailedOperation", "InternalError.SystemError"],

  async run({ input, users }) {
    return { SubAccounts: (await users.list(input.FilterSubAccountUin.map(String))).map(subAccountUser) };
  },
});
