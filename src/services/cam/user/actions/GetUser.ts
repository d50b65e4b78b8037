import { int, string } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { contactOf, identityOf } from "../objects/User.ts";

export default action({
  name: "GetUser",
  category: "User",
  summary: "Returns a user.",
  rateLimit: 20,
  regions: "global",
  resources: ["userName/$Name"],
  operationLevel: true,

  input: {
    Name: string("Name of the user."),
  },

  output: {
    Uin: int("Uin of the user."),
    Name: string("Name of the user."),
    Uid: int("Uid of the user, a short number used in CAM."),
    Remark: string("Description of the user.").nullable(),
    ConsoleLogin: int("1 if console access is allowed, else 0."),
    PhoneNum: string("Phone number."),
    CountryCode: string("Country code of the phone number."),
    Email: string("Email address."),
    RecentlyLoginIP: string("IP address of the last console login: always empty."),
    RecentlyLoginTime: string("Time of the last console login: always empty."),
  },

  raises: ["AuthFailure.UnauthorizedOperation", "ResourceNotFound.UserNotExist"],
  alsoPublished: ["FailedOperation"],

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
