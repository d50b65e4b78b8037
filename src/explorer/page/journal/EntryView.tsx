import { useEffect, useRef } from "react";
import { Alert } from "tdesign-react/es/alert";
import { Button } from "tdesign-react/es/button";
import { Tag } from "tdesign-react/es/tag";
import { useLocation } from "wouter";
import type { JournalEntry, Pairs } from "#journal/entry.ts";
import { CodeBlock } from "../CodeBlock.tsx";
import { ErrorAlert } from "../call/ErrorAlert.tsx";
import { isObject } from "../call/json.ts";
import { callPath } from "../call/link.ts";
import { ResponseTree } from "../call/ResponseView.tsx";
import { usePageData } from "../pageData.tsx";
import { formatText, useTexts } from "../texts/texts.ts";
import { actionName } from "./filter.ts";
import { withoutMasks } from "./replay.ts";
import { timeOfDay } from "./timeOfDay.ts";

/** A request with its response. */
export function EntryView({ entry, onClose }: { readonly entry: JournalEntry; readonly onClose: () => void }) {
  const texts = useTexts();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { code, milliseconds, method, path, region, account, uin, client, requestId, response, missing } = entry;
  const facts: Pairs = [
    [texts.requestTime, timeOfDay(entry.time)],
    [texts.latency, `${milliseconds} ms`],
    [texts.requestLine, `${method} ${path}`],
    [texts.region, region],
    [texts.account, uin === account ? account : `${account} / ${uin}`],
    [texts.client, client],
    [texts.requestId, requestId],
  ];
  return (
    <article className="journal-entry" aria-label={actionName(entry) || texts.noAction}>
      <header>
        <h2 ref={heading} tabIndex={-1}>
          {actionName(entry) || texts.noAction}
        </h2>
        <Tag theme={code ? "danger" : "success"} variant="light">
          {code || "OK"}
        </Tag>
        <Button variant="text" onClick={onClose}>
          {texts.close}
        </Button>
      </header>
      <Meaning entry={entry} />
      <Facts pairs={facts.filter(([, value]) => value !== "")} />
      <Replay entry={entry} />
      {missing.includes("large request") && <Alert theme="info" message={texts.largeRequest} />}
      {missing.includes("large answer") && <Alert theme="info" message={texts.largeResponse} />}
      {missing.includes("secret text") && <Alert theme="info" message={texts.secretText} />}
      {entry.parameters !== null && (
        <CodeBlock text={JSON.stringify(entry.parameters, null, 2)} language="json" label={texts.parameters} />
      )}
      {entry.text && <CodeBlock text={entry.text} label={texts.body} />}
      {isObject(response) && (
        <section aria-label={texts.response}>
          <h3>{texts.response}</h3>
          <ResponseTree response={response} text={JSON.stringify(response, null, 2)} />
        </section>
      )}
      <details>
        <summary>{texts.requestHeaders}</summary>
        <Facts pairs={entry.headers} />
      </details>
      {entry.beside.length > 0 && (
        <details>
          <summary>{texts.commonParameters}</summary>
          <Facts pairs={entry.beside} />
        </details>
      )}
    </article>
  );
}

function Facts({ pairs }: { readonly pairs: Pairs }) {
  return (
    <dl className="headers">
      {pairs.map(([name, value], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: names may repeat, and the list does not change
        <div key={index}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What a refusal's code means, where its action is known. */
function Meaning({ entry: { service, action, code, response } }: { readonly entry: JournalEntry }) {
  const { spec } = usePageData();
  const refusal = isObject(response) ? response["Error"] : undefined;
  if (!code || !isObject(refusal)) return null;
  const message = String(refusal["Message"]);
  const product = spec.services[service];
  const declared = product?.actions[action];
  if (!product || !declared) return <Alert theme="error" title={code} message={message} />;
  return <ErrorAlert code={code} message={message} action={declared} service={product} serviceName={service} />;
}

/** Fills the action's form with the same parameters, except secrets, which are not stored. */
function Replay({ entry: { service, action, region, parameters } }: { readonly entry: JournalEntry }) {
  const texts = useTexts();
  const { spec } = usePageData();
  const [, go] = useLocation();
  if (!spec.services[service]?.actions[action] || !isObject(parameters)) return null;
  const { value, omitted } = withoutMasks(parameters);
  if (!isObject(value)) return null;
  return (
    <>
      {omitted.length > 0 && (
        <Alert theme="warning" message={formatText(texts.replayOmits, { names: omitted.join(", ") })} />
      )}
      <Button onClick={() => go(callPath(service, action, { region, input: value }))}>{texts.replay}</Button>
    </>
  );
}
