import { Button } from "tdesign-react/es/button";
import { Link } from "wouter";
import { useMeaning } from "../call/meaning.ts";
import { actionDocsPath, actionPath, errorsPath, servicePath, typePath } from "../paths.ts";
import { type SpecAction, type SpecService, useKnown, useTold } from "../spec.tsx";
import { filled, useWords } from "../words/words.ts";
import { ActionDoc } from "./ActionDoc.tsx";
import { ErrorTable } from "./ErrorTable.tsx";
import { MemberTable } from "./MemberTable.tsx";
import { domainOf } from "./request.ts";
import { actionsWith, usesOf } from "./structureUses.ts";

interface Of {
  readonly serviceName: string;
  readonly service: SpecService;
}

/** The name of what is documented, and what one can do with its documentation. */
function Heading({ serviceName, name, children }: { serviceName: string; name: string; children?: React.ReactNode }) {
  const words = useWords();
  return (
    <header className="docs-heading">
      {name !== serviceName && (
        <p className="docs-way">
          <Link href={servicePath(serviceName)}>{serviceName}</Link> /
        </p>
      )}
      <h1>{name}</h1>
      <div className="docs-tools">
        {children}
        <Button size="small" variant="outline" onClick={() => window.print()}>
          {words.docsPrint}
        </Button>
      </div>
    </header>
  );
}

export function ActionPage(of: Of & { name: string; action: SpecAction; sought: string | undefined }) {
  const words = useWords();
  const told = useTold(of.service);
  return (
    <article>
      <Heading serviceName={of.serviceName} name={of.name}>
        <Link href={actionPath(of.serviceName, of.name)}>{words.docsCallIt}</Link>
      </Heading>
      <p>{told(of.action.summary)}</p>
      <ActionDoc {...of} />
    </article>
  );
}

/** A structure: its fields, and which actions take it or answer with it. */
export function TypePage({ serviceName, service, name }: Of & { name: string }) {
  const words = useWords();
  const members = service.objects[name]?.members ?? [];
  const { sentBy, returnedBy } = usesOf(service, name);
  return (
    <article className="docs">
      <Heading serviceName={serviceName} name={name} />
      <p>{words.docsType}</p>
      <MemberTable {...{ serviceName, service, members }} label={name} given={sentBy.length > 0} />
      <ActionNames serviceName={serviceName} heading={words.docsSentBy} names={sentBy} />
      <ActionNames serviceName={serviceName} heading={words.docsReturnedBy} names={returnedBy} />
    </article>
  );
}

/** A code: what it means, and which actions document it. */
export function ErrorPage({ serviceName, service, code }: Of & { code: string }) {
  const words = useWords();
  const { spec } = useKnown();
  const meaning = useMeaning(service);
  return (
    <article className="docs">
      <Heading serviceName={serviceName} name={code}>
        <Link href={errorsPath(serviceName)}>{words.docsAllErrors}</Link>
      </Heading>
      <p>{meaning(code)}</p>
      {code in spec.errors && <p>{words.commonError}</p>}
      <ActionNames serviceName={serviceName} heading={words.docsDocumentedBy} names={actionsWith(service, code)} />
    </article>
  );
}

/** All codes of a service, and those that every service may answer. */
export function ErrorsPage({ serviceName, service }: Of) {
  const words = useWords();
  const { spec } = useKnown();
  const own = [...new Set(Object.values(service.actions).flatMap(({ errors }) => errors))].sort();
  return (
    <article className="docs">
      <Heading serviceName={serviceName} name={words.docsErrors} />
      <ErrorTable {...{ serviceName, service }} codes={own} label={words.docsErrors} />
      <h2>{words.docsErrorsOfAll}</h2>
      <ErrorTable
        {...{ serviceName, service }}
        codes={Object.keys(spec.errors).filter((code) => !own.includes(code))}
        label={words.docsErrorsOfAll}
      />
    </article>
  );
}

/** What a service has: actions by category, data types, and how it is called. */
export function ServicePage({ serviceName, service }: Of) {
  const words = useWords();
  const told = useTold(service);
  const entries = Object.entries(service.actions);
  const categories = Object.entries(Object.groupBy(entries, ([, { category }]) => category)).sort(([a], [b]) =>
    a.localeCompare(b),
  );
  return (
    <article className="docs">
      <Heading serviceName={serviceName} name={serviceName}>
        <Link href={errorsPath(serviceName)}>{words.docsAllErrors}</Link>
      </Heading>
      <p>{filled(words.docsService, { domain: domainOf(serviceName), version: service.version })}</p>
      <p>{words.docsFormsAre}</p>
      {categories.map(([category, actions = []]) => (
        <section key={category}>
          <h2>{told(category)}</h2>
          <table>
            <caption className="visually-hidden">{told(category)}</caption>
            <tbody>
              {actions.map(([name, { summary }]) => (
                <tr key={name}>
                  <th scope="row">
                    <Link href={actionDocsPath(serviceName, name)}>{name}</Link>
                  </th>
                  <td>{told(summary)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
      <section>
        <h2>{words.docsTypes}</h2>
        <ul className="docs-names">
          {Object.keys(service.objects).map((type) => (
            <li key={type}>
              <Link href={typePath(serviceName, type)}>{type}</Link>
            </li>
          ))}
        </ul>
      </section>
    </article>
  );
}

function ActionNames(of: { serviceName: string; heading: string; names: readonly string[] }) {
  if (of.names.length === 0) return null;
  return (
    <section>
      <h2>{of.heading}</h2>
      <ul className="docs-names">
        {of.names.map((name) => (
          <li key={name}>
            <Link href={actionDocsPath(of.serviceName, name)}>{name}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
