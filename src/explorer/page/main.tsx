import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App.tsx";
import { PageDataProvider } from "./pageData.tsx";

const root = document.getElementById("root");
if (!root) throw new Error("the page has no #root element");
createRoot(root).render(
  <StrictMode>
    <PageDataProvider>
      <App />
    </PageDataProvider>
  </StrictMode>,
);
