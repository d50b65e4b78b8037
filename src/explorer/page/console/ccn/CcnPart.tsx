import { useTexts } from "../../texts/texts.ts";
import { listReader } from "../api/lists.ts";
import { type Network, network } from "../api/shapes.ts";
import { isTransient } from "../api/transientStates.ts";
import { usePolledCall } from "../api/usePolledCall.ts";
import { OperationButton } from "../operations/OperationButton.tsx";
import { OperationList } from "../operations/OperationList.tsx";
import type { Operation } from "../operations/operation.ts";
import { ListPart } from "../view/ListPart.tsx";
import { StateTag } from "../view/StateTag.tsx";
import { Timestamp } from "../view/Timestamp.tsx";

const read = listReader("CcnAttachedInstanceSet", network);

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
  const texts = useTexts();
  const called = usePolledCall({ action: "DescribeCcnAttachedInstances" }, read, ({ rows }) =>
    rows.some(({ State }) => isTransient(State)),
  );
  return (
    <ListPart
      title={texts.ccn}
      called={called}
      empty={texts.noCcn}
      tools={<OperationButton operation={attachCcn} row={null} primary />}
      id={({ CcnId }) => CcnId}
      columns={[
        { head: texts.ccnId, cell: ({ CcnId }) => <code>{CcnId}</code> },
        { head: texts.state, cell: ({ State }) => <StateTag state={State} /> },
        { head: texts.network, cell: ({ CidrBlock }) => CidrBlock.join(", ") },
        { head: texts.attached, cell: ({ AttachedTime }) => <Timestamp at={AttachedTime} /> },
        {
          head: texts.operations,
          cell: (row) => <OperationList operations={ccnOperations} row={row} id={row.CcnId} name={row.CcnId} />,
        },
      ]}
    />
  );
}
