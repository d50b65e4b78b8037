import { Link } from "wouter";
import { CodeBlock } from "../CodeBlock.tsx";
import type { callPath } from "../call/link.ts";
import { languageSetting } from "../settings.ts";
import { useStored } from "../storedValue.ts";
import { formatText, useTexts } from "../texts/texts.ts";
import { useExamples } from "./examples.ts";
import { requestText, responseText } from "./request.ts";

interface Props {
  readonly serviceName: string;
  readonly version: string;
  readonly name: string;
  /** The link that opens an example in the explorer. */
  readonly pathOf: typeof callPath;
}

/** Recorded calls with their responses. */
export function ExampleList({ serviceName, version, name, pathOf }: Props) {
  const texts = useTexts();
  const [language] = useStored(languageSetting);
  const examples = useExamples(serviceName);
  if (examples instanceof Error) return <p role="alert">{texts.unreachable}</p>;
  if (!examples) return <p className="loading">{texts.loading}</p>;
  const examplesOfAction = examples[name] ?? [];
  if (examplesOfAction.length === 0) return <p>{texts.docsNoExamples}</p>;
  return examplesOfAction.map((example, index) => {
    const title = example.title?.[language] ?? formatText(texts.docsExample, { number: index + 1 });
    const call = { region: example.region, input: JSON.parse(JSON.stringify(example.input)) };
    return (
      <section key={title} className="docs-example">
        <h3>{title}</h3>
        <CodeBlock text={requestText(serviceName, version, name, example)} label={texts.docsRequest} />
        <CodeBlock text={responseText(example)} language="json" label={texts.response} />
        <p className="docs-link">
          <Link href={pathOf(serviceName, name, call)}>{texts.docsOpenInExplorer}</Link>
        </p>
      </section>
    );
  });
}
