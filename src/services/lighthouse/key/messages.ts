import type { Messages } from "#kernel/errors.ts";
import { malformed, outOfRange } from "../wire/messages.ts";

/** Error messages about key pairs. */
export const keyMessages = {
  "FailedOperation.CreateKeyPairFailed": { en: "Could not create the key pair.", zh: "创建密钥对失败。" },
  "FailedOperation.DeleteKeyPairFailed": { en: "Could not delete the key pair.", zh: "删除密钥对失败。" },
  "FailedOperation.ImportKeyPairFailed": { en: "Could not import the key pair.", zh: "导入密钥对失败。" },
  "InvalidParameterValue.DuplicateParameterValue": {
    en: "`{parameter}` is already in use: `{value}`.",
    zh: "`{parameter}` 已被使用：`{value}`。",
  },
  "InvalidParameterValue.InvalidKeyPairNameEmpty": {
    en: "`{parameter}` must not be empty.",
    zh: "`{parameter}` 不能为空。",
  },
  "InvalidParameterValue.InvalidKeyPairNameIncludeIllegalChar": malformed,
  "InvalidParameterValue.InvalidKeyPairNameTooLong": outOfRange,
  "InvalidParameterValue.KeyPairIdMalformed": malformed,
  "InvalidParameterValue.KeyPairPublicKeyDuplicated": {
    en: "Key pair `{value}` has the same public key.",
    zh: "密钥对 `{value}` 已使用相同的公钥。",
  },
  "InvalidParameterValue.KeyPairPublicKeyMalformed": {
    en: "`{parameter}` {must}: `{value}`.",
    zh: "`{parameter}` {must}：`{value}`。",
  },
  "LimitExceeded.KeyPairLimitExceeded": {
    en: "The region allows at most {limit} key pairs.",
    zh: "该地域密钥对最多 {limit} 个。",
  },
  "ResourceInUse.KeyPairInUse": {
    en: "Key pair `{value}` is bound to an instance.",
    zh: "密钥对 `{value}` 已绑定实例。",
  },
  "ResourceNotFound.KeyIdNotFound": {
    en: "Key pair `{value}` does not exist in this region.",
    zh: "该地域不存在密钥对 `{value}`。",
  },
  "ResourceNotFound.KeyPairNotFound": {
    en: "Key pair `{value}` does not exist in this region.",
    zh: "该地域不存在密钥对 `{value}`。",
  },
  "UnsupportedOperation.KeyPairBindDuplicate": {
    en: "Key pair `{value}` is already bound to instance `{instance}`.",
    zh: "密钥对 `{value}` 已绑定实例 `{instance}`。",
  },
  "UnsupportedOperation.KeyPairBindToBlueprints": {
    en: "The key pair is bound to a custom image.",
    zh: "密钥对已绑定自定义镜像。",
  },
  "UnsupportedOperation.KeyPairNotBoundToInstance": {
    en: "Key pair `{value}` is not bound to instance `{instance}`.",
    zh: "密钥对 `{value}` 未绑定实例 `{instance}`。",
  },
  "UnsupportedOperation.KeyPairUnbindUsernameMismatch": {
    en: "Key pair `{key}` is not bound for user `{value}`.",
    zh: "密钥对 `{key}` 绑定的用户不是 `{value}`。",
  },
  "UnsupportedOperation.WindowsNotAllowToAssociateKeyPair": {
    en: "Windows instances do not support key pairs.",
    zh: "Windows 实例不支持绑定密钥对。",
  },
  "UnsupportedOperation.WindowsNotSupportKeyPair": {
    en: "Instance `{value}` runs Windows, which does not support key pairs.",
    zh: "实例 `{value}` 为 Windows 系统，不支持密钥对。",
  },
} as const satisfies Messages;
