import { Link } from "wouter";
import { useErrorText } from "../call/useErrorText.ts";
import type { SpecService } from "../pageData.tsx";
import { errorPath } from "../paths.ts";
import { useTexts } from "../texts/texts.ts";

interface Props {
  readonly serviceName: string;
  readonly service: SpecService;
  readonly codes: readonly string[];
  readonly label: string;
}

/** Codes with what they mean. */
export function ErrorTable({ serviceName, service, codes, label }: Props) {
  const texts = useTexts();
  const meaning = useErrorText(service);
  return (
    <div className="docs-scroll">
      <table>
        <caption className="visually-hidden">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.error}</th>
            <th scope="col">{texts.description}</th>
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
