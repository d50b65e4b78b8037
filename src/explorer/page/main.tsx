import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App.tsx";
import { SpecProvider } from "./spec.tsx";

const root = document.getElementById("root");
if (!root) throw new Error("the page has no root");
createRoot(root).render(
  <StrictMode>
    <SpecProvider>
      <App />
    </SpecProvider>
  </StrictMode>,
);
