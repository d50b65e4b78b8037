import { Route, Switch } from "wouter";
import { ActionMenu } from "../ActionMenu.tsx";
import { type SpecService, usePageData } from "../pageData.tsx";
import { actionDocsPath } from "../paths.ts";
import { useTexts } from "../texts/texts.ts";
import { ActionPage, ErrorPage, ErrorsPage, ServicePage, TypePage } from "./Pages.tsx";
import { actionsDocumenting } from "./usage.ts";
import "./docs.css";

/** The documentation of a service: which page of it, the address says. */
export default function Docs({ service: serviceName, rest }: { service: string; rest: string }) {
  const { spec } = usePageData();
  const service = spec.services[serviceName];
  if (!service) return <NotFound />;
  const [action = ""] = rest.split("/");
  return (
    <div className="with-menu">
      <ActionMenu service={serviceName} action={action} pathOf={actionDocsPath} />
      <main>
        <DocsPage serviceName={serviceName} service={service} />
      </main>
    </div>
  );
}

function DocsPage(of: { serviceName: string; service: SpecService }) {
  const { spec } = usePageData();
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
          code in spec.errors || actionsDocumenting(of.service, code).length > 0 ? (
            <ErrorPage {...of} code={code} />
          ) : (
            <NotFound />
          )
        }
      </Route>
      <Route path="/docs/:service/type/:name">
        {({ name }) => (name in objects ? <TypePage {...of} name={name} /> : <NotFound />)}
      </Route>
      <Route path="/docs/:service/:name/:highlighted?">
        {({ name, highlighted }) => {
          const action = actions[name];
          return action ? <ActionPage {...of} name={name} action={action} highlighted={highlighted} /> : <NotFound />;
        }}
      </Route>
      <Route>
        <NotFound />
      </Route>
    </Switch>
  );
}

function NotFound() {
  const texts = useTexts();
  return <p className="loading">{texts.pageNotFound}</p>;
}
