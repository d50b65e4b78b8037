import { type ReactNode, useId } from "react";
import { Loading } from "tdesign-react/es/loading";
import { useTexts } from "../../texts/texts.ts";
import type { PolledCall } from "../api/usePolledCall.ts";
import { CallLink } from "./CallLink.tsx";
import { RefusalAlert } from "./RefusalAlert.tsx";

interface Props<Value> {
  readonly title: string;
  readonly called: PolledCall<Value>;
  /** Show a refusal as a hint: not every resource supports this call. */
  readonly quiet?: true;
  /** Buttons next to the title. */
  readonly tools?: ReactNode;
  readonly children: (value: Value) => ReactNode;
}

/** A section of the console: its API call, content and operations. */
export function Part<Value>({ title, called, quiet, tools, children }: Props<Value>) {
  const texts = useTexts();
  const id = useId();
  const { request, value, refusal } = called;
  return (
    <section className="part" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {request && <CallLink {...request} />}
        <div className="tools">{tools}</div>
      </header>
      {refusal && !quiet && <RefusalAlert refusal={refusal} />}
      {refusal && quiet && (
        <p className="hint">
          {refusal.message} <code>{refusal.code}</code>
        </p>
      )}
      {value === undefined ? !refusal && <Loading size="small" text={texts.loading} /> : children(value)}
    </section>
  );
}
