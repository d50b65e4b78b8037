import { useEffect } from "react";
import { Checkbox } from "tdesign-react/es/checkbox";
import { Input } from "tdesign-react/es/input";
import { Select } from "tdesign-react/es/select";
import { Textarea } from "tdesign-react/es/textarea";
import { useWords } from "../../words/words.ts";
import { useCalled } from "../api/useCalled.ts";
import { Refused } from "../view/Refused.tsx";
import { type AskedChoices, type Choice, type Field, firstOf } from "./operation.ts";

interface Props<Row> {
  readonly field: Field<Row>;
  readonly row: Row;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** One thing to fill in, with its name and what it must be like. */
export function AskField<Row>(props: Props<Row>) {
  const words = useWords();
  const { field, value, onChange } = props;
  if (field.kind === "box")
    return (
      <Checkbox checked={value === "yes"} onChange={(ticked) => onChange(ticked ? "yes" : "")}>
        {words[field.label]}
      </Checkbox>
    );
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the component renders an input inside of the label
    <label className="ask-field">
      <span>
        {words[field.label]} {field.optional && <small>({words.mayBeEmpty})</small>}
      </span>
      <Control {...props} />
      {field.hint && <small>{words[field.hint]}</small>}
    </label>
  );
}

function Control<Row>({ field, row, value, onChange }: Props<Row>) {
  const words = useWords();
  switch (field.kind) {
    case "text":
      return <Input value={value} onChange={onChange} placeholder="" />;
    case "password":
      return <Input type="password" autocomplete="new-password" value={value} onChange={onChange} placeholder="" />;
    case "long":
      return <Textarea value={value} onChange={onChange} placeholder="" autosize={{ minRows: 3, maxRows: 8 }} />;
    case "number":
      return <NumberInput value={value} onChange={onChange} min={field.min} step={field.step ?? 1} />;
    case "choice": {
      const choices = field.choices(row, words);
      const chooser = { label: words[field.label], optional: field.optional, value, onChange };
      return "asked" in choices ? (
        <AskedChooser {...chooser} choices={choices} />
      ) : (
        <Chooser {...chooser} choices={choices} />
      );
    }
    case "box":
      return null; // has its name within
  }
}

interface NumberProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly min: number;
  readonly step: number;
}

/** The browser's own input for figures, dressed as the others: it can be typed into and counted up by the keyboard. */
function NumberInput({ value, onChange, min, step }: NumberProps) {
  return (
    <input
      className="t-input number"
      type="number"
      required
      min={min}
      step={step}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

interface ChooserProps {
  readonly label: string;
  readonly optional: true | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Chooser({ choices, optional, value, onChange }: ChooserProps & { readonly choices: readonly Choice[] }) {
  const words = useWords();
  return (
    <Select
      value={value}
      options={choices.map(({ value, label, not }) => ({
        value,
        label: not ? `${label} – ${not}` : label,
        disabled: Boolean(not),
      }))}
      clearable={optional === true}
      filterable={choices.length > 8}
      placeholder={words.choose}
      empty={words.nothingToChoose}
      // An open dialog covers all that is not in it.
      popupProps={{ attach: "dialog[open]" }}
      onChange={(next) => onChange(typeof next === "string" ? next : "")}
    />
  );
}

function AskedChooser({ choices: { asked, read }, ...chooser }: ChooserProps & { readonly choices: AskedChoices }) {
  const { value: choices, refusal } = useCalled(asked, read);
  const { value, optional, onChange } = chooser;
  const first = choices ? firstOf(choices, optional) : "";
  useEffect(() => {
    if (value === "" && first !== "") onChange(first);
  }, [value, first, onChange]);
  return refusal ? <Refused refusal={refusal} /> : <Chooser {...chooser} choices={choices ?? []} />;
}
