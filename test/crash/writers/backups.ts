import { changed, type Latest, settled, type Writer } from "../writer.ts";

interface Has {
  readonly backups: readonly (Latest & { readonly name: string | undefined; readonly state: string | undefined })[];
  /** The backups' disk, as one of one. */
  readonly disks: readonly (Latest & { readonly state: string | undefined; readonly backups: number | undefined })[];
}

/** Backs a data disk up, goes back to the backup and deletes it. */
export function backups(DiskId: string): Writer<Has> {
  let DiskBackupId = "";
  return {
    name: "backups",
    async look({ lighthouse }) {
      const { DiskBackupSet = [] } = await lighthouse.DescribeDiskBackups({});
      const { DiskSet = [] } = await lighthouse.DescribeDisks({ DiskIds: [DiskId] });
      DiskBackupId = DiskBackupSet[0]?.DiskBackupId ?? "";
      const mine = settled(
        DiskBackupSet.map(({ DiskBackupName: name, DiskBackupState: state, ...more }) => {
          return { name, state, latest: more.LatestOperation, outcome: more.LatestOperationState };
        }),
      );
      const disks = settled(
        DiskSet.map(({ DiskState: state, DiskBackupCount, ...more }) => {
          return { state, backups: DiskBackupCount, latest: more.LatestOperation, outcome: more.LatestOperationState };
        }),
      );
      return mine && disks && { backups: mine, disks };
    },
    next({ backups: mine, disks }, turn) {
      const made = { name: `backup-${turn}`, state: "NORMAL", latest: "CreateDiskBackup", outcome: "SUCCESS" };
      switch (mine[0]?.latest) {
        case undefined:
          return {
            call: ({ lighthouse }) => lighthouse.CreateDiskBackup({ DiskId, DiskBackupName: made.name }),
            after: { backups: [made], disks: changed(disks, "CreateDiskBackup", { backups: 1 }) },
          };
        case "CreateDiskBackup":
          return {
            call: ({ lighthouse }) => lighthouse.ApplyDiskBackup({ DiskId, DiskBackupId }),
            after: { backups: changed(mine, "ApplyDiskBackup"), disks: changed(disks, "ApplyDiskBackup") },
          };
        default:
          return {
            call: ({ lighthouse }) => lighthouse.DeleteDiskBackups({ DiskBackupIds: [DiskBackupId] }),
            after: { backups: [], disks: disks.map((disk) => ({ ...disk, backups: 0 })) },
          };
      }
    },
  };
}
