import { Link } from "wouter";
import { callPath } from "../call/link.ts";
import { type SpecAction, type SpecService, useTranslate } from "../pageData.tsx";
import { errorsPath, typePath } from "../paths.ts";
import { formatText, useTexts } from "../texts/texts.ts";
import { ErrorTable } from "./ErrorTable.tsx";
import { ExampleList } from "./ExampleList.tsx";
import { MemberTable } from "./MemberTable.tsx";
import { domainOf } from "./request.ts";
import { reachableTypes } from "./usage.ts";
import "./docs.css";

interface Props {
  readonly serviceName: string;
  readonly service: SpecService;
  readonly name: string;
  readonly action: SpecAction;
  /** The parameter to highlight. */
  readonly highlighted?: string | undefined;
}

/** Everything that is published of an action, below its name and summary. */
export function ActionDoc({ serviceName, service, name, action, highlighted }: Props) {
  const texts = useTexts();
  const { input, output, errors } = action;
  const table = { serviceName, service };
  return (
    <div className="docs">
      <Facts {...{ serviceName, service, action }} />
      <section>
        <h2>{texts.docsInput}</h2>
        <p>{texts.docsCommon}</p>
        {input.length > 0 ? (
          <MemberTable
            {...table}
            key={highlighted}
            members={input}
            label={texts.docsInput}
            showRequired
            highlighted={highlighted}
          />
        ) : (
          <p>{texts.noParameters}</p>
        )}
      </section>
      <section>
        <h2>{texts.docsOutput}</h2>
        <MemberTable
          {...table}
          members={[...output, requestId(texts.docsRequestId)]}
          label={texts.docsOutput}
          showRequired={false}
        />
      </section>
      <TypeList {...{ serviceName, service, action }} />
      <section>
        <h2>{texts.docsExamples}</h2>
        <ExampleList {...{ serviceName, name }} version={service.version} pathOf={callPath} />
      </section>
      <section>
        <h2>{texts.docsErrors}</h2>
        <p>
          {texts.docsCommonErrors} <Link href={errorsPath(serviceName)}>{texts.docsAllErrors}</Link>
        </p>
        {errors.length > 0 && <ErrorTable {...table} codes={errors} label={texts.docsErrors} />}
      </section>
    </div>
  );
}

/** Part of every response, so no action declares it. */
const requestId = (description: string) =>
  ({ name: "RequestId", type: "string", member: "string", required: true, description }) as const;

function Facts({ serviceName, service, action }: Pick<Props, "serviceName" | "service" | "action">) {
  const texts = useTexts();
  const translate = useTranslate(service);
  const { rateLimit, regions, category } = action;
  return (
    <section>
      <h2>{texts.docsOverview}</h2>
      <dl className="docs-overview">
        <dt>{texts.docsDomain}</dt>
        <dd>
          <code>{domainOf(serviceName)}</code> {texts.docsLocalAddress} <code>{location.host}</code>
        </dd>
        <dt>{texts.docsVersion}</dt>
        <dd>
          <code>{service.version}</code>
        </dd>
        <dt>{texts.category}</dt>
        <dd>{translate(category)}</dd>
        <dt>{texts.docsRateLimit}</dt>
        <dd>{formatText(texts.docsPerSecond, { count: rateLimit })}</dd>
        <dt>{texts.docsRegions}</dt>
        <dd>{regions === "global" ? texts.docsGlobal : regions.join(", ")}</dd>
        <dt>{texts.docsRequestFormats}</dt>
        <dd>{texts.docsRequestFormatsText}</dd>
      </dl>
    </section>
  );
}

function TypeList({ serviceName, service, action }: Pick<Props, "serviceName" | "service" | "action">) {
  const texts = useTexts();
  const types = reachableTypes([...action.input, ...action.output], service);
  if (types.length === 0) return null;
  return (
    <section>
      <h2>{texts.docsTypes}</h2>
      <ul className="docs-list">
        {types.map((type) => (
          <li key={type}>
            <Link href={typePath(serviceName, type)}>{type}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
