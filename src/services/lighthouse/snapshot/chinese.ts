/** Chinese for what this folder declares, by its English. */
export const snapshotChinese: Readonly<Record<string, string>> = {
  Snapshot: "快照",
  "Rolls an instance's system disk back to one of its snapshots. A running instance is stopped during the rollback.":
    "把实例的系统盘恢复到它的某个快照；正在运行的实例会为此关机。",
  "Creates a snapshot of an instance's system disk. A running instance keeps running.":
    "为实例的系统盘创建快照，不影响正在运行的实例。",
  "Deletes snapshots. This cannot be undone.": "删除快照，不可恢复。",
  "Lists the account's snapshots in a region.": "列出账号在该地域的快照。",
  "Lists the operations that snapshots currently deny, and why.": "查询快照目前会拒绝哪些操作及其原因。",
  "Renames a snapshot.": "给快照改名。",
  "Instance to roll back. The snapshot must belong to it.": "要回滚的实例，快照须属于它。",
  "Snapshot to roll back to.": "要回滚到的快照。",
  "Name of the snapshot. Defaults to the name of the instance and the time.": "快照名称；不写则由实例名称和时间组成。",
  "The snapshots.": "快照。",
  "Restricts the list to these snapshots. Cannot be combined with Filters.": "只查询这些快照；不能与 Filters 同用。",
  "Narrows the list. snapshot-id: id; disk-id: disk; snapshot-name: name; instance-id: instance; tag-key: tag key; tag-value: tag value; tag:KEY: value of the tag with that key. At most 10 filters with 5 values each.":
    "缩小范围。snapshot-id：ID；disk-id：云硬盘；snapshot-name：名称；instance-id：实例；tag-key：标签键；tag-value：标签值；tag:KEY：该标签键的值。至多 10 个过滤条件，每个至多 5 个值。",
  "New name. Without it, the name stays unchanged.": "要取的名称；不写则名称不变。",
  "Id of the snapshot.": "快照 ID。",
  "Number of matching snapshots across all pages.": "匹配的快照总数，不分页。",
  "Snapshots on this page, newest first.": "本页的快照，从新到旧。",
  "One entry for each snapshot that exists.": "存在的快照各占一项。",
  "SYSTEM_DISK. Only system disks have snapshots.": "SYSTEM_DISK。只有系统盘才有快照。",
  "Disk that the snapshot was taken from.": "快照所属的云硬盘。",
  "State: NORMAL, CREATING or ROLLBACKING.": "状态：NORMAL、CREATING 或 ROLLBACKING。",
  "Latest operation: CreateInstanceSnapshot or RollbackInstanceSnapshot.":
    "最近一次操作：CreateInstanceSnapshot 或 RollbackInstanceSnapshot。",
  "RequestId of the latest operation.": "最近一次操作的 RequestId。",
  "Time when the snapshot was taken, in UTC.": "创建快照的时间，UTC。",
  "Operations that are currently denied. Empty when none are.": "目前会被拒绝的操作；没有时为空。",
  "Instance whose system disk is captured.": "要创建快照的实例。",
  "Snapshot to rename.": "要改名的快照。",
  "Size of the disk at that time, in GB.": "当时云硬盘的容量（GB）。",
  "Name of the snapshot.": "快照名称。",
  "Progress in percent: 0 at the start, 100 when complete.": "进度（百分比）：开始为 0，完成为 100。",
  "State of the latest operation: OPERATING, SUCCESS or FAILED.": "最近一次操作的状态：OPERATING、SUCCESS 或 FAILED。",
  "Tags bound to the snapshot.": "快照绑定的标签。",
};
