import { language } from "../settings.ts";
import { useStored } from "../stored.ts";
import { en } from "./en.ts";
import { zh } from "./zh.ts";

/** Every word of the page itself, by its place. What is declared brings words of its own. */
export type Words = { readonly [Name in keyof typeof en]: string };

const dictionaries: Readonly<Record<"en" | "zh", Words>> = { en, zh };

export function useWords(): Words {
  const [chosen] = useStored(language);
  return dictionaries[chosen];
}

/** Fills the places of a sentence: `{count}`. */
export function filled(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
