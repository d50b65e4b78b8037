import { Link } from "wouter";
import { useTexts } from "../../texts/texts.ts";
import { diskDenials, useDenials } from "../api/denials.ts";
import { firstPage, listReader } from "../api/lists.ts";
import { type Disk, disk, type Instance } from "../api/shapes.ts";
import { isInProgress } from "../api/transientStates.ts";
import { usePolledCall } from "../api/usePolledCall.ts";
import { OperationButton } from "../operations/OperationButton.tsx";
import { OperationList } from "../operations/OperationList.tsx";
import { ListPart } from "../view/ListPart.tsx";
import { NameWithId } from "../view/NameWithId.tsx";
import { StateTag } from "../view/StateTag.tsx";
import { Timestamp } from "../view/Timestamp.tsx";
import { createDisk, diskOperations } from "./operations.ts";

const read = listReader("DiskSet", disk);
const isBusy = ({ DiskState, LatestOperationState }: Disk): boolean => isInProgress(DiskState, LatestOperationState);

/** Cloud disks: those of one instance, or all. */
export function DisksPart({ instance }: { readonly instance?: Instance }) {
  const texts = useTexts();
  const only = instance && { Filters: [{ Name: "instance-id", Values: [instance.InstanceId] }] };
  const called = usePolledCall({ action: "DescribeDisks", input: { ...only, ...firstPage } }, read, ({ rows }) =>
    rows.some(isBusy),
  );
  const denials = useDenials(diskDenials, called, ({ DiskId }) => DiskId, isBusy);
  return (
    <ListPart
      title={texts.disks}
      called={called}
      empty={texts.noDisks}
      tools={!instance && <OperationButton operation={createDisk} row={null} primary />}
      id={({ DiskId }) => DiskId}
      columns={[
        { head: texts.name, cell: ({ DiskName, DiskId }) => <NameWithId name={DiskName} id={DiskId} /> },
        {
          head: texts.state,
          cell: ({ DiskState, LatestOperation, LatestOperationState }) => (
            <StateTag state={DiskState} operation={LatestOperation} latest={LatestOperationState} />
          ),
        },
        { head: texts.usage, cell: ({ DiskUsage, DiskType }) => `${DiskUsage} ${DiskType}` },
        { head: texts.size, cell: ({ DiskSize }) => `${DiskSize} GB` },
        {
          head: texts.instance,
          cell: ({ InstanceId }) =>
            InstanceId ? <Link href={`/console/instances/${InstanceId}`}>{InstanceId}</Link> : "–",
        },
        { head: texts.expires, cell: ({ ExpiredTime }) => <Timestamp at={ExpiredTime} /> },
        {
          head: texts.operations,
          cell: (row) => (
            <OperationList
              operations={diskOperations}
              row={row}
              id={row.DiskId}
              name={row.DiskName || row.DiskId}
              denials={denials}
            />
          ),
        },
      ]}
    />
  );
}
