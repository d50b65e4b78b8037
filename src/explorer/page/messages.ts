import type { Message } from "#kernel/errors.ts";
import type { SpecService } from "#spec/spec.ts";

export type Language = "en" | "zh";

/** What is declared of a service in a language: a summary, a description or a category. */
export const toldIn = (language: Language, { chinese }: Pick<SpecService, "chinese">, sentence: string): string =>
  (language === "zh" ? chinese[sentence] : undefined) ?? sentence;

/** What a code means, without the particulars of a call. */
export function meaningIn(language: Language, text: Message | undefined): string {
  const words = language === "zh" ? (text?.zh ?? text?.en) : text?.en;
  return words?.replace(/`?\{\w+\}`?/g, "…") ?? "";
}
