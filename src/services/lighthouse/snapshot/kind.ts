import type { ResourceKind } from "../work/kinds.ts";
import { snapshotPaths } from "./states.ts";

export const snapshotKind: ResourceKind = {
  name: "snapshot",
  table: "snapshots",
  idPrefix: "lhsnap",
  states: [{ title: "Snapshots", paths: snapshotPaths }],
  tags: "snapshot",
  belongsTo: "instance",
};
