import { formatText } from "../../texts/texts.ts";
import { en } from "./en.ts";
import type { Difference } from "./mistakes.ts";
import { zh } from "./zh.ts";

/** A departure in a sentence. */
export const differenceText = ({ mistake, values }: Difference, language: "en" | "zh"): string =>
  formatText({ en, zh }[language][mistake], values);
