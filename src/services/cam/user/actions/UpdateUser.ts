import { string } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { password, zeroOrOne } from "../../wire/parameters.ts";

export default action({
  name: "UpdateUser",
  category: "User",
  summary: "Changes what is given of a user, and nothing else.",
  rateLimit: 20,
  regions: "global",
  atomic: true,

  input: {
    Name: string("Name of the user, which stays."),
    Remark: string("What the user is for.").optional(),
    ConsoleLogin: zeroOrOne("1 to let the user use the console, 0 to stop it.").optional(),
    Password: password().optional(),
    NeedResetPassword: zeroOrOne("1 to make the user choose another password first.").optional(),
    PhoneNum: string("Telephone number.").optional(),
    CountryCode: string("Country code of the number.").optional(),
    Email: string("Mail address.").optional(),
  },

  output: {},

  raises: [
    "AuthFailure.UnauthorizedOperation",
    "FailedOperation",
    "FailedOperation.ExistHighRiskOperations",
    "FailedOperation.Unmodifiable",
    "InvalidParameter",
    "InvalidParameter.PasswordViolatedRules",
    "InvalidParameter.UserNameIllegal",
    "ResourceNotFound.UserNotExist",
  ],

  async run({ input, users, fail }) {
    const { Name: name, Remark, ConsoleLogin, PhoneNum, CountryCode, Email } = input;
    const user =
      (await users.find({ name })) ?? fail("ResourceNotFound.UserNotExist", { parameter: "Name", value: name });
    await users.change(user.uin, {
      ...(Remark !== undefined && { remark: Remark }),
      ...(ConsoleLogin !== undefined && { console_login: ConsoleLogin }),
      ...(PhoneNum !== undefined && { phone: PhoneNum }),
      ...(CountryCode !== undefined && { country_code: CountryCode }),
      ...(Email !== undefined && { email: Email }),
    });
    return {};
  },
});
