import { listOf } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { uin } from "../../wire/parameters.ts";
import { SubAccountUser, subAccountUser } from "../objects/User.ts";

export default action({
  name: "DescribeSubAccounts",
  category: "User",
  summary: "Tells of users by their uins; a uin that no user of the account has is passed over.",
  rateLimit: 20,
  regions: "global",

  input: {
    FilterSubAccountUin: listOf(uin("Uin of a user."), "The users.").items(1, 50),
  },

  output: {
    SubAccounts: listOf(SubAccountUser, "Those of them that there are, newest first."),
  },

  raises: ["FailedOperation", "InternalError.SystemError", "InvalidParameter"],

  async run({ input, users }) {
    return { SubAccounts: (await users.list(input.FilterSubAccountUin.map(String))).map(subAccountUser) };
  },
});
