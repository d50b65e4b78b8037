import { Alert } from "tdesign-react/es/alert";
import { CodeBlock } from "../CodeBlock.tsx";
import { languageSetting } from "../settings.ts";
import { useStored } from "../storedValue.ts";
import { useTexts } from "../texts/texts.ts";
import type { ComparisonResult } from "./comparison.ts";
import { differenceText } from "./messages/differenceText.ts";
import { codeOf } from "./messages/mistakes.ts";

/** The differences of a request, and what should have been signed. */
export function ResultView({ verdict: { differences, expected } }: { readonly verdict: ComparisonResult }) {
  const texts = useTexts();
  const [language] = useStored(languageSetting);
  return (
    <>
      {differences.length === 0 ? (
        <Alert theme="success" message={texts.compareNoDifferences} />
      ) : (
        <>
          <p>{texts.compareDifferences}</p>
          <ol className="differences">
            {differences.map((difference) => (
              <li key={JSON.stringify(difference)}>
                <p>{differenceText(difference, language)}</p>
                <code>{codeOf(difference.mistake)}</code>
              </li>
            ))}
          </ol>
        </>
      )}
      {expected && (
        <>
          <h2>{texts.compareExpected}</h2>
          {expected.canonicalRequest !== undefined && (
            <CodeBlock text={expected.canonicalRequest} label={texts.canonicalRequest} />
          )}
          <CodeBlock text={expected.stringToSign} label={texts.stringToSign} />
          <CodeBlock text={expected.signature} label={texts.signatureValue} />
        </>
      )}
    </>
  );
}
