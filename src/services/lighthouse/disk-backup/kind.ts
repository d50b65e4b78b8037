import type { ResourceKind } from "../work/kinds.ts";
import { diskBackupPaths } from "./states.ts";

export const diskBackupKind: ResourceKind = {
  name: "backup",
  table: "disk_backups",
  idPrefix: "lhbak",
  states: [{ title: "Backups of disks", paths: diskBackupPaths }],
  tags: "disk-backup",
};
