import { int, string } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { password, userName, zeroOrOne } from "../../wire/parameters.ts";
import { newPassword, userQuota } from "../rows.ts";

const bad = "InvalidParameter.ParamError";

export default action({
  name: "AddUser",
  category: "User",
  summary: "Creates a user, and an access key on request.",
  rateLimit: 20,
  regions: "global",
  atomic: true,
  operationLevel: true,

  input: {
    Name: userName("Name of the user, unique in the account.", "InvalidParameter.UserNameIllegal"),
    Remark: string("Description of the user.").default(""),
    ConsoleLogin: zeroOrOne("1 to allow console access.", bad).default(0),
    UseApi: zeroOrOne("1 to create an access key.", bad).default(0),
    Password: password().optional(),
    NeedResetPassword: zeroOrOne("1 to require a new password at the first login.", bad).default(0),
    PhoneNum: string("Phone number.").default(""),
    CountryCode: string("Country code of the phone number.").default(""),
    Email: string("Email address.").default(""),
  },

  output: {
    Uin: int("Uin of the user."),
    Name: string("Name of the user."),
    Password: string("Console password, generated if none was given. Empty without console access.").secret(),
    SecretId: string("SecretId of the key. Empty if no key was created."),
    SecretKey: string("SecretKey of the key, returned only in this response. Empty if no key was created.").secret(),
    Uid: int("Uid of the user, a short number used in CAM."),
    PhoneNumVerifyLink: string("Always empty: phone numbers need no verification here."),
  },

  raises: [
    "AuthFailure.UnauthorizedOperation",
    "InvalidParameter.ParamError",
    "InvalidParameter.PasswordViolatedRules",
    "InvalidParameter.SubUserFull",
    "InvalidParameter.SubUserNameInUse",
    "InvalidParameter.UserNameIllegal",
  ],
  alsoPublished: [
    "FailedOperation",
    "FailedOperation.ExistHighRiskOperations",
    "FailedOperation.ForbidAdd",
    "RequestLimitExceeded.CreateUser",
  ],

  async run({ input, users, keys, random, now, fail }) {
    const { Name: name, ConsoleLogin: console_login } = input;
    if (await users.find({ name })) fail("InvalidParameter.SubUserNameInUse", { parameter: "Name", value: name });
    if ((await users.count()) >= userQuota) fail("InvalidParameter.SubUserFull", { limit: userQuota });
    const [uin, uid] = [await users.freeUin(random), await users.freeUid(random)];
    const contact = { phone: input.PhoneNum, country_code: input.CountryCode, email: input.Email };
    await users.add({ uin, uid, name, remark: input.Remark, console_login, ...contact, created: now });
    const key = input.UseApi === 1 ? await keys.create(uin, "", now, random) : undefined;
    return {
      Uin: Number(uin),
      Name: name,
      Password: console_login === 1 ? (input.Password ?? newPassword(random)) : "",
      SecretId: key?.secret_id ?? "",
      SecretKey: key?.secret_key ?? "",
      Uid: uid,
      PhoneNumVerifyLink: "",
    };
  },
});
