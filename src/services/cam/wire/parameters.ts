import { int, string } from "#kernel/fields.ts";

export const uin = (about: string) => int(about);

export const userName = <const Code extends string = "InvalidParameterValue">(about: string, code?: Code) =>
  string(about).pattern(/^[\w+=,.@-]{1,64}$/, "1 to 64 letters, digits and `+=,.@_-`", code);

export const zeroOrOne = <const Code extends string = "InvalidParameterValue">(about: string, code?: Code) =>
  int(about).min(0, code).max(1, code);

export const password = () =>
  string("Console password. It is validated but not stored, because there is no console.")
    .secret()
    .pattern(
      /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?=.*[^A-Za-z\d]).{8,128}$/s,
      "8 or more characters with a small letter, a capital, a digit and another sign",
      "InvalidParameter.PasswordViolatedRules",
    );

export const policyName = (about: string) =>
  string(about).pattern(
    /^[\w+=,.@-]{1,128}$/,
    "1 to 128 letters, digits and `+=,.@_-`",
    "InvalidParameter.PolicyNameError",
  );

export const roleName = (about: string) =>
  string(about).pattern(
    /^[\w+=,.@-]{1,128}$/,
    "1 to 128 letters, digits and `+=,.@_-`",
    "InvalidParameter.RoleNameError",
  );

export const groupName = (about: string) => string(about).length(1, 64, "InvalidParameter.ParamError");

export const groupRemark = () => string("Description of the group.").length(0, 255, "InvalidParameter.ParamError");

/** CAM counts bytes. This counts characters, which are the same for ASCII. */
export const description = (about: string) =>
  string(about).length(0, 300, "InvalidParameter.DescriptionLengthOverlimit");

export const sessionSeconds = () =>
  int("Maximum duration of a session in seconds. 0 means 7200.")
    .min(0, "InvalidParameter.ParamError")
    .max(43_200, "InvalidParameter.ParamError");

/** 0 selects the default duration, because a role without session time would be useless. */
export const sessionDurationOf = (seconds: number): number => (seconds === 0 ? 7200 : seconds);

export const optionalRoleId = () => string("Id of the role. Either the id or the name is required.").optional();
export const optionalRoleName = () => string("Name of the role. Either the id or the name is required.").optional();
export const optionalPolicyId = () => int("Id of the policy. Either the id or the name is required.").optional();
export const optionalPolicyName = () => string("Name of the policy. Either the id or the name is required.").optional();

/** The published type is a number, but role ids exceed the exact range of JSON numbers. Such ids are refused. */
export const numericRoleId = () => int("Id of the role as a number. Use the name instead.").optional();

export const keyword = () =>
  string("Part of the policy's name.").length(0, 128, "InvalidParameter.SearchKeywordLengthError").default("");
