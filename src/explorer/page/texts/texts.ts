import { languageSetting } from "../settings.ts";
import { useStored } from "../storedValue.ts";
import { en, type Texts } from "./en.ts";
import { zh } from "./zh.ts";

export type { Texts };

const texts: Readonly<Record<"en" | "zh", Texts>> = { en, zh };

/** The texts of the page in the chosen language. */
export function useTexts(): Texts {
  const [language] = useStored(languageSetting);
  return texts[language];
}

/** Replaces the placeholders of a template, such as `{count}`. Placeholders without a value stay. */
export function formatText(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(values[name] ?? placeholder));
}
