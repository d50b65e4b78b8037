import { Link } from "wouter";
import { callPath } from "../call/link.ts";
import { errorsPath, typePath } from "../paths.ts";
import { type SpecAction, type SpecService, useTold } from "../spec.tsx";
import { filled, useWords } from "../words/words.ts";
import { ErrorTable } from "./ErrorTable.tsx";
import { ExampleList } from "./ExampleList.tsx";
import { MemberTable } from "./MemberTable.tsx";
import { domainOf } from "./request.ts";
import { typesIn } from "./structureUses.ts";
import "./docs.css";

interface Props {
  readonly serviceName: string;
  readonly service: SpecService;
  readonly name: string;
  readonly action: SpecAction;
  /** The parameter that somebody looks for. */
  readonly sought?: string | undefined;
}

/** Everything that is published of an action, below its name and summary. */
export function ActionDoc({ serviceName, service, name, action, sought }: Props) {
  const words = useWords();
  const { input, output, errors } = action;
  const table = { serviceName, service };
  return (
    <div className="docs">
      <Facts {...{ serviceName, service, action }} />
      <section>
        <h2>{words.docsInput}</h2>
        <p>{words.docsCommon}</p>
        {input.length > 0 ? (
          <MemberTable {...table} key={sought} members={input} label={words.docsInput} given sought={sought} />
        ) : (
          <p>{words.noParameters}</p>
        )}
      </section>
      <section>
        <h2>{words.docsOutput}</h2>
        <MemberTable
          {...table}
          members={[...output, requestId(words.docsRequestId)]}
          label={words.docsOutput}
          given={false}
        />
      </section>
      <TypeList {...{ serviceName, service, action }} />
      <section>
        <h2>{words.docsExamples}</h2>
        <ExampleList {...{ serviceName, name }} version={service.version} path={callPath} />
      </section>
      <section>
        <h2>{words.docsErrors}</h2>
        <p>
          {words.docsCommonErrors} <Link href={errorsPath(serviceName)}>{words.docsAllErrors}</Link>
        </p>
        {errors.length > 0 && <ErrorTable {...table} codes={errors} label={words.docsErrors} />}
      </section>
    </div>
  );
}

/** Every answer has it, so no action declares it. */
const requestId = (description: string) =>
  ({ name: "RequestId", type: "string", member: "string", required: true, description }) as const;

function Facts({ serviceName, service, action }: Pick<Props, "serviceName" | "service" | "action">) {
  const words = useWords();
  const told = useTold(service);
  const { rateLimit, regions, category } = action;
  return (
    <section>
      <h2>{words.docsFacts}</h2>
      <dl className="docs-facts">
        <dt>{words.docsDomain}</dt>
        <dd>
          <code>{domainOf(serviceName)}</code> {words.docsHere} <code>{location.host}</code>
        </dd>
        <dt>{words.docsVersion}</dt>
        <dd>
          <code>{service.version}</code>
        </dd>
        <dt>{words.category}</dt>
        <dd>{told(category)}</dd>
        <dt>{words.docsRateLimit}</dt>
        <dd>{filled(words.docsPerSecond, { count: rateLimit })}</dd>
        <dt>{words.docsRegions}</dt>
        <dd>{regions === "global" ? words.docsEverywhere : regions.join(", ")}</dd>
        <dt>{words.docsForms}</dt>
        <dd>{words.docsFormsAre}</dd>
      </dl>
    </section>
  );
}

function TypeList({ serviceName, service, action }: Pick<Props, "serviceName" | "service" | "action">) {
  const words = useWords();
  const types = typesIn([...action.input, ...action.output], service);
  if (types.length === 0) return null;
  return (
    <section>
      <h2>{words.docsTypes}</h2>
      <ul className="docs-names">
        {types.map((type) => (
          <li key={type}>
            <Link href={typePath(serviceName, type)}>{type}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
