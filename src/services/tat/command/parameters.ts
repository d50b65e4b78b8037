import { bool, string } from "#kernel/fields.ts";
import { commandTypes } from "../wire/parameters.ts";

/** The length of 64 KB in Base64. */
const longestContent = 87_384;

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})$/;

/** The content of a command. */
export const content = <const Code extends string>(tooLong: Code) =>
  string("Content in Base64, at most 64 KB.")
    .length(0, longestContent, tooLong)
    .pattern(base64, "Base64", "InvalidParameterValue.CommandContentInvalid");

export const commandName = () =>
  string("Name, unique in the region.").pattern(
    /^[\p{Script=Han}\w.-]{1,60}$/u,
    "at most 60 bytes of letters, digits, `_`, `-` and `.`",
    "InvalidParameterValue.InvalidCommandName",
  );

export const description = () => string("Description.").length(0, 120, "InvalidParameterValue.TooLong");

/** No specific error code is published for an unknown type. */
export const commandType = () => string("SHELL, POWERSHELL or BAT.").oneOf(commandTypes);

export const workingDirectory = () => string("Directory in which it runs.").orEmpty().optional();

export const enableParameter = () =>
  bool("Whether the content has custom parameters, written as {{name}}.").default(false);

export const defaultParameters = () =>
  string("Default values of custom parameters, as a JSON object of strings.").optional();
