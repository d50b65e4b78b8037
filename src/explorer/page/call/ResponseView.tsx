import { useState } from "react";
import { allExpanded, defaultStyles, JsonView } from "react-json-view-lite";
import { Input } from "tdesign-react/es/input";
import { Tag } from "tdesign-react/es/tag";
import "react-json-view-lite/dist/index.css";
import { CodeBlock, CopyButton } from "../CodeBlock.tsx";
import { CompareLink, isOfSignature } from "../signature/CompareLink.tsx";
import type { SpecAction, SpecService } from "../spec.tsx";
import { filled, useWords } from "../words/words.ts";
import { ErrorMeaning } from "./ErrorMeaning.tsx";
import { countMatches, type JsonObject, matching } from "./json.ts";
import type { Outcome } from "./send.ts";

interface Props {
  readonly outcome: Outcome;
  readonly action: SpecAction;
  readonly serviceName: string;
  readonly service: SpecService;
}

/** What came back: how, how fast, and what it says. */
export function AnswerView({ outcome, action, serviceName, service }: Props) {
  const words = useWords();
  const { status, milliseconds, response, error, headers, text } = outcome;
  return (
    <section className="answer" aria-label={words.answer}>
      <p className="answer-line">
        <Tag theme={error ? "danger" : "success"} variant="light">
          {error ? error.code : "OK"}
        </Tag>
        <span>
          {words.status} {status}
        </span>
        <span>
          {words.time} {milliseconds.toFixed(1)} ms
        </span>
        <span>
          {words.requestId} <code>{String(response?.["RequestId"] ?? "")}</code>
        </span>
      </p>
      {error && <ErrorMeaning {...{ serviceName, action, service }} code={error.code} message={error.message} />}
      {error && isOfSignature(error.code) && <CompareLink {...outcome.sent} />}
      <details>
        <summary>{words.headers}</summary>
        <dl className="headers">
          {headers.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </details>
      {response ? <ResponseTree response={response} text={text} /> : <CodeBlock text={text} label={words.response} />}
    </section>
  );
}

/** JSON that can be folded and searched. */
export function ResponseTree({ response, text }: { response: JsonObject; text: string }) {
  const words = useWords();
  const [needle, setNeedle] = useState("");
  const shown = needle ? (matching(response, needle) ?? {}) : response;
  return (
    <>
      <div className="tree-tools">
        <Input
          value={needle}
          clearable
          placeholder={words.filterResponse}
          aria-label={words.filterResponse}
          onChange={setNeedle}
        />
        <span role="status">{needle && filled(words.matches, { count: countMatches(response, needle) })}</span>
        <CopyButton text={text} label={words.response} />
      </div>
      <div className="tree">
        <JsonView data={shown} shouldExpandNode={allExpanded} style={styles} clickToExpandNode />
      </div>
    </>
  );
}

/** The colours of code: they fit the theme. */
const styles = {
  ...defaultStyles,
  container: "tree-container",
  label: "tree-label",
  clickableLabel: "tree-label",
  nullValue: "hljs-literal",
  booleanValue: "hljs-literal",
  numberValue: "hljs-number",
  stringValue: "hljs-string",
  punctuation: "",
};
