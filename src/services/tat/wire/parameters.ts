import { int, string } from "#kernel/fields.ts";

/** Parameters shared by several folders of TAT. */

export const commandForm = [/^cmd-[0-9a-z]{8}$/, "cmd-xxxxxxxx"] as const;

export const commandId = (about: string) =>
  string(about).pattern(...commandForm, "InvalidParameterValue.InvalidCommandId");

/** Paging for lists without specific error codes. */
export const paging = {
  Offset: int("Number of matches to skip.").min(0).default(0),
  Limit: int("Maximum number of entries to return: 1 to 100.").min(1).max(100).default(20),
};

/** The limits of filters and the code for violations. */
export const filterRules = {
  filters: { max: 10, code: "InvalidParameterValue.InvalidFilter" },
  values: { max: 5, code: "InvalidParameterValue.InvalidFilter" },
  unknown: "InvalidParameterValue.InvalidFilter",
} as const;

export const commandTypes = ["SHELL", "POWERSHELL", "BAT"] as const;
export type CommandType = (typeof commandTypes)[number];

const bucketForm = [
  /^https:\/\/[a-z0-9-]+-\d+\.cos\.[a-z0-9-]+\.myqcloud\.com$/i,
  "https://NAME-APPID.cos.REGION.myqcloud.com",
] as const;

/** A folder name: no leading or repeated slash, and no `..`. */
const prefixForm = [
  /^(?!\/)(?!.*\/\/)(?!.*(^|\/)\.\.(\/|$))[^\p{Cc}]{0,60}$/u,
  "at most 60 visible characters without a leading slash, `//` or `..`",
] as const;

/** Where the output of a command is uploaded. There is no COS here, so nothing is uploaded. */
export const outputBucket = {
  OutputCOSBucketUrl: string("URL of a COS bucket for the output. Stored, but nothing is uploaded.")
    .orEmpty()
    .pattern(...bucketForm, "InvalidParameterValue.InvalidOutputCOSBucketUrl")
    .optional(),
  OutputCOSKeyPrefix: string("Folder in that bucket.")
    .pattern(...prefixForm, "InvalidParameterValue.InvalidOutputCOSKeyPrefix")
    .optional(),
};

/** Seconds until a running command is stopped. */
export const timeout = <const Code extends string = "InvalidParameterValue">(about: string, outOfRange?: Code) =>
  int(about).min(1, outOfRange).max(86_400, outOfRange);

/** The name of a user of the system. */
export const username = <const Code extends string = "InvalidParameterValue">(about: string, malformed?: Code) =>
  string(about)
    .orEmpty()
    .pattern(/^[\w.@$\\-][\w .@$\\-]{0,255}$/, "at most 256 letters, digits, blanks and signs of _.@$\\-", malformed);
