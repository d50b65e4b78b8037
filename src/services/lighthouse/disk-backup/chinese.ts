/** Chinese for what this folder declares, by its English. */
export const diskBackupChinese: Readonly<Record<string, string>> = {
  "Disk Backup": "云硬盘备份点",
  "Takes a data disk back to one of its backups; a running instance that has it is stopped for it.":
    "把数据盘恢复到它的某个备份点；挂着它且正在运行的实例会为此关机。",
  "Makes a backup of a data disk, beside what runs on it.": "为数据盘创建备份点，不影响正在运行的业务。",
  "Deletes backups of data disks for good.": "彻底删除数据盘的备份点。",
  "Lists the account's backups of data disks in a region.": "列出账号在该地域的数据盘备份点。",
  "Tells which operations backups of data disks would refuse now, and why.":
    "查询数据盘备份点目前会拒绝哪些操作及其原因。",
  "Gives backups of data disks another name.": "给数据盘备份点改名。",
  "Changes how many backups data disks may have.": "修改数据盘可有的备份点个数。",
  "The disk that the backup was made of.": "备份点所属的云硬盘。",
  "The backup.": "备份点。",
  "The disk.": "云硬盘。",
  "What to call it; the disk's name and the time without it.": "要取的名称；不写则由云硬盘名称和时间组成。",
  "The backups.": "备份点。",
  "Only these backups; not together with Filters.": "只查询这些备份点；不能与 Filters 同用。",
  "Narrows the list. disk-backup-id: id; disk-id: disk; disk-backup-state: state; disk-usage: what the disk is for; system disks have no backups (SYSTEM_DISK, DATA_DISK); tag-key: key of a tag; tag-value: value of a tag; tag:KEY: value of the tag with that key. At most 10 filters with 5 values each.":
    "缩小范围。disk-backup-id：ID；disk-id：云硬盘；disk-backup-state：状态；disk-usage：云硬盘的用途，系统盘没有备份点（SYSTEM_DISK、DATA_DISK）；tag-key：标签键；tag-value：标签值；tag:KEY：该标签键的值。至多 10 个过滤条件，每个至多 5 个值。",
  "What to call them; they keep their names without one.": "要取的名称；不写则名称不变。",
  "How many, 0 to 500; not fewer than there are.": "个数，0 至 500；不能少于现有个数。",
  "Id of the backup.": "备份点 ID。",
  "How many backups match, on all pages.": "匹配的备份点总数，不分页。",
  "The backups of this page, newest first.": "本页的备份点，从新到旧。",
  "One for each of the backups that exist.": "存在的备份点各占一项。",
  "DATA_DISK: only those have backups.": "DATA_DISK：只有数据盘才有备份点。",
  "The disk that it was made of.": "备份点所属的云硬盘。",
  "NORMAL, CREATING, ROLLBACKING or DELETING.": "NORMAL、CREATING、ROLLBACKING 或 DELETING。",
};
