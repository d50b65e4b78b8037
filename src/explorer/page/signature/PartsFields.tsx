import { useState } from "react";
import { Alert } from "tdesign-react/es/alert";
import { Input } from "tdesign-react/es/input";
import { Textarea } from "tdesign-react/es/textarea";
import { useTexts } from "../texts/texts.ts";
import { partsFromText, type RequestParts } from "./paste.ts";

/** A request: as one text, or part by part. */
export function PartsFields({
  parts,
  onChange,
}: {
  readonly parts: RequestParts;
  readonly onChange: (parts: RequestParts) => void;
}) {
  const texts = useTexts();
  const [whole, setWhole] = useState("");
  const unread = whole.trim() !== "" && partsFromText(whole) === undefined;
  return (
    <>
      <Area
        label={texts.compareRequest}
        about={texts.compareRequestHint}
        value={whole}
        onChange={(text) => {
          setWhole(text);
          const read = partsFromText(text);
          if (read) onChange(read);
        }}
      />
      {unread && <Alert theme="warning" message={texts.compareUnrecognized} />}
      <div className="compare-line">
        <Line
          label={texts.compareMethod}
          value={parts.method}
          onChange={(method) => onChange({ ...parts, method: method.toUpperCase() })}
        />
        <Line label={texts.compareTarget} value={parts.target} onChange={(target) => onChange({ ...parts, target })} />
      </div>
      <Area
        label={texts.compareHeaders}
        value={parts.headers}
        onChange={(headers) => onChange({ ...parts, headers })}
      />
      <Area label={texts.compareBody} value={parts.body} onChange={(body) => onChange({ ...parts, body })} />
    </>
  );
}

interface Field {
  readonly label: string;
  readonly about?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function Line({ label, value, onChange, hidden }: Field & { readonly hidden?: boolean }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the component renders an input inside of the label
    <label className="compare-field">
      <span>{label}</span>
      <Input
        value={value}
        onChange={onChange}
        type={hidden ? "password" : "text"}
        spellCheck={false}
        autocomplete="off"
      />
    </label>
  );
}

export function Area({ label, about, value, onChange }: Field) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the component renders a text area inside of the label
    <label className="compare-field">
      <span>{label}</span>
      {about && <span className="member-description">{about}</span>}
      <Textarea value={value} onChange={onChange} autosize={{ minRows: 3, maxRows: 12 }} />
    </label>
  );
}
