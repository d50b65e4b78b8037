import type { TemporaryCredentials } from "#identity/sessions.ts";
import { objectType, string } from "#kernel/fields.ts";
import { isoTime } from "#kernel/times.ts";

export const Credentials = objectType("Credentials", {
  Token: string("Session token. Send it with each request as X-TC-Token or as the parameter Token.").secret(),
  TmpSecretId: string("The temporary SecretId."),
  TmpSecretKey: string("The temporary SecretKey.").secret(),
});

export const Tag = objectType("Tag", {
  Key: string("Key of the tag.").length(1, 128, "InvalidParameter.ParamError"),
  Value: string("Value of the tag.").length(0, 256, "InvalidParameter.ParamError"),
});

/** Temporary credentials as returned. `expires` is in epoch seconds. */
export function credentialsOf({ secretId, secretKey, token }: TemporaryCredentials, expires: number) {
  return {
    Credentials: { Token: token, TmpSecretId: secretId, TmpSecretKey: secretKey },
    ExpiredTime: expires,
    Expiration: isoTime(expires * 1000),
  };
}
