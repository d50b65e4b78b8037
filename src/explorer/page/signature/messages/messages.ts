import { filled } from "../../words/words.ts";
import { en } from "./en.ts";
import type { Departure } from "./slips.ts";
import { zh } from "./zh.ts";

/** A departure in a sentence. */
export const told = ({ slip, values }: Departure, language: "en" | "zh"): string =>
  filled({ en, zh }[language][slip], values);
