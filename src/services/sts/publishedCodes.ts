// Codes that are published for several actions and not raised by any of them.

/** Failures inside the service that issues temporary keys. */
export const credentialCodes = [
  "InternalError.DbError",
  "InternalError.EncryptError",
  "InternalError.GetAppIdError",
  "InternalError.SystemError",
  "InvalidParameter.AccountNotAvaliable",
  "InvalidParameter.ExtendStrategyOverSize",
  "InvalidParameter.GrantOtherResource",
  "InvalidParameter.TempCodeNotAvaliable",
] as const;
