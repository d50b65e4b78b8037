import { useState } from "react";
import { useWords } from "../../words/words.ts";
import { listIn, pages, withRows } from "../api/lists.ts";
import { type Instance, type KeyPair, keyPair } from "../api/shapes.ts";
import { useCalled } from "../api/useCalled.ts";
import { moves } from "../instances/useInstances.ts";
import { OperationButton } from "../operations/OperationButton.tsx";
import { OperationList } from "../operations/OperationList.tsx";
import { ListPart } from "../view/ListPart.tsx";
import { Moment } from "../view/Moment.tsx";
import { Named } from "../view/Named.tsx";
import { createdKey, createKey, importKey, keyOperations } from "./operations.ts";
import { PrivateKey } from "./PrivateKey.tsx";

const read = listIn("KeyPairSet", keyPair);

/** Key pairs: those that let into one instance, or all. */
export function KeysPart({ instance }: { readonly instance?: Instance }) {
  const words = useWords();
  // While something is done with the instance, keys may come and go.
  const all = useCalled(
    { action: "DescribeKeyPairs", input: pages },
    read,
    () => instance !== undefined && moves(instance),
  );
  const called = withRows(all, (rows) =>
    instance ? rows.filter((pair) => pair.AssociatedInstanceIds.includes(instance.InstanceId)) : rows,
  );
  const [made, setMade] = useState<KeyPair>();
  return (
    <>
      {made && <PrivateKey pair={made} onClose={() => setMade(undefined)} />}
      <ListPart
        title={words.keyPairs}
        called={called}
        empty={instance ? words.noBoundKeys : words.noKeys}
        tools={
          !instance && (
            <>
              <OperationButton
                operation={createKey}
                row={null}
                main
                onDone={(response) => setMade(createdKey(response).KeyPair)}
              />
              <OperationButton operation={importKey} row={null} />
            </>
          )
        }
        id={({ KeyId }) => KeyId}
        columns={[
          { head: words.name, cell: ({ KeyName, KeyId }) => <Named name={KeyName} id={KeyId} /> },
          { head: words.instances, cell: ({ AssociatedInstanceIds }) => AssociatedInstanceIds.join(", ") || "–" },
          { head: words.created, cell: ({ CreatedTime }) => <Moment at={CreatedTime} /> },
          {
            head: words.operations,
            cell: (row) => <OperationList operations={keyOperations} row={row} id={row.KeyId} name={row.KeyName} />,
          },
        ]}
      />
    </>
  );
}
