import { Button } from "tdesign-react/es/button";
import { Link } from "wouter";
import { useErrorText } from "../call/useErrorText.ts";
import { type SpecAction, type SpecService, usePageData, useTranslate } from "../pageData.tsx";
import { actionDocsPath, actionPath, errorsPath, servicePath, typePath } from "../paths.ts";
import { formatText, useTexts } from "../texts/texts.ts";
import { ActionDoc } from "./ActionDoc.tsx";
import { ErrorTable } from "./ErrorTable.tsx";
import { MemberTable } from "./MemberTable.tsx";
import { domainOf } from "./request.ts";
import { actionsDocumenting, typeUsage } from "./usage.ts";

interface ServiceProps {
  readonly serviceName: string;
  readonly service: SpecService;
}

/** The title of a documentation page, with its links. */
function Heading({ serviceName, name, children }: { serviceName: string; name: string; children?: React.ReactNode }) {
  const texts = useTexts();
  return (
    <header className="docs-heading">
      {name !== serviceName && (
        <p className="docs-breadcrumb">
          <Link href={servicePath(serviceName)}>{serviceName}</Link> /
        </p>
      )}
      <h1>{name}</h1>
      <div className="docs-tools">
        {children}
        <Button size="small" variant="outline" onClick={() => window.print()}>
          {texts.docsPrint}
        </Button>
      </div>
    </header>
  );
}

export function ActionPage(of: ServiceProps & { name: string; action: SpecAction; highlighted: string | undefined }) {
  const texts = useTexts();
  const translate = useTranslate(of.service);
  return (
    <article>
      <Heading serviceName={of.serviceName} name={of.name}>
        <Link href={actionPath(of.serviceName, of.name)}>{texts.docsOpenInExplorer}</Link>
      </Heading>
      <p>{translate(of.action.summary)}</p>
      <ActionDoc {...of} />
    </article>
  );
}

/** A structure: its fields, and the actions that accept or return it. */
export function TypePage({ serviceName, service, name }: ServiceProps & { name: string }) {
  const texts = useTexts();
  const members = service.objects[name]?.members ?? [];
  const { sentBy, returnedBy } = typeUsage(service, name);
  return (
    <article className="docs">
      <Heading serviceName={serviceName} name={name} />
      <p>{texts.docsType}</p>
      <MemberTable {...{ serviceName, service, members }} label={name} showRequired={sentBy.length > 0} />
      <ActionNames serviceName={serviceName} heading={texts.docsInputOf} names={sentBy} />
      <ActionNames serviceName={serviceName} heading={texts.docsOutputOf} names={returnedBy} />
    </article>
  );
}

/** An error code: its message, and the actions that document it. */
export function ErrorPage({ serviceName, service, code }: ServiceProps & { code: string }) {
  const texts = useTexts();
  const { spec } = usePageData();
  const meaning = useErrorText(service);
  return (
    <article className="docs">
      <Heading serviceName={serviceName} name={code}>
        <Link href={errorsPath(serviceName)}>{texts.docsAllErrors}</Link>
      </Heading>
      <p>{meaning(code)}</p>
      {code in spec.errors && <p>{texts.commonError}</p>}
      <ActionNames
        serviceName={serviceName}
        heading={texts.docsDocumentedBy}
        names={actionsDocumenting(service, code)}
      />
    </article>
  );
}

/** All error codes of a service, and the codes common to all services. */
export function ErrorsPage({ serviceName, service }: ServiceProps) {
  const texts = useTexts();
  const { spec } = usePageData();
  const own = [...new Set(Object.values(service.actions).flatMap(({ errors }) => errors))].sort();
  return (
    <article className="docs">
      <Heading serviceName={serviceName} name={texts.docsErrors} />
      <ErrorTable {...{ serviceName, service }} codes={own} label={texts.docsErrors} />
      <h2>{texts.docsCommonErrorCodes}</h2>
      <ErrorTable
        {...{ serviceName, service }}
        codes={Object.keys(spec.errors).filter((code) => !own.includes(code))}
        label={texts.docsCommonErrorCodes}
      />
    </article>
  );
}

/** What a service has: actions by category, data types, and how it is called. */
export function ServicePage({ serviceName, service }: ServiceProps) {
  const texts = useTexts();
  const translate = useTranslate(service);
  const entries = Object.entries(service.actions);
  const categories = Object.entries(Object.groupBy(entries, ([, { category }]) => category)).sort(([a], [b]) =>
    a.localeCompare(b),
  );
  return (
    <article className="docs">
      <Heading serviceName={serviceName} name={serviceName}>
        <Link href={errorsPath(serviceName)}>{texts.docsAllErrors}</Link>
      </Heading>
      <p>{formatText(texts.docsService, { domain: domainOf(serviceName), version: service.version })}</p>
      <p>{texts.docsRequestFormatsText}</p>
      {categories.map(([category, actions = []]) => (
        <section key={category}>
          <h2>{translate(category)}</h2>
          <table>
            <caption className="visually-hidden">{translate(category)}</caption>
            <tbody>
              {actions.map(([name, { summary }]) => (
                <tr key={name}>
                  <th scope="row">
                    <Link href={actionDocsPath(serviceName, name)}>{name}</Link>
                  </th>
                  <td>{translate(summary)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
      <section>
        <h2>{texts.docsTypes}</h2>
        <ul className="docs-list">
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
      <ul className="docs-list">
        {of.names.map((name) => (
          <li key={name}>
            <Link href={actionDocsPath(of.serviceName, name)}>{name}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
