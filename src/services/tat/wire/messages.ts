import type { Messages } from "#kernel/errors.ts";

export const malformed = { en: "`{parameter}` {must}: `{value}`.", zh: "`{parameter}` {must}：`{value}`。" };
export const outOfRange = { en: "`{parameter}` {must}.", zh: "`{parameter}` {must}。" };

/** Messages of codes that several folders use. */
export const sharedMessages = {
  "FailedOperation.TagOperationFailed": { en: "Could not bind the tags.", zh: "标签操作失败。" },
  "InvalidParameter.ConflictParameter": outOfRange,
  "InvalidParameterValue.InvalidFilter": malformed,
  "InvalidParameterValue.Range": malformed,
  "InvalidParameterValue.TooLong": outOfRange,
  "UnauthorizedOperation.CamAuthFailed": { en: "{refusal}" },
  "UnauthorizedOperation.InvalidToken": { en: "The token is not valid.", zh: "Token 无效。" },
  "UnauthorizedOperation.MFAExpired": { en: "The MFA verification has expired.", zh: "MFA 验证已过期。" },
  "UnauthorizedOperation.MFANotFound": { en: "MFA has not been set up.", zh: "未设置 MFA。" },
} as const satisfies Messages;
