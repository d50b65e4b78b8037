import type { Fail } from "#kernel/action.ts";
import type { ImageSystem } from "../image/choices.ts";
import { isTrue } from "../wire/parameters.ts";
import type { LoginSettings } from "./objects/creation.ts";

const special = /[()`~!@#$%^&*\-+=_|{}[\]:;'<>,.?/]/;

/** The violated rule of a password for a system. Undefined if the password is valid. */
export function passwordViolation(password: string, windows: boolean): string | undefined {
  const [least, kinds] = windows ? [12, 3] : [8, 2];
  if (password.length < least || password.length > 30) return `must have ${least} to 30 characters`;
  if (password.startsWith("/") || /\s/.test(password)) return "must not begin with `/` or hold blanks";
  const held = [/[a-z]/, /[A-Z]/, /\d/, special].filter((kind) => kind.test(password)).length;
  return held < kinds ? `must hold ${kinds} of: small letters, capitals, digits, signs` : undefined;
}

/** Validates the login settings against each other and against the system. */
export function checkLogin(
  login: typeof LoginSettings.value | undefined,
  { platform, isPublic }: ImageSystem,
  fail: Fail<"InvalidParameterCombination" | "InvalidParameterValue.InvalidPassword">,
): void {
  const { Password, KeepImageLogin } = login ?? {};
  if (KeepImageLogin !== undefined && isTrue(KeepImageLogin)) {
    const parameter = "LoginSettings.KeepImageLogin";
    const never = (other: string) => ({ parameter, must: { en: `cannot be given together with ${other}` } });
    if (Password) fail("InvalidParameterCombination", never("a password"));
    if (isPublic) fail("InvalidParameterCombination", never("an image of the platform"));
  }
  const fault = Password ? passwordViolation(Password, platform === "Windows") : undefined;
  if (fault !== undefined) {
    fail("InvalidParameterValue.InvalidPassword", { parameter: "LoginSettings.Password", must: { en: fault } });
  }
}
