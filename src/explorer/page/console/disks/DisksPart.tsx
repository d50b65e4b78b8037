import { Link } from "wouter";
import { useWords } from "../../words/words.ts";
import { diskDenials, useDenials } from "../api/denials.ts";
import { listIn, pages } from "../api/lists.ts";
import { isOnItsWay } from "../api/passing.ts";
import { type Disk, disk, type Instance } from "../api/shapes.ts";
import { useCalled } from "../api/useCalled.ts";
import { OperationButton } from "../operations/OperationButton.tsx";
import { OperationList } from "../operations/OperationList.tsx";
import { ListPart } from "../view/ListPart.tsx";
import { Moment } from "../view/Moment.tsx";
import { Named } from "../view/Named.tsx";
import { StateTag } from "../view/StateTag.tsx";
import { createDisk, diskOperations } from "./operations.ts";

const read = listIn("DiskSet", disk);
const moves = ({ DiskState, LatestOperationState }: Disk): boolean => isOnItsWay(DiskState, LatestOperationState);

/** Cloud disks: those of one instance, or all. */
export function DisksPart({ instance }: { readonly instance?: Instance }) {
  const words = useWords();
  const only = instance && { Filters: [{ Name: "instance-id", Values: [instance.InstanceId] }] };
  const called = useCalled({ action: "DescribeDisks", input: { ...only, ...pages } }, read, ({ rows }) =>
    rows.some(moves),
  );
  const denials = useDenials(diskDenials, called, ({ DiskId }) => DiskId, moves);
  return (
    <ListPart
      title={words.disks}
      called={called}
      empty={words.noDisks}
      tools={!instance && <OperationButton operation={createDisk} row={null} main />}
      id={({ DiskId }) => DiskId}
      columns={[
        { head: words.name, cell: ({ DiskName, DiskId }) => <Named name={DiskName} id={DiskId} /> },
        {
          head: words.state,
          cell: ({ DiskState, LatestOperation, LatestOperationState }) => (
            <StateTag state={DiskState} operation={LatestOperation} latest={LatestOperationState} />
          ),
        },
        { head: words.usage, cell: ({ DiskUsage, DiskType }) => `${DiskUsage} ${DiskType}` },
        { head: words.size, cell: ({ DiskSize }) => `${DiskSize} GB` },
        {
          head: words.instance,
          cell: ({ InstanceId }) =>
            InstanceId ? <Link href={`/console/instances/${InstanceId}`}>{InstanceId}</Link> : "–",
        },
        { head: words.expires, cell: ({ ExpiredTime }) => <Moment at={ExpiredTime} /> },
        {
          head: words.operations,
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
