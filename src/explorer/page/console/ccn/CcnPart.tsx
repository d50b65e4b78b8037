import { useWords } from "../../words/words.ts";
import { listIn } from "../api/lists.ts";
import { isPassing } from "../api/passing.ts";
import { type Network, network } from "../api/shapes.ts";
import { useCalled } from "../api/useCalled.ts";
import { OperationButton } from "../operations/OperationButton.tsx";
import { OperationList } from "../operations/OperationList.tsx";
import type { Operation } from "../operations/operation.ts";
import { ListPart } from "../view/ListPart.tsx";
import { Moment } from "../view/Moment.tsx";
import { StateTag } from "../view/StateTag.tsx";

const read = listIn("CcnAttachedInstanceSet", network);

const attachCcn: Operation<null> = {
  action: "AttachCcn",
  label: "attachCcn",
  fields: [{ kind: "text", name: "ccn", label: "ccnId", hint: "ccnHint" }],
  input: (_, { ccn = "" }) => ({ CcnId: ccn }),
};

const ccnOperations: readonly Operation<Network>[] = [
  { action: "ResetAttachCcn", label: "applyAgain", input: ({ CcnId }) => ({ CcnId }) },
  { action: "DetachCcn", label: "detach", warning: "detachCcnWarning", input: ({ CcnId }) => ({ CcnId }) },
];

/** The CCN that the private network of Lighthouse's instances in the region is attached to. */
export function CcnPart() {
  const words = useWords();
  const called = useCalled({ action: "DescribeCcnAttachedInstances" }, read, ({ rows }) =>
    rows.some(({ State }) => isPassing(State)),
  );
  return (
    <ListPart
      title={words.ccn}
      called={called}
      empty={words.noCcn}
      tools={<OperationButton operation={attachCcn} row={null} main />}
      id={({ CcnId }) => CcnId}
      columns={[
        { head: words.ccnId, cell: ({ CcnId }) => <code>{CcnId}</code> },
        { head: words.state, cell: ({ State }) => <StateTag state={State} /> },
        { head: words.network, cell: ({ CidrBlock }) => CidrBlock.join(", ") },
        { head: words.attached, cell: ({ AttachedTime }) => <Moment at={AttachedTime} /> },
        {
          head: words.operations,
          cell: (row) => <OperationList operations={ccnOperations} row={row} id={row.CcnId} name={row.CcnId} />,
        },
      ]}
    />
  );
}
