import { Alert } from "tdesign-react/es/alert";
import { CodeBlock } from "../CodeBlock.tsx";
import { language } from "../settings.ts";
import { useStored } from "../stored.ts";
import { useWords } from "../words/words.ts";
import type { Verdict } from "./judge.ts";
import { told } from "./messages/messages.ts";
import { codeOf } from "./messages/slips.ts";

/** Where a request departs, and what should have been signed instead. */
export function VerdictView({ verdict: { departures, wanted } }: { readonly verdict: Verdict }) {
  const words = useWords();
  const [tongue] = useStored(language);
  return (
    <>
      {departures.length === 0 ? (
        <Alert theme="success" message={words.compareRight} />
      ) : (
        <>
          <p>{words.compareFound}</p>
          <ol className="departures">
            {departures.map((departure) => (
              <li key={JSON.stringify(departure)}>
                <p>{told(departure, tongue)}</p>
                <code>{codeOf(departure.slip)}</code>
              </li>
            ))}
          </ol>
        </>
      )}
      {wanted && (
        <>
          <h2>{words.compareWanted}</h2>
          {wanted.canonicalRequest !== undefined && (
            <CodeBlock text={wanted.canonicalRequest} label={words.canonicalRequest} />
          )}
          <CodeBlock text={wanted.stringToSign} label={words.stringToSign} />
          <CodeBlock text={wanted.signature} label={words.signatureItself} />
        </>
      )}
    </>
  );
}
