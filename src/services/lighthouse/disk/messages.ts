import type { Messages } from "#kernel/errors.ts";
import { malformed, outOfRange } from "../wire/messages.ts";

/** Error messages about disks and their backups. */
export const diskMessages = {
  "FailedOperation.CreateDisksFailed": { en: "Could not create the disks.", zh: "云硬盘未能创建。" },
  "FailedOperation.DescribeDiskConfigQuotaFailed": {
    en: "Could not read the disk types on sale.",
    zh: "查询云硬盘配置失败。",
  },
  "FailedOperation.DescribeDisksReturnableError": {
    en: "Could not determine whether the disks can be returned.",
    zh: "查询云硬盘是否可退还失败。",
  },
  "FailedOperation.RenewResourcesFailed": { en: "Could not renew the resources.", zh: "资源未能续费。" },
  "FailedOperation.ResizeDisksFailed": { en: "Could not expand the disks.", zh: "扩容云硬盘失败。" },
  "FailedOperation.TradeGetPriceFailed": { en: "Could not read the price.", zh: "查询价格失败。" },
  "InternalError.TradeGetPriceFailed": { en: "Could not read the price.", zh: "查询价格失败。" },
  "InvalidParameterValue.DiskBackupIdMalformed": malformed,
  "InvalidParameterValue.DiskBackupNameTooLong": outOfRange,
  "InvalidParameterValue.DiskBackupQuotaLessThanCurrentDiskBackupNum": {
    en: "Disk `{value}` already has {count} backups, more than `{parameter}` allows.",
    zh: "云硬盘 `{value}` 已有 {count} 个备份点，大于 `{parameter}`。",
  },
  "InvalidParameterValue.DiskBackupQuotaLessThenCurrentDiskBackupNum": {
    en: "The quota is below the current number of backups.",
    zh: "配额小于已有备份点数量。",
  },
  "InvalidParameterValue.DiskInstanceZoneNotMatch": {
    en: "`{parameter}`: instance `{value}` is not in zone `{zone}`.",
    zh: "`{parameter}` 的实例 `{value}` 不在可用区 `{zone}`。",
  },
  "InvalidParameterValue.DiskNameTooLong": malformed,
  "InvalidParameterValue.DiskSizeSmallerThanCurrentDiskSize": {
    en: "`{parameter}` is {value}, but the size of disk `{disk}` is already {size} GB.",
    zh: "`{parameter}` 为 {value}，小于云硬盘 `{disk}` 当前的 {size} GB。",
  },
  "InvalidParameterValue.InvalidCurInstanceDeadline": malformed,
  "InvalidParameterValue.InvalidDiskIdMalformed": malformed,
  "InvalidParameterValue.InvalidDiskSize": {
    en: "`{parameter}` {must}, but is {value}.",
    zh: "`{parameter}` {must}，当前为 {value}。",
  },
  "InvalidParameterValue.InvalidDiskType": malformed,
  "InvalidParameterValue.PlatformTypeNotSupportFileSystem": {
    en: "Instance `{value}` runs Windows, which does not support choosing a file system.",
    zh: "实例 `{value}` 为 Windows 系统，不支持指定文件系统类型。",
  },
  "InvalidParameterValue.PlatformTypeNotSupportMountPoint": {
    en: "Instance `{value}` runs Windows, which does not support choosing a mount point.",
    zh: "实例 `{value}` 为 Windows 系统，不支持指定挂载点。",
  },
  "LimitExceeded.AttachDataDiskQuotaLimitExceeded": {
    en: "Instance `{value}` can have at most {limit} data disks.",
    zh: "实例 `{value}` 最多可挂载 {limit} 块数据盘。",
  },
  "LimitExceeded.DiskBackupQuotaLimitExceeded": {
    en: "Disk `{value}` can have at most {limit} backups.",
    zh: "云硬盘 `{value}` 的备份点配额为 {limit} 个。",
  },
  "LimitExceeded.DiskQuotaLimitExceeded": {
    en: "The region can have at most {limit} data disks.",
    zh: "该地域数据盘最多 {limit} 块。",
  },
  "MissingParameter.MissingParameterPeriodCurInstanceDeadline": {
    en: "Either `RenewDiskChargePrepaid.Period` or `{parameter}` is required.",
    zh: "`RenewDiskChargePrepaid.Period` 与 `{parameter}` 须指定其一。",
  },
  "OperationDenied.DiskBackupBusy": { en: "Another operation on the backup is in progress.", zh: "备份点繁忙。" },
  "OperationDenied.DiskBackupOperationInProgress": {
    en: "Another operation on the backup is in progress.",
    zh: "备份点正在操作中。",
  },
  "OperationDenied.DiskBusyForBackupOperation": {
    en: "A backup operation ({operation}) on disk `{value}` is in progress.",
    zh: "云硬盘 `{value}` 正在进行备份点操作（{operation}）。",
  },
  "OperationDenied.DiskCreating": { en: "Disk `{value}` is still being created.", zh: "云硬盘 `{value}` 正在创建中。" },
  "OperationDenied.DiskOperationInProgress": {
    en: "Operation {operation} on disk `{value}` is in progress. Try again later.",
    zh: "云硬盘 `{value}` 正在操作中（{operation}），请稍后重试。",
  },
  "OperationDenied.DiskUsageNotSupportOperation": {
    en: "Disk `{value}` is a system disk, which does not support this operation.",
    zh: "云硬盘 `{value}` 为系统盘，不支持该操作。",
  },
  "ResourceInUse.DiskBackupInUse": { en: "The backup is in use.", zh: "备份点正在使用中。" },
  "ResourceNotFound.DiskAttachedHasNoInstanceId": {
    en: "The disk is not attached to an instance.",
    zh: "云硬盘未挂载实例。",
  },
  "ResourceNotFound.DiskBackupIdNotFound": {
    en: "Backup `{value}` does not exist in this region.",
    zh: "该地域不存在云硬盘备份点 `{value}`。",
  },
  "ResourceNotFound.DiskBackupNotExists": {
    en: "Backup `{value}` does not exist in this region.",
    zh: "该地域不存在云硬盘备份点 `{value}`。",
  },
  "ResourceNotFound.DiskBackupNotFound": { en: "The backup does not exist.", zh: "备份点不存在。" },
  "ResourceNotFound.DiskIdNotFound": {
    en: "Disk `{value}` does not exist in this region.",
    zh: "该地域不存在云硬盘 `{value}`。",
  },
  "ResourceNotFound.DiskNotExists": {
    en: "Disk `{value}` does not exist in this region.",
    zh: "该地域不存在云硬盘 `{value}`。",
  },
  "ResourceNotFound.DiskNotFound": { en: "The disk of `{value}` does not exist.", zh: "`{value}` 的云硬盘不存在。" },
  "UnsupportedOperation.ApplyDiskBackupToAnotherDisk": {
    en: "Backup `{value}` does not belong to disk `{disk}`.",
    zh: "备份点 `{value}` 不属于云硬盘 `{disk}`。",
  },
  "UnsupportedOperation.DiskBackupLatestOperationUnfinished": {
    en: "The latest operation on the backup is not finished.",
    zh: "备份点的上一次操作尚未完成。",
  },
  "UnsupportedOperation.DiskBusy": {
    en: "Another operation on the disk is in progress. Try again later.",
    zh: "云硬盘繁忙，请稍后重试。",
  },
  "UnsupportedOperation.DiskLatestOperationUnfinished": {
    en: "The latest operation on disk `{value}` has not finished.",
    zh: "云硬盘 `{value}` 的上一次操作尚未完成。",
  },
  "UnsupportedOperation.InvalidDiskBackupState": {
    en: "Backup `{value}` is in state {state}, which does not allow this operation.",
    zh: "云硬盘备份点 `{value}` 处于 {state} 状态，不支持该操作。",
  },
  "UnsupportedOperation.InvalidDiskState": {
    en: "Disk `{value}` is in state {state}, which does not allow this operation.",
    zh: "云硬盘 `{value}` 处于 {state} 状态，不支持该操作。",
  },
  "UnsupportedOperation.OperationNotSupportedInIntlSite": {
    en: "The international site does not support this operation.",
    zh: "该功能在国际站不可用。",
  },
  "UnsupportedOperation.PostDestroyResourceFailed": {
    en: "Could not destroy the resource after isolating it.",
    zh: "后续销毁资源失败。",
  },
  "UnsupportedOperation.SameWithOldConfig": {
    en: "`{value}` already has this `{parameter}`.",
    zh: "`{value}` 的 `{parameter}` 与当前配置相同。",
  },
  "UnsupportedOperation.TatAgentNotOnline": {
    en: "The agent on the instance does not respond.",
    zh: "实例的自动化助手不在线。",
  },
} as const satisfies Messages;
