import { type ReactNode, useId } from "react";
import { Loading } from "tdesign-react/es/loading";
import { useWords } from "../../words/words.ts";
import type { Called } from "../api/useCalled.ts";
import { CallLink } from "./CallLink.tsx";
import { Refused } from "./Refused.tsx";

interface Props<Value> {
  readonly title: string;
  readonly called: Called<Value>;
  /** A refusal is nothing to worry about: not every resource has this. */
  readonly quiet?: true;
  /** What can be done beside what is shown. */
  readonly tools?: ReactNode;
  readonly children: (value: Value) => ReactNode;
}

/** One thing that the console shows: how it was got, what it is, and what can be done. */
export function Part<Value>({ title, called, quiet, tools, children }: Props<Value>) {
  const words = useWords();
  const id = useId();
  const { asked, value, refusal } = called;
  return (
    <section className="part" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {asked && <CallLink {...asked} />}
        <div className="tools">{tools}</div>
      </header>
      {refusal && !quiet && <Refused refusal={refusal} />}
      {refusal && quiet && (
        <p className="hint">
          {refusal.message} <code>{refusal.code}</code>
        </p>
      )}
      {value === undefined ? !refusal && <Loading size="small" text={words.loading} /> : children(value)}
    </section>
  );
}
