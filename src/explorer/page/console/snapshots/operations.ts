import type { Snapshot } from "../api/shapes.ts";
import { instanceChoices } from "../operations/choices.ts";
import { type Operation, withoutEmpty } from "../operations/operation.ts";

/** Creates a snapshot of a chosen instance. */
export const createSnapshot: Operation<null> = {
  action: "CreateInstanceSnapshot",
  label: "createSnapshot",
  fields: [
    { kind: "choice", name: "instance", label: "instance", choices: instanceChoices },
    { kind: "text", name: "name", label: "name", optional: true },
  ],
  input: (_, { instance = "", name = "" }) => ({ InstanceId: instance, ...withoutEmpty({ SnapshotName: name }) }),
};

/** The operations on a snapshot. `instance` is the owner of the source disk, if it still exists. */
export const snapshotOperations: readonly Operation<Snapshot & { readonly instance: string }>[] = [
  {
    action: "ApplyInstanceSnapshot",
    label: "rollBack",
    warning: "rollBackWarning",
    destructive: true,
    input: ({ SnapshotId, instance }) => ({ SnapshotId, InstanceId: instance }),
  },
  {
    action: "ModifySnapshotAttribute",
    label: "rename",
    fields: [{ kind: "text", name: "name", label: "name", initial: ({ SnapshotName }) => SnapshotName }],
    input: ({ SnapshotId }, { name = "" }) => ({ SnapshotId, SnapshotName: name }),
  },
  {
    action: "DeleteSnapshots",
    label: "delete",
    warning: "deleteWarning",
    destructive: true,
    input: ({ SnapshotId }) => ({ SnapshotIds: [SnapshotId] }),
  },
];
