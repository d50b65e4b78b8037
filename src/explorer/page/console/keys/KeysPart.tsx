import { useState } from "react";
import { useTexts } from "../../texts/texts.ts";
import { firstPage, listReader, withRows } from "../api/lists.ts";
import { type Instance, type KeyPair, keyPair } from "../api/shapes.ts";
import { usePolledCall } from "../api/usePolledCall.ts";
import { isInstanceBusy } from "../instances/useInstances.ts";
import { OperationButton } from "../operations/OperationButton.tsx";
import { OperationList } from "../operations/OperationList.tsx";
import { ListPart } from "../view/ListPart.tsx";
import { NameWithId } from "../view/NameWithId.tsx";
import { Timestamp } from "../view/Timestamp.tsx";
import { createdKey, createKey, importKey, keyOperations } from "./operations.ts";
import { PrivateKey } from "./PrivateKey.tsx";

const read = listReader("KeyPairSet", keyPair);

/** Key pairs: those that let into one instance, or all. */
export function KeysPart({ instance }: { readonly instance?: Instance }) {
  const texts = useTexts();
  // While something is done with the instance, keys may come and go.
  const all = usePolledCall(
    { action: "DescribeKeyPairs", input: firstPage },
    read,
    () => instance !== undefined && isInstanceBusy(instance),
  );
  const called = withRows(all, (rows) =>
    instance ? rows.filter((pair) => pair.AssociatedInstanceIds.includes(instance.InstanceId)) : rows,
  );
  const [made, setMade] = useState<KeyPair>();
  return (
    <>
      {made && <PrivateKey pair={made} onClose={() => setMade(undefined)} />}
      <ListPart
        title={texts.keyPairs}
        called={called}
        empty={instance ? texts.noBoundKeyPairs : texts.noKeyPairs}
        tools={
          !instance && (
            <>
              <OperationButton
                operation={createKey}
                row={null}
                primary
                onDone={(response) => setMade(createdKey(response).KeyPair)}
              />
              <OperationButton operation={importKey} row={null} />
            </>
          )
        }
        id={({ KeyId }) => KeyId}
        columns={[
          { head: texts.name, cell: ({ KeyName, KeyId }) => <NameWithId name={KeyName} id={KeyId} /> },
          { head: texts.instances, cell: ({ AssociatedInstanceIds }) => AssociatedInstanceIds.join(", ") || "–" },
          { head: texts.created, cell: ({ CreatedTime }) => <Timestamp at={CreatedTime} /> },
          {
            head: texts.operations,
            cell: (row) => <OperationList operations={keyOperations} row={row} id={row.KeyId} name={row.KeyName} />,
          },
        ]}
      />
    </>
  );
}
