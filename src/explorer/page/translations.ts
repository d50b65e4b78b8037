import type { Message } from "#kernel/errors.ts";
import type { SpecService } from "#spec/spec.ts";

export type Language = "en" | "zh";

/** A declared text of a service (summary, description or category) in a language. Falls back to English. */
export const translated = (language: Language, { chinese }: Pick<SpecService, "chinese">, sentence: string): string =>
  (language === "zh" ? chinese[sentence] : undefined) ?? sentence;

/** The message of an error code, with an ellipsis for each placeholder. */
export function errorText(language: Language, message: Message | undefined): string {
  const template = language === "zh" ? (message?.zh ?? message?.en) : message?.en;
  return template?.replace(/`?\{\w+\}`?/g, "…") ?? "";
}
