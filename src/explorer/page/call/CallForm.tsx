import { useState } from "react";
import { Alert } from "tdesign-react/es/alert";
import { Textarea } from "tdesign-react/es/textarea";
import type { SpecAction, SpecService } from "../spec.tsx";
import { Views } from "../Views.tsx";
import { filled, useWords } from "../words/words.ts";
import { isObject, type Json, type JsonObject, withMember } from "./json.ts";
import { MemberField } from "./MemberField.tsx";

interface Props {
  readonly action: SpecAction;
  readonly service: SpecService;
  readonly input: JsonObject;
  readonly onChange: (input: JsonObject) => void;
}

/** The parameters of an action, as a form or as the JSON that is sent: two views of one input. */
export function CallForm(props: Props) {
  const words = useWords();
  return (
    <Views
      name={words.parameters}
      views={[
        { value: "form", label: words.form, content: () => <Members {...props} /> },
        { value: "json", label: words.json, content: () => <JsonBody {...props} /> },
      ]}
    />
  );
}

function Members({ action, service, input, onChange }: Props) {
  const words = useWords();
  if (action.input.length === 0) return <p>{words.noParameters}</p>;
  // What must be given comes first.
  const sorted = [...action.input].sort((a, b) => Number(b.required) - Number(a.required));
  return (
    <div className="members">
      {sorted.map((member) => (
        <MemberField
          key={member.name}
          member={member}
          service={service}
          value={input[member.name]}
          onChange={(value) => onChange(withMember(input, member.name, value))}
        />
      ))}
    </div>
  );
}

function JsonBody({ input, onChange }: Props) {
  const words = useWords();
  const [text, setText] = useState(() => JSON.stringify(input, null, 2));
  const [broken, setBroken] = useState("");
  return (
    <div className="json-body">
      <Textarea
        aria-label={words.json}
        value={text}
        autosize={{ minRows: 8, maxRows: 30 }}
        onChange={(next) => {
          setText(next);
          const read = objectIn(next);
          setBroken(typeof read === "string" ? read : "");
          if (typeof read !== "string") onChange(read);
        }}
      />
      {broken && <Alert theme="warning" message={filled(words.jsonBroken, { reason: broken })} />}
    </div>
  );
}

/** The object that a text holds, or what is wrong with it. */
function objectIn(text: string): JsonObject | string {
  try {
    const value: Json = JSON.parse(text.trim() || "{}");
    return isObject(value) ? value : typeof value;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
