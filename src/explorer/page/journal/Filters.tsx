import { Checkbox } from "tdesign-react/es/checkbox";
import { Input } from "tdesign-react/es/input";
import { Select } from "tdesign-react/es/select";
import type { JournalEntry } from "#journal/entry.ts";
import { useTexts } from "../texts/texts.ts";
import { actionName, distinctValues, type Filter } from "./filter.ts";

interface Props {
  readonly entries: readonly JournalEntry[];
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
}

export function Filters({ entries, filter, onChange }: Props) {
  const texts = useTexts();
  const change = (part: Partial<Filter>): void => onChange({ ...filter, ...part });
  return (
    <search className="journal-filters">
      <Input
        value={filter.text}
        clearable
        placeholder={texts.findRequests}
        aria-label={texts.findRequests}
        onChange={(text) => change({ text })}
      />
      <Choice
        name={texts.actionName}
        all={texts.allActions}
        values={distinctValues(entries, actionName)}
        value={filter.action}
        onChange={(action) => change({ action })}
      />
      <Choice
        name={texts.account}
        all={texts.allAccounts}
        values={distinctValues(entries, ({ account }) => account)}
        value={filter.account}
        onChange={(account) => change({ account })}
      />
      <Checkbox checked={filter.onlyErrors} onChange={(onlyErrors) => change({ onlyErrors })}>
        {texts.onlyErrors}
      </Checkbox>
    </search>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly all: string;
  readonly values: readonly string[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Choice({ name, all, values, value, onChange }: ChoiceProps) {
  // Keep the selected value visible, even if no request in the list has it any more.
  const offered = value && !values.includes(value) ? [value, ...values] : values;
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the component renders an input inside of the label
    <label className="chooser">
      <span className="visually-hidden">{name}</span>
      <Select
        value={value}
        options={[{ label: all, value: "" }, ...offered.map((one) => ({ label: one, value: one }))]}
        filterable
        onChange={(next) => onChange(typeof next === "string" ? next : "")}
      />
    </label>
  );
}
