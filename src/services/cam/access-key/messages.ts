import type { Messages } from "#kernel/errors.ts";

/** Messages about access keys. */
export const accessKeyMessages = {
  "FailedOperation.Accesskey": { en: "The access key operation failed." },
  "InternalError.UnknownError": { en: "Unknown error." },
  "OperationDenied.AccessKeyOverLimit": { en: "{value} has reached the limit of {limit} access keys." },
  "OperationDenied.SubUin": { en: "Only the root account can manage its own access keys." },
  "OperationDenied.UinNotMatch": { en: "`{parameter}` is not a key of {holder}: `{value}`." },
  "ResourceNotFound.SecretNotExist": { en: "`{parameter}` is not a key of the account: `{value}`." },
} as const satisfies Messages;
