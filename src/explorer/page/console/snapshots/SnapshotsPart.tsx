import { useTexts } from "../../texts/texts.ts";
import { snapshotDenials, useDenials } from "../api/denials.ts";
import { firstPage, listReader, withRows } from "../api/lists.ts";
import { type Instance, instance as instanceShape, type Snapshot, snapshot } from "../api/shapes.ts";
import { isInProgress } from "../api/transientStates.ts";
import { usePolledCall } from "../api/usePolledCall.ts";
import { OperationButton } from "../operations/OperationButton.tsx";
import { OperationList } from "../operations/OperationList.tsx";
import { ListPart } from "../view/ListPart.tsx";
import { NameWithId } from "../view/NameWithId.tsx";
import { StateTag } from "../view/StateTag.tsx";
import { Timestamp } from "../view/Timestamp.tsx";
import { createSnapshot, snapshotOperations } from "./operations.ts";

const read = listReader("SnapshotSet", snapshot);
const readOwners = listReader("InstanceSet", instanceShape);
const isBusy = ({ SnapshotState, LatestOperationState }: Snapshot): boolean =>
  isInProgress(SnapshotState, LatestOperationState);

/** Snapshots: those of one instance, or all. */
export function SnapshotsPart({ instance }: { readonly instance?: Instance }) {
  const texts = useTexts();
  const only = instance && { Filters: [{ Name: "instance-id", Values: [instance.InstanceId] }] };
  const called = usePolledCall({ action: "DescribeSnapshots", input: { ...only, ...firstPage } }, read, ({ rows }) =>
    rows.some(isBusy),
  );
  // A snapshot contains the id of its disk; only an instance lists its disk.
  const request = instance ? undefined : { action: "DescribeInstances", input: firstPage };
  const all = usePolledCall(request, readOwners).value?.rows ?? [];
  const owners = instance ? [instance] : all;
  const owned = withRows(called, (rows) =>
    rows.map((row) => ({
      ...row,
      instance: owners.find(({ SystemDisk }) => SystemDisk.DiskId === row.DiskId)?.InstanceId ?? "",
    })),
  );
  const denials = useDenials(snapshotDenials, called, ({ SnapshotId }) => SnapshotId, isBusy);
  return (
    <ListPart
      title={texts.snapshots}
      called={owned}
      empty={texts.noSnapshots}
      tools={!instance && <OperationButton operation={createSnapshot} row={null} primary />}
      id={({ SnapshotId }) => SnapshotId}
      columns={[
        {
          head: texts.name,
          cell: ({ SnapshotName, SnapshotId }) => <NameWithId name={SnapshotName} id={SnapshotId} />,
        },
        {
          head: texts.state,
          cell: ({ SnapshotState, LatestOperation, LatestOperationState, Percent }) => (
            <>
              <StateTag state={SnapshotState} operation={LatestOperation} latest={LatestOperationState} />{" "}
              {Percent < 100 && `${Percent} %`}
            </>
          ),
        },
        { head: texts.size, cell: ({ DiskSize }) => `${DiskSize} GB` },
        { head: texts.instance, cell: (row) => row.instance || "–" },
        { head: texts.created, cell: ({ CreatedTime }) => <Timestamp at={CreatedTime} /> },
        {
          head: texts.operations,
          cell: (row) => (
            <OperationList
              operations={snapshotOperations}
              row={row}
              id={row.SnapshotId}
              name={row.SnapshotName || row.SnapshotId}
              denials={denials}
            />
          ),
        },
      ]}
    />
  );
}
