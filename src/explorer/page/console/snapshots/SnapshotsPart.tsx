import { useWords } from "../../words/words.ts";
import { snapshotDenials, useDenials } from "../api/denials.ts";
import { listIn, pages, withRows } from "../api/lists.ts";
import { isOnItsWay } from "../api/passing.ts";
import { type Instance, instance as instanceShape, type Snapshot, snapshot } from "../api/shapes.ts";
import { useCalled } from "../api/useCalled.ts";
import { OperationButton } from "../operations/OperationButton.tsx";
import { OperationList } from "../operations/OperationList.tsx";
import { ListPart } from "../view/ListPart.tsx";
import { Moment } from "../view/Moment.tsx";
import { Named } from "../view/Named.tsx";
import { StateTag } from "../view/StateTag.tsx";
import { createSnapshot, snapshotOperations } from "./operations.ts";

const read = listIn("SnapshotSet", snapshot);
const readOwners = listIn("InstanceSet", instanceShape);
const moves = ({ SnapshotState, LatestOperationState }: Snapshot): boolean =>
  isOnItsWay(SnapshotState, LatestOperationState);

/** Snapshots: those of one instance, or all. */
export function SnapshotsPart({ instance }: { readonly instance?: Instance }) {
  const words = useWords();
  const only = instance && { Filters: [{ Name: "instance-id", Values: [instance.InstanceId] }] };
  const called = useCalled({ action: "DescribeSnapshots", input: { ...only, ...pages } }, read, ({ rows }) =>
    rows.some(moves),
  );
  // A snapshot tells its disk, and only an instance tells which disk is its own.
  const asked = instance ? undefined : { action: "DescribeInstances", input: pages };
  const all = useCalled(asked, readOwners).value?.rows ?? [];
  const owners = instance ? [instance] : all;
  const owned = withRows(called, (rows) =>
    rows.map((row) => ({
      ...row,
      instance: owners.find(({ SystemDisk }) => SystemDisk.DiskId === row.DiskId)?.InstanceId ?? "",
    })),
  );
  const denials = useDenials(snapshotDenials, called, ({ SnapshotId }) => SnapshotId, moves);
  return (
    <ListPart
      title={words.snapshots}
      called={owned}
      empty={words.noSnapshots}
      tools={!instance && <OperationButton operation={createSnapshot} row={null} main />}
      id={({ SnapshotId }) => SnapshotId}
      columns={[
        { head: words.name, cell: ({ SnapshotName, SnapshotId }) => <Named name={SnapshotName} id={SnapshotId} /> },
        {
          head: words.state,
          cell: ({ SnapshotState, LatestOperation, LatestOperationState, Percent }) => (
            <>
              <StateTag state={SnapshotState} operation={LatestOperation} latest={LatestOperationState} />{" "}
              {Percent < 100 && `${Percent} %`}
            </>
          ),
        },
        { head: words.size, cell: ({ DiskSize }) => `${DiskSize} GB` },
        { head: words.instance, cell: (row) => row.instance || "–" },
        { head: words.created, cell: ({ CreatedTime }) => <Moment at={CreatedTime} /> },
        {
          head: words.operations,
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
