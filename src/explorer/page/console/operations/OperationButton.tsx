import { useState } from "react";
import type { JsonObject } from "../../call/json.ts";
import { filled, useWords } from "../../words/words.ts";
import type { DeniedAction } from "../api/shapes.ts";
import { type Said, useCaller } from "../api/useCaller.ts";
import { noteWritten } from "../api/written.ts";
import { useNotices } from "../view/notices.tsx";
import { AskDialog } from "./AskDialog.tsx";
import { DeniableButton } from "./DeniableButton.tsx";
import { initialValues, type Operation, type Values } from "./operation.ts";

interface Props<Row> {
  readonly operation: Operation<Row>;
  readonly row: Row;
  /** Which resource it is about; empty where it makes one. */
  readonly name?: string;
  /** Why it would be refused now. */
  readonly denied?: DeniedAction | undefined;
  readonly main?: boolean;
  readonly onDone?: (response: JsonObject) => void;
}

/** Carries out an operation: at once, or after asking for what it needs. What would be refused cannot be pressed. */
export function OperationButton<Row>({ operation, row, name = "", denied, main = false, onDone }: Props<Row>) {
  const words = useWords();
  const call = useCaller();
  const tell = useNotices();
  const { action, label, fields = [], warning, loses } = operation;
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  // Kept while the button is there: closing the dialog loses nothing that was typed.
  const [typed, setTyped] = useState<Values>();
  const values = typed ?? initialValues(fields, row, words);

  const perform = async (): Promise<Said> => {
    const said = await call({ action, input: operation.input(row, values) });
    if ("response" in said) {
      setTyped(undefined);
      tell({ done: filled(words.done, { action }), name });
      onDone?.(said.response);
      noteWritten();
    }
    return said;
  };
  const press = async (): Promise<void> => {
    if (busy) return;
    if (fields.length > 0 || warning) return setOpen(true);
    setBusy(true);
    const said = await perform();
    setBusy(false);
    if ("refusal" in said) tell(said);
  };
  return (
    <>
      <DeniableButton
        label={words[label]}
        about={name}
        look={loses ? "danger" : main ? "primary" : "default"}
        denied={denied}
        onPress={press}
      />
      {open && (
        <AskDialog
          operation={operation}
          row={row}
          name={name}
          values={values}
          onChange={(change) => setTyped((before) => change(before ?? initialValues(fields, row, words)))}
          perform={perform}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
