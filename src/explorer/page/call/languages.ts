import type { LanguageFn } from "highlight.js";
import hljs from "highlight.js/lib/core";

/** Syntax highlighting, loaded on first use. */
const loaders: Readonly<Record<string, () => Promise<{ readonly default: LanguageFn }>>> = {
  bash: () => import("highlight.js/lib/languages/bash"),
  cpp: () => import("highlight.js/lib/languages/cpp"),
  csharp: () => import("highlight.js/lib/languages/csharp"),
  go: () => import("highlight.js/lib/languages/go"),
  java: () => import("highlight.js/lib/languages/java"),
  javascript: () => import("highlight.js/lib/languages/javascript"),
  php: () => import("highlight.js/lib/languages/php"),
  python: () => import("highlight.js/lib/languages/python"),
  ruby: () => import("highlight.js/lib/languages/ruby"),
  hcl: () => import("highlight.js/lib/languages/ini"),
};

export const hasLanguage = (name: string): boolean => hljs.getLanguage(name) !== undefined;

/** Ignores unknown languages: their code is shown without highlighting. */
export async function loadLanguage(name: string): Promise<void> {
  const load = loaders[name];
  if (load) hljs.registerLanguage(name, (await load()).default);
}
