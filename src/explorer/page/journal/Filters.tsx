import { Checkbox } from "tdesign-react/es/checkbox";
import { Input } from "tdesign-react/es/input";
import { Select } from "tdesign-react/es/select";
import type { JournalEntry } from "#explorer/server/journal/entry.ts";
import { useWords } from "../words/words.ts";
import { choices, type Filter, nameOf } from "./filter.ts";

interface Props {
  readonly entries: readonly JournalEntry[];
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
}

export function Filters({ entries, filter, onChange }: Props) {
  const words = useWords();
  const change = (part: Partial<Filter>): void => onChange({ ...filter, ...part });
  return (
    <search className="journal-filters">
      <Input
        value={filter.text}
        clearable
        placeholder={words.findRequests}
        aria-label={words.findRequests}
        onChange={(text) => change({ text })}
      />
      <Choice
        name={words.actionName}
        all={words.allActions}
        values={choices(entries, nameOf)}
        value={filter.action}
        onChange={(action) => change({ action })}
      />
      <Choice
        name={words.account}
        all={words.allAccounts}
        values={choices(entries, ({ account }) => account)}
        value={filter.account}
        onChange={(account) => change({ account })}
      />
      <Checkbox checked={filter.onlyErrors} onChange={(onlyErrors) => change({ onlyErrors })}>
        {words.onlyErrors}
      </Checkbox>
    </search>
  );
}

interface ChoiceOf {
  readonly name: string;
  readonly all: string;
  readonly values: readonly string[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Choice({ name, all, values, value, onChange }: ChoiceOf) {
  // What is chosen stays to be seen, even when no such request is in the list any more.
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
