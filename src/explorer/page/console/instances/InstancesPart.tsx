import { Link } from "wouter";
import { useWords } from "../../words/words.ts";
import { OperationButton } from "../operations/OperationButton.tsx";
import { OperationList } from "../operations/OperationList.tsx";
import { ListPart } from "../view/ListPart.tsx";
import { Moment } from "../view/Moment.tsx";
import { Named } from "../view/Named.tsx";
import { StateTag } from "../view/StateTag.tsx";
import { createInstances } from "./creation.ts";
import { quickOperations } from "./operations.ts";
import { useInstances } from "./useInstances.ts";

/** The instances of the account in the region. */
export function InstancesPart() {
  const words = useWords();
  const { called, denials } = useInstances();
  return (
    <ListPart
      title={words.instances}
      called={called}
      empty={words.noInstances}
      tools={<OperationButton operation={createInstances} row={null} main />}
      id={({ InstanceId }) => InstanceId}
      columns={[
        {
          head: words.name,
          cell: ({ InstanceName, InstanceId }) => (
            <Named name={InstanceName} id={InstanceId}>
              <Link href={`/console/instances/${InstanceId}`}>{InstanceName}</Link>
            </Named>
          ),
        },
        {
          head: words.state,
          cell: ({ InstanceState, LatestOperation, LatestOperationState }) => (
            <StateTag state={InstanceState} operation={LatestOperation} latest={LatestOperationState} />
          ),
        },
        {
          head: words.bundle,
          cell: ({ CPU, Memory, SystemDisk }) => `${CPU} CPU, ${Memory} GB, ${SystemDisk.DiskSize} GB`,
        },
        { head: words.system, cell: ({ OsName }) => OsName },
        {
          head: words.addresses,
          cell: ({ PublicAddresses, PrivateAddresses }) => (
            <span className="addresses">
              {[...PublicAddresses, ...PrivateAddresses].map((address) => (
                <code key={address}>{address}</code>
              ))}
            </span>
          ),
        },
        { head: words.expires, cell: ({ ExpiredTime }) => <Moment at={ExpiredTime} /> },
        {
          head: words.operations,
          cell: (row) => (
            <OperationList
              operations={quickOperations}
              row={row}
              id={row.InstanceId}
              name={row.InstanceName}
              denials={denials}
            />
          ),
        },
      ]}
    />
  );
}
