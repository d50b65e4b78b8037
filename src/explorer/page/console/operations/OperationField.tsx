import { useEffect } from "react";
import { Checkbox } from "tdesign-react/es/checkbox";
import { Input } from "tdesign-react/es/input";
import { Select } from "tdesign-react/es/select";
import { Textarea } from "tdesign-react/es/textarea";
import { useTexts } from "../../texts/texts.ts";
import { usePolledCall } from "../api/usePolledCall.ts";
import { RefusalAlert } from "../view/RefusalAlert.tsx";
import { type Choice, defaultChoice, type Field, type RemoteChoices } from "./operation.ts";

interface Props<Row> {
  readonly field: Field<Row>;
  readonly row: Row;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** An input field with its label and description. */
export function OperationField<Row>(props: Props<Row>) {
  const texts = useTexts();
  const { field, value, onChange } = props;
  if (field.kind === "box")
    return (
      <Checkbox checked={value === "yes"} onChange={(ticked) => onChange(ticked ? "yes" : "")}>
        {texts[field.label]}
      </Checkbox>
    );
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the component renders an input inside of the label
    <label className="operation-field">
      <span>
        {texts[field.label]} {field.optional && <small>({texts.optional})</small>}
      </span>
      <Control {...props} />
      {field.hint && <small>{texts[field.hint]}</small>}
    </label>
  );
}

function Control<Row>({ field, row, value, onChange }: Props<Row>) {
  const texts = useTexts();
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
      const choices = field.choices(row, texts);
      const chooser = { label: texts[field.label], optional: field.optional, value, onChange };
      return "request" in choices ? (
        <RemoteSelect {...chooser} choices={choices} />
      ) : (
        <ChoiceSelect {...chooser} choices={choices} />
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

interface ChoiceSelectProps {
  readonly label: string;
  readonly optional: true | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function ChoiceSelect({
  choices,
  optional,
  value,
  onChange,
}: ChoiceSelectProps & { readonly choices: readonly Choice[] }) {
  const texts = useTexts();
  return (
    <Select
      value={value}
      options={choices.map(({ value, label, disabledReason }) => ({
        value,
        label: disabledReason ? `${label} – ${disabledReason}` : label,
        disabled: Boolean(disabledReason),
      }))}
      clearable={optional === true}
      filterable={choices.length > 8}
      placeholder={texts.choose}
      empty={texts.noChoices}
      // An open dialog covers all that is not in it.
      popupProps={{ attach: "dialog[open]" }}
      onChange={(next) => onChange(typeof next === "string" ? next : "")}
    />
  );
}

function RemoteSelect({
  choices: { request, read },
  ...chooser
}: ChoiceSelectProps & { readonly choices: RemoteChoices }) {
  const { value: choices, refusal } = usePolledCall(request, read);
  const { value, optional, onChange } = chooser;
  const first = choices ? defaultChoice(choices, optional) : "";
  useEffect(() => {
    if (value === "" && first !== "") onChange(first);
  }, [value, first, onChange]);
  return refusal ? <RefusalAlert refusal={refusal} /> : <ChoiceSelect {...chooser} choices={choices ?? []} />;
}
