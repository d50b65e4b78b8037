import { int, string } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { contactOf, identityOf } from "../objects/User.ts";

export default action({
  name: "GetUser",
  category: "User",
  summary: "Tells what is known of a user.",
  rateLimit: 20,
  regions: "global",

  input: {
    Name: string("Name of the user."),
  },

  output: {
    Uin: int("Uin of the user."),
    Name: string("Name of the user."),
    Uid: int("The user's small number within CAM."),
    Remark: string("What the user is for.").nullable(),
    ConsoleLogin: int("1 where the console may be used, else 0."),
    PhoneNum: string("Telephone number."),
    CountryCode: string("Country code of the number."),
    Email: string("Mail address."),
    RecentlyLoginIP: string("Address of the last login to the console; empty, there were none."),
    RecentlyLoginTime: string("Time of the last login to the console; empty, there were none."),
  },

  raises: ["AuthFailure.UnauthorizedOperation", "FailedOperation", "ResourceNotFound.UserNotExist"],

  async run({ input: { Name: name }, users, fail }) {
    const user =
      (await users.find({ name })) ?? fail("ResourceNotFound.UserNotExist", { parameter: "Name", value: name });
    return {
      ...identityOf(user),
      ...contactOf(user),
      Remark: user.remark,
      ConsoleLogin: user.console_login,
      RecentlyLoginIP: "",
      RecentlyLoginTime: "",
    };
  },
});
