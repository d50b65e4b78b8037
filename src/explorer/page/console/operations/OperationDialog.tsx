import { useEffect, useId, useRef, useState } from "react";
import { Button } from "tdesign-react/es/button";
import { formatText, useTexts } from "../../texts/texts.ts";
import type { CallOutcome, Refusal } from "../api/useCaller.ts";
import { RefusalAlert } from "../view/RefusalAlert.tsx";
import { OperationField } from "./OperationField.tsx";
import type { Operation, Values } from "./operation.ts";
import { PriceLine } from "./PriceLine.tsx";

interface Props<Row> {
  readonly operation: Operation<Row>;
  readonly row: Row;
  /** Name of the resource in texts; empty if the operation creates one. */
  readonly name: string;
  readonly values: Values;
  /** Takes a change of what stood before: several may come in one moment. */
  readonly onChange: (change: (values: Values) => Values) => void;
  readonly execute: () => Promise<CallOutcome>;
  readonly onClose: () => void;
}

/** The form of an operation, or its confirmation. It shows an error and keeps the input. */
export function OperationDialog<Row>({ operation, row, name, values, onChange, execute, onClose }: Props<Row>) {
  const texts = useTexts();
  const title = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [refusal, setRefusal] = useState<Refusal>();
  const [sending, setSending] = useState(false);
  useEffect(() => dialog.current?.showModal(), []);
  const { fields = [], warning, destructive, price, label } = operation;
  const unchosen = fields.some(({ kind, name, optional }) => kind === "choice" && !optional && !values[name]);
  const submit = async (): Promise<void> => {
    setSending(true);
    const outcome = await execute();
    setSending(false);
    if ("refusal" in outcome) setRefusal(outcome.refusal);
    else dialog.current?.close();
  };
  return (
    <dialog ref={dialog} className="operation-dialog" onClose={onClose} aria-labelledby={title}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!sending) void submit();
        }}
      >
        <h3 id={title}>
          {texts[label]} {name && <small>{name}</small>}
        </h3>
        <div className="operation-fields">
          {warning && <p>{formatText(texts[warning], { name })}</p>}
          {fields.map((field) => (
            <OperationField
              key={field.name}
              field={field}
              row={row}
              value={values[field.name] ?? ""}
              onChange={(value) => onChange((before) => ({ ...before, [field.name]: value }))}
            />
          ))}
        </div>
        {price && <PriceLine request={price.request(row, values)} read={price.read} />}
        {refusal && <RefusalAlert refusal={refusal} />}
        <div className="call-buttons">
          <Button type="submit" theme={destructive ? "danger" : "primary"} loading={sending} disabled={unchosen}>
            {texts[label]}
          </Button>
          <Button type="button" variant="outline" onClick={() => dialog.current?.close()}>
            {texts.cancel}
          </Button>
        </div>
      </form>
    </dialog>
  );
}
