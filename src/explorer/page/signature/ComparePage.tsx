import { useState } from "react";
import { Alert } from "tdesign-react/es/alert";
import { Button } from "tdesign-react/es/button";
import type { Key } from "../call/request.ts";
import { credential } from "../settings.ts";
import { useKnown } from "../spec.tsx";
import { useStored } from "../stored.ts";
import { useWords } from "../words/words.ts";
import { departs } from "./differences.ts";
import { failing } from "./failing.ts";
import type { Made, Verdict } from "./judge.ts";
import { KeyField } from "./KeyField.tsx";
import { Area, PartsFields } from "./PartsFields.tsx";
import { pastedFrom } from "./paste.ts";
import { VerdictView } from "./ResultView.tsx";
import "./compare.css";

/** A request that was refused, and where it departs from what its signature is for. */
export default function ComparePage() {
  const words = useWords();
  const { spec, accounts, ahead } = useKnown();
  const [chosen] = useStored(credential);
  const [typed, setTyped] = useState<Key | undefined>(chosen ? undefined : { secretId: "", secretKey: "" });
  const [parts, setParts] = useState(failing.get);
  const [made, setMade] = useState<Made>({ canonicalRequest: "", stringToSign: "" });
  const [verdict, setVerdict] = useState<Verdict | "comparing">();
  const key = typed ?? chosen;
  const compare = async (): Promise<void> => {
    if (!key) return;
    setVerdict("comparing");
    const others = accounts.filter(({ secretKey }) => secretKey !== key.secretKey);
    const now = Math.floor((Date.now() + ahead) / 1000);
    setVerdict(await departs(pastedFrom(parts), { ...key, others, now, made, services: Object.keys(spec.services) }));
  };
  const signs = crypto.subtle !== undefined;
  return (
    <main className="compare">
      <h1>{words.compare}</h1>
      <p>{words.compareAbout}</p>
      <div className="call-columns">
        <form
          aria-label={words.compare}
          onSubmit={(event) => {
            event.preventDefault();
            void compare();
          }}
        >
          <PartsFields
            parts={parts}
            onChange={(next) => {
              failing.set(next);
              setParts(next);
              // What was found was of another request.
              setVerdict(undefined);
            }}
          />
          <KeyField chosen={chosen} typed={typed} onChange={setTyped} />
          <details>
            <summary>{words.compareMade}</summary>
            <p className="member-about">{words.compareMadeAbout}</p>
            <Area
              label={words.canonicalRequest}
              value={made.canonicalRequest}
              onChange={(canonicalRequest) => setMade({ ...made, canonicalRequest })}
            />
            <Area
              label={words.stringToSign}
              value={made.stringToSign}
              onChange={(stringToSign) => setMade({ ...made, stringToSign })}
            />
          </details>
          {!signs && <Alert theme="error" message={words.insecure} />}
          <div className="call-buttons">
            <Button type="submit" disabled={!signs || !key?.secretKey || verdict === "comparing"}>
              {verdict === "comparing" ? words.comparing : words.compareNow}
            </Button>
          </div>
        </form>
        <section className="call-views" aria-live="polite">
          {verdict === undefined && <p className="hint">{words.compareFirst}</p>}
          {verdict === "comparing" && <p className="hint">{words.comparing}</p>}
          {typeof verdict === "object" && <VerdictView verdict={verdict} />}
        </section>
      </div>
    </main>
  );
}
