import { Link } from "wouter";
import { useMeaning } from "../call/meaning.ts";
import { errorPath } from "../paths.ts";
import type { SpecService } from "../spec.tsx";
import { useWords } from "../words/words.ts";

interface Props {
  readonly serviceName: string;
  readonly service: SpecService;
  readonly codes: readonly string[];
  readonly label: string;
}

/** Codes with what they mean. */
export function ErrorTable({ serviceName, service, codes, label }: Props) {
  const words = useWords();
  const meaning = useMeaning(service);
  return (
    <div className="docs-scroll">
      <table>
        <caption className="visually-hidden">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{words.error}</th>
            <th scope="col">{words.description}</th>
          </tr>
        </thead>
        <tbody>
          {codes.map((code) => (
            <tr key={code}>
              <th scope="row">
                <Link href={errorPath(serviceName, code)}>
                  <code>{code}</code>
                </Link>
              </th>
              <td>{meaning(code)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
