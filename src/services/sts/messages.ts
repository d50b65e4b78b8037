import type { Messages } from "#kernel/errors.ts";

/** What STS says with its own codes. It does not translate them. */
export const messages = {
  "AuthFailure.AccessKeyIllegal": { en: "The key is not valid." },
  "FailedOperation.CheckMFAError": { en: "The second factor is wrong." },
  "FailedOperation.MFATypeNotSupported": { en: "This kind of second factor is not supported." },
  "InternalError.DbError": { en: "The database failed." },
  "InternalError.EncryptError": { en: "The secret could not be encrypted." },
  "InternalError.GetAppIdError": { en: "The AppId could not be read." },
  // The service's own words, which clients look for.
  "InternalError.GetRoleError": { en: "role not exist" },
  "InternalError.GetSeedTokenError": { en: "The token could not be read." },
  "InternalError.IllegalRole": { en: "The role is broken." },
  "InternalError.PbSerializeError": { en: "The answer could not be written." },
  "InternalError.SystemError": { en: "The system failed." },
  "InternalError.UnknownError": { en: "Something failed." },
  "InvalidParameter.AccessKeyNotSupport": { en: "This kind of key is not supported." },
  "InvalidParameter.AccountNotAvaliable": { en: "The account does not exist." },
  "InvalidParameter.ExtendStrategyOverSize": { en: "`{parameter}` is too large." },
  "InvalidParameter.GrantOtherResource": { en: "`{parameter}` names resources of another account." },
  "InvalidParameter.OverLimit": { en: "There are too many requests." },
  "InvalidParameter.OverTimeError": { en: "`{parameter}` {must}: {value}." },
  "InvalidParameter.ParamError": { en: "`{parameter}` {must}: `{value}`." },
  "InvalidParameter.PolicyTooLong": { en: "`{parameter}` {must}." },
  "InvalidParameter.ResouceError": { en: "A resource in `{parameter}` is not described in six segments: {at}." },
  "InvalidParameter.StrategyFormatError": { en: "`{parameter}` is no policy: {at}." },
  "InvalidParameter.StrategyInvalid": { en: "`{parameter}` is not a valid policy: {at}." },
  "InvalidParameter.TempCodeNotAvaliable": { en: "The temporary code is not valid." },
  "ResourceNotFound.RoleNotFound": { en: "There is no such role." },
} as const satisfies Messages;
