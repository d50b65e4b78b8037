/** Chinese for what this folder declares, by its English. */
export const snapshotChinese: Readonly<Record<string, string>> = {
  Snapshot: "快照",
  "Takes an instance's system disk back to one of its snapshots; a running instance is stopped for it.":
    "把实例的系统盘恢复到它的某个快照；正在运行的实例会为此关机。",
  "Takes a snapshot of an instance's system disk, beside the running system.":
    "为实例的系统盘创建快照，不影响正在运行的系统。",
  "Deletes snapshots for good.": "彻底删除快照。",
  "Lists the account's snapshots of a region.": "列出账号在该地域的快照。",
  "Tells what cannot be done with snapshots now.": "查询快照目前不能做哪些操作。",
  "Gives a snapshot another name.": "给快照改名。",
  "The instance that the snapshot was taken of.": "快照所属的实例。",
  "The snapshot.": "快照。",
  "What to call it; the instance's name and the time without it.": "要取的名称；不写则由实例名称和时间组成。",
  "The snapshots.": "快照。",
  "Only these snapshots; not together with Filters.": "只查询这些快照；不能与 Filters 同用。",
  "Narrows the list. snapshot-id: id; disk-id: disk; snapshot-name: name; instance-id: instance; tag-key: tag key; tag-value: tag value; tag:KEY: value of the tag with that key. At most 10 filters with 5 values each.":
    "缩小范围。snapshot-id：ID；disk-id：云硬盘；snapshot-name：名称；instance-id：实例；tag-key：标签键；tag-value：标签值；tag:KEY：该标签键的值。至多 10 个过滤条件，每个至多 5 个值。",
  "What to call it; it keeps its name without one.": "要取的名称；不写则名称不变。",
  "Id of the snapshot.": "快照 ID。",
  "How many snapshots match, on all pages.": "匹配的快照总数，不分页。",
  "The snapshots of this page, newest first.": "本页的快照，从新到旧。",
  "One for each of the snapshots that exist.": "存在的快照各占一项。",
  "SYSTEM_DISK: only those have snapshots.": "SYSTEM_DISK：只有系统盘才有快照。",
  "The disk that it was taken of.": "快照所属的云硬盘。",
  "NORMAL, CREATING or ROLLBACKING.": "NORMAL、CREATING 或 ROLLBACKING。",
  "CreateInstanceSnapshot or RollbackInstanceSnapshot, whichever was last.":
    "CreateInstanceSnapshot 或 RollbackInstanceSnapshot，取较近的一次。",
  "The RequestId of that operation.": "该次操作的 RequestId。",
  "When it was taken, in UTC.": "创建快照的时间，UTC。",
  "What cannot be done with it now, and why.": "目前不能对它做的操作及其原因。",
};
