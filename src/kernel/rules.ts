import { isRecord } from "./record.ts";

/**
 * A constraint on a value of the right type. A rule is data and contains its error code, so that actions need no
 * validation code and documentation shows every limit.
 */
export type Rule =
  | { readonly rule: "pattern"; readonly pattern: RegExp; readonly form: string; readonly code: string }
  | { readonly rule: "oneOf"; readonly values: readonly (string | number)[]; readonly code: string }
  | { readonly rule: "length"; readonly min: number; readonly max: number; readonly code: string }
  | { readonly rule: "min"; readonly min: number; readonly code: string }
  | { readonly rule: "max"; readonly max: number; readonly code: string }
  | { readonly rule: "items"; readonly min: number; readonly max: number; readonly code: string }
  | { readonly rule: "unique"; readonly code: string }
  /** For a filter with the name `when`: each of its values must be in the list. */
  | { readonly rule: "choice"; readonly when: string; readonly values: readonly string[]; readonly code: string };

/** A value that violates a rule. `must` states what is valid. */
export interface Violation {
  readonly code: string;
  readonly value: unknown;
  readonly must: { readonly en: string; readonly zh: string };
  /** Index of the invalid element, if the rule applies to a list. */
  readonly index?: number;
}

/** Counts code points, because the published limits are in characters. An iterator would be ten times slower. */
function characters(text: string): number {
  let count = text.length;
  for (let at = 1; at < text.length; at++) if (isPair(text.charCodeAt(at - 1), text.charCodeAt(at))) count--;
  return count;
}

/** Whether two UTF-16 units are a surrogate pair: one character. */
const isPair = (first: number, second: number): boolean =>
  first >= 0xd800 && first < 0xdc00 && second >= 0xdc00 && second < 0xe000;

/** The violation of a rule by a value; undefined if the value is valid. */
export function violation(rule: Rule, value: unknown): Violation | undefined {
  switch (rule.rule) {
    case "pattern":
      if (typeof value !== "string" || rule.pattern.test(value)) return undefined;
      return { code: rule.code, value, must: { en: `must have the form ${rule.form}`, zh: `格式应为 ${rule.form}` } };
    case "oneOf":
      if ((typeof value !== "string" && typeof value !== "number") || rule.values.includes(value)) return undefined;
      return {
        code: rule.code,
        value,
        must: { en: `must be one of ${rule.values.join(", ")}`, zh: `取值范围为 ${rule.values.join("、")}` },
      };
    case "length": {
      if (typeof value !== "string") return undefined;
      const length = characters(value);
      if (length >= rule.min && length <= rule.max) return undefined;
      return {
        code: rule.code,
        value,
        must: {
          en: `must have ${rule.min} to ${rule.max} characters, not ${length}`,
          zh: `长度应为 ${rule.min} 至 ${rule.max} 个字符，当前为 ${length}`,
        },
      };
    }
    case "min":
      if (typeof value !== "number" || value >= rule.min) return undefined;
      return { code: rule.code, value, must: { en: `must be at least ${rule.min}`, zh: `不能小于 ${rule.min}` } };
    case "max":
      if (typeof value !== "number" || value <= rule.max) return undefined;
      return { code: rule.code, value, must: { en: `must be at most ${rule.max}`, zh: `不能大于 ${rule.max}` } };
    case "items": {
      if (!Array.isArray(value) || (value.length >= rule.min && value.length <= rule.max)) return undefined;
      return {
        code: rule.code,
        value: value.length,
        must: {
          en: `must have ${rule.min} to ${rule.max} elements, not ${value.length}`,
          zh: `元素个数应为 ${rule.min} 至 ${rule.max}，当前为 ${value.length}`,
        },
      };
    }
    case "unique":
      return Array.isArray(value) ? repeated(value, rule.code) : undefined;
    case "choice": {
      if (!isRecord(value) || value["Name"] !== rule.when || !Array.isArray(value["Values"])) return undefined;
      const other: unknown = value["Values"].find((one) => !rule.values.includes(one));
      return other === undefined ? undefined : violation({ ...rule, rule: "oneOf" }, other);
    }
  }
}

function repeated(list: readonly unknown[], code: string): Violation | undefined {
  const seen = new Set<unknown>();
  for (const [index, value] of list.entries()) {
    if (seen.has(value)) return { code, value, index, must: { en: "must not be repeated", zh: "不能重复" } };
    seen.add(value);
  }
  return undefined;
}
