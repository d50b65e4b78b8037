import type { Messages } from "#kernel/errors.ts";

/** Messages of codes that parameter rules raise. `{must}` is the violated rule. */

export const malformed = { en: "`{parameter}` {must}: `{value}`." };
export const outOfRange = { en: "`{parameter}` {must}." };

/** For a value of the wrong form, and for a reference to a missing resource. */
export const wrongValue = { en: "`{value}` in `{parameter}` is malformed." };
export const notThere = { en: "`{value}` in `{parameter}` does not exist." };

/** Messages of codes that several folders use. */
export const sharedMessages = {
  "FailedOperation.IllegalTagKey": { en: "`{value}` in `{parameter}` is not a valid tag key." },
  "FailedOperation.TagKeyReserved": { en: "The key `{value}` is reserved for the platform." },
  "InvalidAccount.InsufficientBalance": { en: "The account's balance is insufficient." },
  InvalidFilter: { en: "`{parameter}` {must}: `{value}`." },
  "InvalidFilterValue.LimitExceeded": { en: "`{parameter}` {must}." },
  "InvalidParameterValue.InvalidAppIdFormat": { en: "The AppId is not valid." },
  "InvalidParameterValue.LimitExceeded": { en: "`{parameter}` {must}." },
  "InvalidParameterValue.TagKeyNotFound": { en: "Tag key `{value}` does not exist." },
  "InvalidParameterValue.TagQuotaLimitExceeded": { en: "There are too many tags." },
  "InvalidParameterValue.TooLarge": { en: "`{parameter}` {must}." },
  "InvalidParameterValue.ZoneNotSupported": { en: "Zone `{value}` in `{parameter}` does not exist." },
  "InvalidZone.MismatchRegion": { en: "The zone `{value}` in `{parameter}` is in another region." },
  "MutexOperation.TaskRunning": { en: "The same operation is already running on `{value}`." },
  "ResourceInsufficient.CloudDiskUnavailable": { en: "The requested disk is not available." },
  "UnauthorizedOperation.InvalidToken": { en: "The token is not valid." },
  "UnsupportedOperation.Region": { en: "The region does not support this operation." },
} as const satisfies Messages;
