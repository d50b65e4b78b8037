import { lazy, Suspense, useEffect } from "react";
import { Redirect, Route, Router, Switch } from "wouter";
import { useHashLocation } from "wouter/use-hash-location";
import { ActionMenu } from "./ActionMenu.tsx";
import { CallPage } from "./call/CallPage.tsx";
import { usePageData } from "./pageData.tsx";
import { languageSetting, themeSetting } from "./settings.ts";
import { useStored } from "./storedValue.ts";
import { TopBar } from "./TopBar.tsx";
import { useTexts } from "./texts/texts.ts";

const Docs = lazy(() => import("./docs/Docs.tsx"));
const ComparePage = lazy(() => import("./signature/ComparePage.tsx"));
const JournalPage = lazy(() => import("./journal/JournalPage.tsx"));
const ConsolePage = lazy(() => import("./console/ConsolePage.tsx"));

/** The page: the top bar, and below it the view that the path selects. */
export function App() {
  const texts = useTexts();
  const [language] = useStored(languageSetting);
  const [theme] = useStored(themeSetting);
  useEffect(() => {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
    document.documentElement.setAttribute("theme-mode", theme);
  }, [language, theme]);
  return (
    <Router hook={useHashLocation}>
      <TopBar />
      <Suspense fallback={<p className="loading">{texts.loading}</p>}>
        <Switch>
          <Route path="/">
            <Redirect to="/call/lighthouse/DescribeImagesToShare" replace />
          </Route>
          <Route path="/call/:service/:action/:linked?">{(params) => <CallRoute {...params} />}</Route>
          <Route path="/compare">
            <ComparePage />
          </Route>
          <Route path="/journal">
            <JournalPage />
          </Route>
          <Route path="/docs/:service/*?">
            {({ service, "*": rest = "" }) => <Docs service={service} rest={rest} />}
          </Route>
          <Route path="/console/:part?/:id?">{(params) => <ConsolePage {...params} />}</Route>
          <Route>
            <p className="loading">{texts.pageNotFound}</p>
          </Route>
        </Switch>
      </Suspense>
    </Router>
  );
}

function CallRoute({ service, action, linked }: { service: string; action: string; linked?: string | undefined }) {
  const texts = useTexts();
  const { spec } = usePageData();
  const serviceSpec = spec.services[service];
  const actionSpec = serviceSpec?.actions[action];
  if (!serviceSpec || !actionSpec) return <p className="loading">{texts.pageNotFound}</p>;
  return (
    <div className="with-menu">
      <ActionMenu service={service} action={action} />
      <main>
        <CallPage
          key={`${service}.${action}`}
          serviceName={service}
          service={serviceSpec}
          name={action}
          action={actionSpec}
          linked={linked}
        />
      </main>
    </div>
  );
}
