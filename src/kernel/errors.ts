/** A message in its published languages. Placeholders are in braces: `{parameter}`. */
export interface Message {
  readonly en: string;
  /** Absent if the product does not translate this message. */
  readonly zh?: string;
}

export type Messages = Readonly<Record<string, Message>>;
export type Language = "en-US" | "zh-CN";

/** Values for the placeholders of a message: `{ parameter: "Limit", value: 101 }`. */
export type Details = Readonly<Record<string, string | number | boolean | Message | undefined>>;

/**
 * An error that is returned to the caller. Its message belongs to the code and is chosen when the response is written, in
 * the language of the caller; `details` fill the placeholders.
 */
export class ApiError extends Error {
  override readonly name = "ApiError";

  constructor(
    readonly code: string,
    readonly details: Details = {},
  ) {
    super(code);
  }
}

/** The stack trace of an error, for the log. */
export function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** A text in the caller's language, or in English if it is not translated. */
export function inLanguage(text: Message, language: Language): string {
  return language === "zh-CN" ? (text.zh ?? text.en) : text.en;
}

/** Fills the placeholders of a text. A placeholder without a value stays visible, so that the mistake is noticed. */
export function message(text: Message, details: Details, language: Language): string {
  return inLanguage(text, language).replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = details[name];
    if (value === undefined) return whole;
    return clipped(typeof value === "object" ? inLanguage(value, language) : String(value));
  });
}

/** Characters of a value that a message quotes. A request may send a name or a value of 10 MB. */
const longestQuote = 1000;

const clipped = (value: string): string => (value.length > longestQuote ? `${value.slice(0, longestQuote)}…` : value);
