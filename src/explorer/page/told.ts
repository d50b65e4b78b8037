import type { SpecService } from "#spec/spec.ts";

/** What is declared of a service in a language: a summary, a description or a category. */
export const toldIn = (language: "en" | "zh", { chinese }: Pick<SpecService, "chinese">, sentence: string): string =>
  (language === "zh" ? chinese[sentence] : undefined) ?? sentence;
