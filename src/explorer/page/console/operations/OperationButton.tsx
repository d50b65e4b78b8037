import { useState } from "react";
import type { JsonObject } from "../../call/json.ts";
import { formatText, useTexts } from "../../texts/texts.ts";
import { notifyChange } from "../api/changes.ts";
import type { DeniedAction } from "../api/shapes.ts";
import { type CallOutcome, useCaller } from "../api/useCaller.ts";
import { useNotices } from "../view/notices.tsx";
import { DeniableButton } from "./DeniableButton.tsx";
import { OperationDialog } from "./OperationDialog.tsx";
import { initialValues, type Operation, type Values } from "./operation.ts";

interface Props<Row> {
  readonly operation: Operation<Row>;
  readonly row: Row;
  /** Name of the resource; empty if the operation creates one. */
  readonly name?: string;
  /** Why it would be refused now. */
  readonly denied?: DeniedAction | undefined;
  readonly primary?: boolean;
  readonly onDone?: (response: JsonObject) => void;
}

/** Runs an operation immediately, or after a dialog. Disabled if the API would reject the operation. */
export function OperationButton<Row>({ operation, row, name = "", denied, primary = false, onDone }: Props<Row>) {
  const texts = useTexts();
  const call = useCaller();
  const notify = useNotices();
  const { action, label, fields = [], warning, destructive } = operation;
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  // Kept while the button is there: closing the dialog loses nothing that was typed.
  const [typed, setTyped] = useState<Values>();
  const values = typed ?? initialValues(fields, row, texts);

  const perform = async (): Promise<CallOutcome> => {
    const outcome = await call({ action, input: operation.input(row, values) });
    if ("response" in outcome) {
      setTyped(undefined);
      notify({ done: formatText(texts.accepted, { action }), name });
      onDone?.(outcome.response);
      notifyChange();
    }
    return outcome;
  };
  const press = async (): Promise<void> => {
    if (busy) return;
    if (fields.length > 0 || warning) return setOpen(true);
    setBusy(true);
    const outcome = await perform();
    setBusy(false);
    if ("refusal" in outcome) notify(outcome);
  };
  return (
    <>
      <DeniableButton
        label={texts[label]}
        resource={name}
        theme={destructive ? "danger" : primary ? "primary" : "default"}
        denied={denied}
        onPress={press}
      />
      {open && (
        <OperationDialog
          operation={operation}
          row={row}
          name={name}
          values={values}
          onChange={(change) => setTyped((before) => change(before ?? initialValues(fields, row, texts)))}
          execute={perform}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
