import type { Messages } from "#kernel/errors.ts";
import { malformed, outOfRange } from "../wire/messages.ts";

/** Error messages about snapshots. */
export const snapshotMessages = {
  "FailedOperation.DeleteResourcesFailed": { en: "Could not delete the resources.", zh: "删除资源失败。" },
  "FailedOperation.GetSnapshotAllocQuotaLockError": {
    en: "Could not read the snapshot quota.",
    zh: "获取快照配额失败。",
  },
  "FailedOperation.SnapshotOperationFailed": {
    en: "The operation on the snapshot failed.",
    zh: "对快照的操作未成功。",
  },
  "InternalError.GetSnapshotAllocQuotaLockError": {
    en: "Could not read the snapshot quota.",
    zh: "获取快照配额失败。",
  },
  "InvalidParameterValue.DiskSizeNotMatch": {
    en: "The size of snapshot `{value}` does not match the disk.",
    zh: "快照 `{value}` 与云硬盘大小不匹配。",
  },
  "InvalidParameterValue.SnapshotIdMalformed": malformed,
  "InvalidParameterValue.SnapshotNameTooLong": outOfRange,
  "LimitExceeded.SnapshotQuotaLimitExceeded": {
    en: "The region allows at most {limit} snapshots.",
    zh: "该地域快照最多 {limit} 个。",
  },
  "OperationDenied.OperationDeniedCreateSnapshot": {
    en: "The resource does not support snapshots.",
    zh: "不支持创建快照。",
  },
  "OperationDenied.OperationDeniedCreateSnapshotForStorageBundle": {
    en: "Instance `{value}` has a storage bundle, which does not support snapshots.",
    zh: "实例 `{value}` 为存储型套餐，不支持创建快照。",
  },
  "ResourceNotFound.SnapshotIdNotFound": {
    en: "Snapshot `{value}` does not exist in this region.",
    zh: "该地域不存在快照 `{value}`。",
  },
  "ResourceNotFound.SnapshotNotFound": {
    en: "Snapshot `{value}` does not belong to this instance.",
    zh: "快照 `{value}` 不属于该实例。",
  },
  "UnsupportedOperation.InvalidSnapshotState": {
    en: "Snapshot `{value}` is in state {state}, which does not support this operation.",
    zh: "快照 `{value}` 处于 {state} 状态，不支持该操作。",
  },
  "UnsupportedOperation.SnapshotBusy": {
    en: "Another operation on the snapshot is in progress. Try again later.",
    zh: "快照繁忙，请稍后重试。",
  },
} as const satisfies Messages;
