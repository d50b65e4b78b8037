import type { Messages } from "#kernel/errors.ts";
import { malformed, outOfRange } from "../wire/messages.ts";

/** What Lighthouse says about key pairs and snapshots. */
export const keyAndSnapshotMessages = {
  "FailedOperation.CreateKeyPairFailed": { en: "The key pair could not be made.", zh: "创建密钥对失败。" },
  "FailedOperation.DeleteKeyPairFailed": { en: "The key pair could not be deleted.", zh: "删除密钥对失败。" },
  "FailedOperation.DeleteResourcesFailed": { en: "The resources could not be deleted.", zh: "删除资源失败。" },
  "FailedOperation.GetSnapshotAllocQuotaLockError": {
    en: "The quota of snapshots could not be read.",
    zh: "获取快照配额失败。",
  },
  "FailedOperation.ImportKeyPairFailed": { en: "The key pair could not be imported.", zh: "导入密钥对失败。" },
  "FailedOperation.SnapshotOperationFailed": {
    en: "The operation on the snapshot failed.",
    zh: "对快照的操作未成功。",
  },
  "InternalError.GetSnapshotAllocQuotaLockError": {
    en: "The quota of snapshots could not be read.",
    zh: "获取快照配额失败。",
  },
  "InvalidParameterValue.DiskSizeNotMatch": {
    en: "Snapshot `{value}` is of a disk of another size.",
    zh: "快照 `{value}` 与云硬盘大小不匹配。",
  },
  "InvalidParameterValue.DuplicateParameterValue": {
    en: "`{parameter}` is taken: `{value}`.",
    zh: "`{parameter}` 已被使用：`{value}`。",
  },
  "InvalidParameterValue.InvalidDiskIdMalformed": malformed,
  "InvalidParameterValue.InvalidKeyPairNameEmpty": {
    en: "`{parameter}` must not be empty.",
    zh: "`{parameter}` 不能为空。",
  },
  "InvalidParameterValue.InvalidKeyPairNameIncludeIllegalChar": malformed,
  "InvalidParameterValue.InvalidKeyPairNameTooLong": outOfRange,
  "InvalidParameterValue.KeyPairPublicKeyDuplicated": {
    en: "Key pair `{value}` has the same public key.",
    zh: "密钥对 `{value}` 已使用相同的公钥。",
  },
  "InvalidParameterValue.KeyPairPublicKeyMalformed": {
    en: "`{parameter}` {must}: `{value}`.",
    zh: "`{parameter}` {must}：`{value}`。",
  },
  "InvalidParameterValue.SnapshotIdMalformed": malformed,
  "InvalidParameterValue.SnapshotNameTooLong": outOfRange,
  "LimitExceeded.KeyPairLimitExceeded": {
    en: "There may be {limit} key pairs in the region.",
    zh: "该地域密钥对最多 {limit} 个。",
  },
  "LimitExceeded.SnapshotQuotaLimitExceeded": {
    en: "There may be {limit} snapshots in the region.",
    zh: "该地域快照最多 {limit} 个。",
  },
  "OperationDenied.OperationDeniedCreateSnapshot": { en: "No snapshot can be made of it.", zh: "不支持创建快照。" },
  "OperationDenied.OperationDeniedCreateSnapshotForStorageBundle": {
    en: "Instance `{value}` has a storage bundle, of which there are no snapshots.",
    zh: "实例 `{value}` 为存储型套餐，不支持创建快照。",
  },
  "ResourceInUse.KeyPairInUse": {
    en: "Key pair `{value}` lets in to an instance.",
    zh: "密钥对 `{value}` 已绑定实例。",
  },
  "ResourceNotFound.DiskNotFound": { en: "The disk of `{value}` does not exist.", zh: "`{value}` 的云硬盘不存在。" },
  "ResourceNotFound.KeyIdNotFound": {
    en: "There is no key pair `{value}` in this region.",
    zh: "该地域不存在密钥对 `{value}`。",
  },
  "ResourceNotFound.SnapshotIdNotFound": {
    en: "There is no snapshot `{value}` in this region.",
    zh: "该地域不存在快照 `{value}`。",
  },
  "ResourceNotFound.SnapshotNotFound": {
    en: "Snapshot `{value}` is not of this instance.",
    zh: "快照 `{value}` 不属于该实例。",
  },
  "UnauthorizedOperation.MFAExpired": { en: "The second factor has expired.", zh: "MFA 校验已失效。" },
  "UnauthorizedOperation.MFANotFound": { en: "There is no second factor.", zh: "未找到 MFA。" },
  "UnsupportedOperation.DiskBusy": { en: "The disk has other work to do; try again.", zh: "云硬盘繁忙，请稍后重试。" },
  "UnsupportedOperation.DiskLatestOperationUnfinished": {
    en: "The last operation on disk `{value}` is not finished.",
    zh: "云硬盘 `{value}` 的上一次操作尚未完成。",
  },
  "UnsupportedOperation.InstanceDisplayAreaNotSupportOperation": {
    en: "Instances for games do not take this.",
    zh: "游戏专区实例不支持该操作。",
  },
  "UnsupportedOperation.InvalidSnapshotState": {
    en: "Snapshot `{value}` is in state {state}, in which this cannot be done.",
    zh: "快照 `{value}` 处于 {state} 状态，不支持该操作。",
  },
  "UnsupportedOperation.KeyPairBindDuplicate": {
    en: "Key pair `{value}` already lets in to instance `{instance}`.",
    zh: "密钥对 `{value}` 已绑定实例 `{instance}`。",
  },
  "UnsupportedOperation.KeyPairBindToBlueprints": {
    en: "The key pair belongs to a custom image.",
    zh: "密钥对已绑定自定义镜像。",
  },
  "UnsupportedOperation.KeyPairNotBoundToInstance": {
    en: "Key pair `{value}` does not let in to instance `{instance}`.",
    zh: "密钥对 `{value}` 未绑定实例 `{instance}`。",
  },
  "UnsupportedOperation.KeyPairUnbindUsernameMismatch": {
    en: "Key pair `{key}` lets in another user than `{value}`.",
    zh: "密钥对 `{key}` 绑定的用户不是 `{value}`。",
  },
  "UnsupportedOperation.SnapshotBusy": {
    en: "The snapshot has other work to do; try again.",
    zh: "快照繁忙，请稍后重试。",
  },
  "UnsupportedOperation.SystemBusy": { en: "Too much is under way; try again.", zh: "系统繁忙，请稍后重试。" },
  "UnsupportedOperation.WindowsNotAllowToAssociateKeyPair": {
    en: "Windows takes no key pairs.",
    zh: "Windows 实例不支持绑定密钥对。",
  },
  "UnsupportedOperation.WindowsNotSupportKeyPair": {
    en: "Instance `{value}` runs Windows, which takes no key pairs.",
    zh: "实例 `{value}` 为 Windows 系统，不支持密钥对。",
  },
} as const satisfies Messages;
