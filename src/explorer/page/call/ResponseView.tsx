import { useState } from "react";
import { allExpanded, defaultStyles, JsonView } from "react-json-view-lite";
import { Input } from "tdesign-react/es/input";
import { Tag } from "tdesign-react/es/tag";
import "react-json-view-lite/dist/index.css";
import { CodeBlock, CopyButton } from "../CodeBlock.tsx";
import type { SpecAction, SpecService } from "../pageData.tsx";
import { CompareLink, isSignatureError } from "../signature/CompareLink.tsx";
import { formatText, useTexts } from "../texts/texts.ts";
import { ErrorAlert } from "./ErrorAlert.tsx";
import { countMatches, filterMatches, type JsonObject } from "./json.ts";
import type { CallResult } from "./send.ts";

interface Props {
  readonly result: CallResult;
  readonly action: SpecAction;
  readonly serviceName: string;
  readonly service: SpecService;
}

/** The response to a call: status, duration, headers and body. */
export function ResponseView({ result, action, serviceName, service }: Props) {
  const texts = useTexts();
  const { status, milliseconds, response, error, headers, text } = result;
  return (
    <section className="response" aria-label={texts.responseTab}>
      <p className="response-line">
        <Tag theme={error ? "danger" : "success"} variant="light">
          {error ? error.code : "OK"}
        </Tag>
        <span>
          {texts.status} {status}
        </span>
        <span>
          {texts.time} {milliseconds.toFixed(1)} ms
        </span>
        <span>
          {texts.requestId} <code>{String(response?.["RequestId"] ?? "")}</code>
        </span>
      </p>
      {error && <ErrorAlert {...{ serviceName, action, service }} code={error.code} message={error.message} />}
      {error && isSignatureError(error.code) && <CompareLink {...result.sent} />}
      <details>
        <summary>{texts.headers}</summary>
        <dl className="headers">
          {headers.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </details>
      {response ? <ResponseTree response={response} text={text} /> : <CodeBlock text={text} label={texts.response} />}
    </section>
  );
}

/** JSON that can be collapsed and searched. */
export function ResponseTree({ response, text }: { response: JsonObject; text: string }) {
  const texts = useTexts();
  const [needle, setNeedle] = useState("");
  const visible = needle ? (filterMatches(response, needle) ?? {}) : response;
  return (
    <>
      <div className="tree-tools">
        <Input
          value={needle}
          clearable
          placeholder={texts.filterResponse}
          aria-label={texts.filterResponse}
          onChange={setNeedle}
        />
        <span role="status">{needle && formatText(texts.matches, { count: countMatches(response, needle) })}</span>
        <CopyButton text={text} label={texts.response} />
      </div>
      <div className="tree">
        <JsonView data={visible} shouldExpandNode={allExpanded} style={styles} clickToExpandNode />
      </div>
    </>
  );
}

/** The CSS classes of highlighted code. The theme defines their colours. */
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
