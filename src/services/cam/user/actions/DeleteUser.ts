import { string } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { zeroOrOne } from "../../wire/parameters.ts";

export default action({
  name: "DeleteUser",
  category: "User",
  summary: "Deletes a user with its group memberships and policy bindings.",
  rateLimit: 20,
  regions: "global",
  atomic: true,
  resources: ["userName/$Name"],
  operationLevel: true,

  input: {
    Name: string("Name of the user."),
    Force: zeroOrOne("1 to delete the user's access keys too. This requires cam:DeleteApiKey.").default(0),
  },

  output: {},

  raises: [
    "AuthFailure.UnauthorizedOperation",
    "OperationDenied.HaveKeys",
    "ResourceNotFound.UserNotExist",
    "UnauthorizedOperation.DeleteApiKey",
  ],
  alsoPublished: ["FailedOperation", "FailedOperation.Unmodifiable", "RequestLimitExceeded.UinLimitExceeded"],

  async run({ input: { Name: name, Force }, users, keys, ask, fail }) {
    const user =
      (await users.find({ name })) ?? fail("ResourceNotFound.UserNotExist", { parameter: "Name", value: name });
    if ((await keys.listOf(user.uin)).length > 0) {
      if (Force === 0) fail("OperationDenied.HaveKeys", { value: name });
      const refusal = await ask("cam:DeleteApiKey", `uin/${user.uin}`);
      if (refusal !== undefined) fail("UnauthorizedOperation.DeleteApiKey", { refusal });
    }
    await users.remove(user.uin);
    return {};
  },
});
