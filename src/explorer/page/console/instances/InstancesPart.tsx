import { Link } from "wouter";
import { useTexts } from "../../texts/texts.ts";
import { OperationButton } from "../operations/OperationButton.tsx";
import { OperationList } from "../operations/OperationList.tsx";
import { ListPart } from "../view/ListPart.tsx";
import { NameWithId } from "../view/NameWithId.tsx";
import { StateTag } from "../view/StateTag.tsx";
import { Timestamp } from "../view/Timestamp.tsx";
import { createInstances } from "./creation.ts";
import { quickOperations } from "./operations.ts";
import { useInstances } from "./useInstances.ts";

/** The instances of the account in the region. */
export function InstancesPart() {
  const texts = useTexts();
  const { called, denials } = useInstances();
  return (
    <ListPart
      title={texts.instances}
      called={called}
      empty={texts.noInstances}
      tools={<OperationButton operation={createInstances} row={null} primary />}
      id={({ InstanceId }) => InstanceId}
      columns={[
        {
          head: texts.name,
          cell: ({ InstanceName, InstanceId }) => (
            <NameWithId name={InstanceName} id={InstanceId}>
              <Link href={`/console/instances/${InstanceId}`}>{InstanceName}</Link>
            </NameWithId>
          ),
        },
        {
          head: texts.state,
          cell: ({ InstanceState, LatestOperation, LatestOperationState }) => (
            <StateTag state={InstanceState} operation={LatestOperation} latest={LatestOperationState} />
          ),
        },
        {
          head: texts.bundle,
          cell: ({ CPU, Memory, SystemDisk }) => `${CPU} CPU, ${Memory} GB, ${SystemDisk.DiskSize} GB`,
        },
        { head: texts.system, cell: ({ OsName }) => OsName },
        {
          head: texts.addresses,
          cell: ({ PublicAddresses, PrivateAddresses }) => (
            <span className="addresses">
              {[...PublicAddresses, ...PrivateAddresses].map((address) => (
                <code key={address}>{address}</code>
              ))}
            </span>
          ),
        },
        { head: texts.expires, cell: ({ ExpiredTime }) => <Timestamp at={ExpiredTime} /> },
        {
          head: texts.operations,
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
