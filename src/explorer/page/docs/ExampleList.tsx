import { Link } from "wouter";
import { CodeBlock } from "../CodeBlock.tsx";
import type { callPath } from "../call/link.ts";
import { language } from "../settings.ts";
import { useStored } from "../stored.ts";
import { filled, useWords } from "../words/words.ts";
import { useExamples } from "./examples.ts";
import { requestText, responseText } from "./request.ts";

interface Props {
  readonly serviceName: string;
  readonly version: string;
  readonly name: string;
  /** Where an example can be called again. */
  readonly path: typeof callPath;
}

/** Calls that were really made, with what came back. */
export function ExampleList({ serviceName, version, name, path }: Props) {
  const words = useWords();
  const [tongue] = useStored(language);
  const examples = useExamples(serviceName);
  if (examples instanceof Error) return <p role="alert">{words.unreachable}</p>;
  if (!examples) return <p className="loading">{words.loading}</p>;
  const own = examples[name] ?? [];
  if (own.length === 0) return <p>{words.docsNoExamples}</p>;
  return own.map((example, place) => {
    const title = example.title?.[tongue] ?? filled(words.docsExample, { number: place + 1 });
    const linked = { region: example.region, input: JSON.parse(JSON.stringify(example.input)) };
    return (
      <section key={title} className="docs-example">
        <h3>{title}</h3>
        <CodeBlock text={requestText(serviceName, version, name, example)} label={words.docsRequest} />
        <CodeBlock text={responseText(example)} language="json" label={words.response} />
        <p className="docs-link">
          <Link href={path(serviceName, name, linked)}>{words.docsCallIt}</Link>
        </p>
      </section>
    );
  });
}
