import type { Fail } from "#kernel/action.ts";
import type { KeyPairs } from "../key/rows.ts";
import type { LoginConfiguration } from "./objects/creation.ts";

/** The default user of a fresh system. */
export function defaultUser(platform: string): string {
  if (platform === "WINDOWS") return "Administrator";
  return platform === "UBUNTU" ? "ubuntu" : "root";
}

const special = /[()`~!@#$%^&*\-+=_|{}[\]:;'<>,.?/]/;

/** Returns the rule that a password violates, or undefined if it is valid. */
export function passwordFault(
  password: string,
  windows: boolean,
  user = "Administrator",
): { readonly en: string; readonly zh: string } | undefined {
  const least = windows ? 12 : 8;
  if (password.length < least || password.length > 30) {
    return { en: `must have ${least} to 30 characters`, zh: `长度应为 ${least} 至 30 个字符` };
  }
  if (password.startsWith("/") || /\s/.test(password)) {
    return { en: "must not start with `/` or contain whitespace", zh: "不能以 `/` 开头，不能包含空格" };
  }
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, special].filter((kind) => kind.test(password)).length;
  if (kinds < 3)
    return {
      en: "must contain three of: lowercase letters, uppercase letters, digits, special characters",
      zh: "应包含小写字母、大写字母、数字、特殊符号中的三种",
    };
  if (windows && password.toLowerCase().includes(user.toLowerCase())) {
    return { en: "must not contain the user name", zh: "不能包含用户名" };
  }
  return undefined;
}

type LoginCode =
  | "InvalidParameterValue.InvalidParameterCombination"
  | "InvalidParameterValue.InvalidPassword"
  | "ResourceNotFound.KeyPairNotFound";

/** Validates login settings for a platform. @returns whether a password is set, and the key ids */
export async function checkLogin(
  login: typeof LoginConfiguration.value | undefined,
  windows: boolean,
  { keyPairs, fail }: { readonly keyPairs: KeyPairs; readonly fail: Fail<LoginCode> },
): Promise<{ readonly hasPassword: boolean; readonly keys: readonly string[] }> {
  const { AutoGeneratePassword, Password, KeyIds = [] } = login ?? {};
  const parameter = "LoginConfiguration";
  const generated = AutoGeneratePassword === "YES";
  if (generated && Password !== undefined) fail("InvalidParameterValue.InvalidParameterCombination", { parameter });
  if (Password !== undefined && KeyIds.length > 0)
    fail("InvalidParameterValue.InvalidParameterCombination", { parameter });
  if (windows && KeyIds.length > 0) fail("InvalidParameterValue.InvalidParameterCombination", { parameter });
  const must = Password === undefined ? undefined : passwordFault(Password, windows);
  if (must) fail("InvalidParameterValue.InvalidPassword", { parameter: `${parameter}.Password`, must, value: "" });
  const missing = await keyPairs.missing(KeyIds);
  if (missing !== undefined)
    fail("ResourceNotFound.KeyPairNotFound", { parameter: `${parameter}.KeyIds`, value: missing });
  return { hasPassword: generated || Password !== undefined, keys: KeyIds };
}
