import type { Messages } from "#kernel/errors.ts";

/** Messages about users. */
export const userMessages = {
  "FailedOperation.ExistHighRiskOperations": { en: "The operation was blocked as risky." },
  "FailedOperation.ForbidAdd": { en: "Users cannot be added to this account." },
  "FailedOperation.Unmodifiable": { en: "The user cannot be changed." },
  "InvalidParameter.PasswordViolatedRules": { en: "`{parameter}` {must}." },
  "InvalidParameter.SubUserFull": { en: "The account has reached the limit of {limit} users." },
  "InvalidParameter.SubUserNameInUse": { en: "`{parameter}` is already the name of another user: `{value}`." },
  "InvalidParameter.UserNameIllegal": { en: "`{parameter}` {must}: `{value}`." },
  "InvalidParameter.UserNotExist": { en: "`{parameter}` is not the uin of a user of the account: `{value}`." },
  "OperationDenied.HaveKeys": { en: "User `{value}` has access keys. Delete them first, or set `Force`." },
  "RequestLimitExceeded.CreateUser": { en: "Too many users are created at once." },
  "ResourceNotFound.UserNotExist": { en: "`{parameter}` does not identify a user of the account: `{value}`." },
  "UnauthorizedOperation.DeleteApiKey": { en: "{refusal}" },
} as const satisfies Messages;
