import { Route, Switch } from "wouter";
import { ActionMenu } from "../ActionMenu.tsx";
import { actionDocsPath } from "../paths.ts";
import { type SpecService, useKnown } from "../spec.tsx";
import { useWords } from "../words/words.ts";
import { ActionPage, ErrorPage, ErrorsPage, ServicePage, TypePage } from "./Pages.tsx";
import { actionsWith } from "./structureUses.ts";
import "./docs.css";

/** The documentation of a service: which page of it, the address says. */
export default function Docs({ service: serviceName, rest }: { service: string; rest: string }) {
  const { spec } = useKnown();
  const service = spec.services[serviceName];
  if (!service) return <Nothing />;
  const [action = ""] = rest.split("/");
  return (
    <div className="beside">
      <ActionMenu service={serviceName} action={action} pathOf={actionDocsPath} />
      <main>
        <Page serviceName={serviceName} service={service} />
      </main>
    </div>
  );
}

function Page(of: { serviceName: string; service: SpecService }) {
  const { spec } = useKnown();
  const { actions, objects } = of.service;
  return (
    <Switch>
      <Route path="/docs/:service">
        <ServicePage {...of} />
      </Route>
      <Route path="/docs/:service/errors">
        <ErrorsPage {...of} />
      </Route>
      <Route path="/docs/:service/error/:code">
        {({ code }) =>
          code in spec.errors || actionsWith(of.service, code).length > 0 ? (
            <ErrorPage {...of} code={code} />
          ) : (
            <Nothing />
          )
        }
      </Route>
      <Route path="/docs/:service/type/:name">
        {({ name }) => (name in objects ? <TypePage {...of} name={name} /> : <Nothing />)}
      </Route>
      <Route path="/docs/:service/:name/:sought?">
        {({ name, sought }) => {
          const action = actions[name];
          return action ? <ActionPage {...of} name={name} action={action} sought={sought} /> : <Nothing />;
        }}
      </Route>
      <Route>
        <Nothing />
      </Route>
    </Switch>
  );
}

function Nothing() {
  const words = useWords();
  return <p className="loading">{words.noSuchPage}</p>;
}
