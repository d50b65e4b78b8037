import { useState } from "react";
import { Alert } from "tdesign-react/es/alert";
import { Textarea } from "tdesign-react/es/textarea";
import type { SpecAction, SpecService } from "../pageData.tsx";
import { formatText, useTexts } from "../texts/texts.ts";
import { Views } from "../Views.tsx";
import { isObject, type Json, type JsonObject, withMember } from "./json.ts";
import { MemberField } from "./MemberField.tsx";

interface Props {
  readonly action: SpecAction;
  readonly service: SpecService;
  readonly input: JsonObject;
  readonly onChange: (input: JsonObject) => void;
}

/** The parameters of an action, edited as a form or as the JSON body. Both views show the same input. */
export function CallForm(props: Props) {
  const texts = useTexts();
  return (
    <Views
      name={texts.parameters}
      views={[
        { value: "form", label: texts.form, content: () => <Members {...props} /> },
        { value: "json", label: texts.json, content: () => <JsonBody {...props} /> },
      ]}
    />
  );
}

function Members({ action, service, input, onChange }: Props) {
  const texts = useTexts();
  if (action.input.length === 0) return <p>{texts.noParameters}</p>;
  // Required parameters come first.
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
  const texts = useTexts();
  const [text, setText] = useState(() => JSON.stringify(input, null, 2));
  const [problem, setProblem] = useState("");
  return (
    <div className="json-body">
      <Textarea
        aria-label={texts.json}
        value={text}
        autosize={{ minRows: 8, maxRows: 30 }}
        onChange={(next) => {
          setText(next);
          const parsed = parseObject(next);
          setProblem(typeof parsed === "string" ? parsed : "");
          if (typeof parsed !== "string") onChange(parsed);
        }}
      />
      {problem && <Alert theme="warning" message={formatText(texts.invalidJson, { reason: problem })} />}
    </div>
  );
}

/** The parsed object, or the reason why the text is not one. */
function parseObject(text: string): JsonObject | string {
  try {
    const value: Json = JSON.parse(text.trim() || "{}");
    return isObject(value) ? value : typeof value;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
