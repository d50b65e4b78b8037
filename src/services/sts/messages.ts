import type { Messages } from "#kernel/errors.ts";

/** Messages of STS's error codes, in English only, as in the cloud. */
export const messages = {
  "AuthFailure.AccessKeyIllegal": { en: "The key is not valid." },
  "FailedOperation.CheckMFAError": { en: "The second factor is wrong." },
  "FailedOperation.MFATypeNotSupported": { en: "This kind of second factor is not supported." },
  "InternalError.DbError": { en: "The database failed." },
  "InternalError.EncryptError": { en: "The secret could not be encrypted." },
  "InternalError.GetAppIdError": { en: "Could not read the AppId." },
  // The exact message of the cloud. Clients match it.
  "InternalError.GetRoleError": { en: "role not exist" },
  "InternalError.GetSeedTokenError": { en: "Could not read the token." },
  "InternalError.IllegalRole": { en: "The role is invalid." },
  "InternalError.PbSerializeError": { en: "Could not serialize the response." },
  "InternalError.SystemError": { en: "Internal system error." },
  "InternalError.UnknownError": { en: "Unknown error." },
  "InvalidParameter.AccessKeyNotSupport": { en: "This kind of key is not supported." },
  "InvalidParameter.AccountNotAvaliable": { en: "The account does not exist." },
  "InvalidParameter.ExtendStrategyOverSize": { en: "`{parameter}` is too large." },
  "InvalidParameter.GrantOtherResource": { en: "`{parameter}` names resources of another account." },
  "InvalidParameter.OverLimit": { en: "There are too many requests." },
  "InvalidParameter.OverTimeError": { en: "`{parameter}` {must}: {value}." },
  "InvalidParameter.ParamError": { en: "`{parameter}` {must}: `{value}`." },
  "InvalidParameter.PolicyTooLong": { en: "`{parameter}` {must}." },
  "InvalidParameter.ResouceError": { en: "A resource in `{parameter}` has no six-segment description: {at}." },
  "InvalidParameter.StrategyFormatError": { en: "`{parameter}` is not a policy: {at}." },
  "InvalidParameter.StrategyInvalid": { en: "`{parameter}` is not a valid policy: {at}." },
  "InvalidParameter.TempCodeNotAvaliable": { en: "The temporary code is not valid." },
  "ResourceNotFound.RoleNotFound": { en: "The role does not exist." },
} as const satisfies Messages;
