import { lazy, Suspense, useEffect } from "react";
import { Redirect, Route, Router, Switch } from "wouter";
import { useHashLocation } from "wouter/use-hash-location";
import { ActionMenu } from "./ActionMenu.tsx";
import { CallPage } from "./call/CallPage.tsx";
import { language, theme } from "./settings.ts";
import { useKnown } from "./spec.tsx";
import { useStored } from "./stored.ts";
import { TopBar } from "./TopBar.tsx";
import { useWords } from "./words/words.ts";

const Docs = lazy(() => import("./docs/Docs.tsx"));
const ComparePage = lazy(() => import("./signature/ComparePage.tsx"));
const JournalPage = lazy(() => import("./journal/JournalPage.tsx"));
const ConsolePage = lazy(() => import("./console/ConsolePage.tsx"));

/** The page: a bar on top, and below what its address says. */
export function App() {
  const words = useWords();
  const [tongue] = useStored(language);
  const [shade] = useStored(theme);
  useEffect(() => {
    document.documentElement.lang = tongue === "zh" ? "zh-CN" : "en";
    document.documentElement.setAttribute("theme-mode", shade);
  }, [tongue, shade]);
  return (
    <Router hook={useHashLocation}>
      <TopBar />
      <Suspense fallback={<p className="loading">{words.loading}</p>}>
        <Switch>
          <Route path="/">
            <Redirect to="/call/lighthouse/DescribeImagesToShare" replace />
          </Route>
          <Route path="/call/:service/:action/:linked?">{(where) => <Calls {...where} />}</Route>
          <Route path="/compare">
            <ComparePage />
          </Route>
          <Route path="/journal">
            <JournalPage />
          </Route>
          <Route path="/docs/:service/*?">
            {({ service, "*": rest = "" }) => <Docs service={service} rest={rest} />}
          </Route>
          <Route path="/console/:part?/:id?">{(where) => <ConsolePage {...where} />}</Route>
          <Route>
            <p className="loading">{words.noSuchPage}</p>
          </Route>
        </Switch>
      </Suspense>
    </Router>
  );
}

function Calls({ service, action, linked }: { service: string; action: string; linked?: string | undefined }) {
  const words = useWords();
  const { spec } = useKnown();
  const known = spec.services[service];
  const declared = known?.actions[action];
  if (!known || !declared) return <p className="loading">{words.noSuchPage}</p>;
  return (
    <div className="beside">
      <ActionMenu service={service} action={action} />
      <main>
        <CallPage
          key={`${service}.${action}`}
          serviceName={service}
          service={known}
          name={action}
          action={declared}
          linked={linked}
        />
      </main>
    </div>
  );
}
