import { useState } from "react";
import { Alert } from "tdesign-react/es/alert";
import { Button } from "tdesign-react/es/button";
import type { SigningKey } from "../call/request.ts";
import { usePageData } from "../pageData.tsx";
import { credentialSetting } from "../settings.ts";
import { useStored } from "../storedValue.ts";
import { useTexts } from "../texts/texts.ts";
import { comparedRequest } from "./comparedRequest.ts";
import type { ComparisonResult, OwnTexts } from "./comparison.ts";
import { findDifferences } from "./differences.ts";
import { KeyField } from "./KeyField.tsx";
import { Area, PartsFields } from "./PartsFields.tsx";
import { parseParts } from "./paste.ts";
import { ResultView } from "./ResultView.tsx";
import "./compare.css";

/** Compares a refused request with what its signature covers. */
export default function ComparePage() {
  const texts = useTexts();
  const { spec, accounts, clockOffset } = usePageData();
  const [chosen] = useStored(credentialSetting);
  const [typed, setTyped] = useState<SigningKey | undefined>(chosen ? undefined : { secretId: "", secretKey: "" });
  const [parts, setParts] = useState(comparedRequest.get);
  const [ownTexts, setOwnTexts] = useState<OwnTexts>({ canonicalRequest: "", stringToSign: "" });
  const [verdict, setVerdict] = useState<ComparisonResult | "comparing">();
  const key = typed ?? chosen;
  const compare = async (): Promise<void> => {
    if (!key) return;
    setVerdict("comparing");
    const others = accounts.filter(({ secretKey }) => secretKey !== key.secretKey);
    const now = Math.floor((Date.now() + clockOffset) / 1000);
    setVerdict(
      await findDifferences(parseParts(parts), { ...key, others, now, ownTexts, services: Object.keys(spec.services) }),
    );
  };
  const signs = crypto.subtle !== undefined;
  return (
    <main className="compare">
      <h1>{texts.compare}</h1>
      <p>{texts.compareAbout}</p>
      <div className="call-columns">
        <form
          aria-label={texts.compare}
          onSubmit={(event) => {
            event.preventDefault();
            void compare();
          }}
        >
          <PartsFields
            parts={parts}
            onChange={(next) => {
              comparedRequest.set(next);
              setParts(next);
              // The result belongs to another request.
              setVerdict(undefined);
            }}
          />
          <KeyField chosen={chosen} typed={typed} onChange={setTyped} />
          <details>
            <summary>{texts.compareOwnTexts}</summary>
            <p className="member-description">{texts.compareOwnTextsAbout}</p>
            <Area
              label={texts.canonicalRequest}
              value={ownTexts.canonicalRequest}
              onChange={(canonicalRequest) => setOwnTexts({ ...ownTexts, canonicalRequest })}
            />
            <Area
              label={texts.stringToSign}
              value={ownTexts.stringToSign}
              onChange={(stringToSign) => setOwnTexts({ ...ownTexts, stringToSign })}
            />
          </details>
          {!signs && <Alert theme="error" message={texts.signingUnavailable} />}
          <div className="call-buttons">
            <Button type="submit" disabled={!signs || !key?.secretKey || verdict === "comparing"}>
              {verdict === "comparing" ? texts.comparing : texts.compareNow}
            </Button>
          </div>
        </form>
        <section className="call-views" aria-live="polite">
          {verdict === undefined && <p className="hint">{texts.compareHint}</p>}
          {verdict === "comparing" && <p className="hint">{texts.comparing}</p>}
          {typeof verdict === "object" && <ResultView verdict={verdict} />}
        </section>
      </div>
    </main>
  );
}
