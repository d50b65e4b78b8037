import { useEffect, useId, useRef, useState } from "react";
import { Button } from "tdesign-react/es/button";
import { filled, useWords } from "../../words/words.ts";
import type { Refusal, Said } from "../api/useCaller.ts";
import { Refused } from "../view/Refused.tsx";
import { AskField } from "./AskField.tsx";
import type { Operation, Values } from "./operation.ts";
import { PriceLine } from "./PriceLine.tsx";

interface Props<Row> {
  readonly operation: Operation<Row>;
  readonly row: Row;
  /** Which resource it is about, in words; empty where it makes one. */
  readonly name: string;
  readonly values: Values;
  /** Takes a change of what stood before: several may come in one moment. */
  readonly onChange: (change: (values: Values) => Values) => void;
  readonly perform: () => Promise<Said>;
  readonly onClose: () => void;
}

/** Asks for what an operation needs, or whether it is meant. A refusal is told here, and what was typed stays. */
export function AskDialog<Row>({ operation, row, name, values, onChange, perform, onClose }: Props<Row>) {
  const words = useWords();
  const title = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [refusal, setRefusal] = useState<Refusal>();
  const [sending, setSending] = useState(false);
  useEffect(() => dialog.current?.showModal(), []);
  const { fields = [], warning, loses, price, label } = operation;
  const unchosen = fields.some(({ kind, name, optional }) => kind === "choice" && !optional && !values[name]);
  const submit = async (): Promise<void> => {
    setSending(true);
    const said = await perform();
    setSending(false);
    if ("refusal" in said) setRefusal(said.refusal);
    else dialog.current?.close();
  };
  return (
    <dialog ref={dialog} className="ask" onClose={onClose} aria-labelledby={title}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!sending) void submit();
        }}
      >
        <h3 id={title}>
          {words[label]} {name && <small>{name}</small>}
        </h3>
        <div className="ask-fields">
          {warning && <p>{filled(words[warning], { name })}</p>}
          {fields.map((field) => (
            <AskField
              key={field.name}
              field={field}
              row={row}
              value={values[field.name] ?? ""}
              onChange={(value) => onChange((before) => ({ ...before, [field.name]: value }))}
            />
          ))}
        </div>
        {price && <PriceLine asked={price.asked(row, values)} read={price.read} />}
        {refusal && <Refused refusal={refusal} />}
        <div className="call-buttons">
          <Button type="submit" theme={loses ? "danger" : "primary"} loading={sending} disabled={unchosen}>
            {words[label]}
          </Button>
          <Button type="button" variant="outline" onClick={() => dialog.current?.close()}>
            {words.leaveIt}
          </Button>
        </div>
      </form>
    </dialog>
  );
}
