import { string } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { password, zeroOrOne } from "../../wire/parameters.ts";

export default action({
  name: "UpdateUser",
  category: "User",
  summary: "Changes a user. Omitted parameters stay unchanged.",
  rateLimit: 20,
  regions: "global",
  atomic: true,
  resources: ["userName/$Name"],
  operationLevel: true,

  input: {
    Name: string("Name of the user. It cannot be changed."),
    Remark: string("Description of the user.").optional(),
    ConsoleLogin: zeroOrOne("1 to allow console access, 0 to deny it.").optional(),
    Password: password().optional(),
    NeedResetPassword: zeroOrOne("1 to require a new password at the first login.").optional(),
    PhoneNum: string("Phone number.").optional(),
    CountryCode: string("Country code of the phone number.").optional(),
    Email: string("Email address.").optional(),
  },

  output: {},

  raises: [
    "AuthFailure.UnauthorizedOperation",
    "InvalidParameter",
    "InvalidParameter.PasswordViolatedRules",
    "ResourceNotFound.UserNotExist",
  ],
  alsoPublished: [
    "FailedOperation",
    "FailedOperation.ExistHighRiskOperations",
    "FailedOperation.Unmodifiable",
    "InvalidParameter.UserNameIllegal",
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
