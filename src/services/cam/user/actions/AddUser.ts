import { int, string } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { password, userName, zeroOrOne } from "../../wire/parameters.ts";
import { newPassword, userQuota } from "../rows.ts";

const bad = "InvalidParameter.ParamError";

export default action({
  name: "AddUser",
  category: "User",
  summary: "Makes a user of the account, with a key where one is asked for.",
  rateLimit: 20,
  regions: "global",
  atomic: true,

  input: {
    Name: userName(
      "Name of the user, unlike that of any other user of the account.",
      "InvalidParameter.UserNameIllegal",
    ),
    Remark: string("What the user is for.").default(""),
    ConsoleLogin: zeroOrOne("1 to let the user use the console.", bad).default(0),
    UseApi: zeroOrOne("1 to give the user an access key.", bad).default(0),
    Password: password().optional(),
    NeedResetPassword: zeroOrOne("1 to make the user choose another password first.", bad).default(0),
    PhoneNum: string("Telephone number.").default(""),
    CountryCode: string("Country code of the number.").default(""),
    Email: string("Mail address.").default(""),
  },

  output: {
    Uin: int("Uin of the user."),
    Name: string("Name of the user."),
    Password: string("The password for the console, made here where none was given; empty without console.").secret(),
    SecretId: string("SecretId of the key, or empty."),
    SecretKey: string("SecretKey of the key, told this once, or empty.").secret(),
    Uid: int("The user's small number within CAM."),
  },

  raises: [
    "AuthFailure.UnauthorizedOperation",
    "FailedOperation",
    "FailedOperation.ExistHighRiskOperations",
    "FailedOperation.ForbidAdd",
    "InvalidParameter.ParamError",
    "InvalidParameter.PasswordViolatedRules",
    "InvalidParameter.SubUserFull",
    "InvalidParameter.SubUserNameInUse",
    "InvalidParameter.UserNameIllegal",
    "RequestLimitExceeded.CreateUser",
  ],

  async run({ input, users, keys, random, now, fail }) {
    const { Name: name, ConsoleLogin: console_login } = input;
    if (await users.find({ name })) fail("InvalidParameter.SubUserNameInUse", { parameter: "Name", value: name });
    if ((await users.count()) >= userQuota) fail("InvalidParameter.SubUserFull", { limit: userQuota });
    const [uin, uid] = [await users.freeUin(random), await users.freeUid(random)];
    const contact = { phone: input.PhoneNum, country_code: input.CountryCode, email: input.Email };
    await users.add({ uin, uid, name, remark: input.Remark, console_login, ...contact, created: now });
    const key = input.UseApi === 1 ? await keys.make(uin, "", now, random) : undefined;
    return {
      Uin: Number(uin),
      Name: name,
      Password: console_login === 1 ? (input.Password ?? newPassword(random)) : "",
      SecretId: key?.secret_id ?? "",
      SecretKey: key?.secret_key ?? "",
      Uid: uid,
    };
  },
});
