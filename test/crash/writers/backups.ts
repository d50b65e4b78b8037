import { changed, ifSettled, type Latest, type Writer } from "../writer.ts";

interface State {
  readonly backups: readonly (Latest & { readonly name: string | undefined; readonly state: string | undefined })[];
  /** A list with only the disk of the backups. */
  readonly disks: readonly (Latest & { readonly state: string | undefined; readonly backups: number | undefined })[];
}

/** Backs up a data disk, applies the backup and deletes it. */
export function backups(DiskId: string): Writer<State> {
  let DiskBackupId = "";
  return {
    name: "backups",
    async read({ lighthouse }) {
      const { DiskBackupSet = [] } = await lighthouse.DescribeDiskBackups({});
      const { DiskSet = [] } = await lighthouse.DescribeDisks({ DiskIds: [DiskId] });
      DiskBackupId = DiskBackupSet[0]?.DiskBackupId ?? "";
      const own = ifSettled(
        DiskBackupSet.map(({ DiskBackupName: name, DiskBackupState: state, ...more }) => {
          return { name, state, latest: more.LatestOperation, outcome: more.LatestOperationState };
        }),
      );
      const disks = ifSettled(
        DiskSet.map(({ DiskState: state, DiskBackupCount, ...more }) => {
          return { state, backups: DiskBackupCount, latest: more.LatestOperation, outcome: more.LatestOperationState };
        }),
      );
      return own && disks && { backups: own, disks };
    },
    next({ backups: own, disks }, turn) {
      const created = { name: `backup-${turn}`, state: "NORMAL", latest: "CreateDiskBackup", outcome: "SUCCESS" };
      switch (own[0]?.latest) {
        case undefined:
          return {
            call: ({ lighthouse }) => lighthouse.CreateDiskBackup({ DiskId, DiskBackupName: created.name }),
            after: { backups: [created], disks: changed(disks, "CreateDiskBackup", { backups: 1 }) },
          };
        case "CreateDiskBackup":
          return {
            call: ({ lighthouse }) => lighthouse.ApplyDiskBackup({ DiskId, DiskBackupId }),
            after: { backups: changed(own, "ApplyDiskBackup"), disks: changed(disks, "ApplyDiskBackup") },
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
