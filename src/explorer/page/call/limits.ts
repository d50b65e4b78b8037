import type { SpecMember, SpecRule } from "#spec/spec.ts";
import { filled, type Words } from "../words/words.ts";

/** What a parameter is when it is absent, and what it must obey, in words. */
export function limitsIn({ default: absent, rules = [], elementRules = [] }: SpecMember, words: Words): string {
  const fallback = absent === undefined ? [] : [filled(words.default, { value: JSON.stringify(absent) })];
  const own = narrowest(rules).flatMap((rule) => told(rule, words));
  const each = narrowest(elementRules).flatMap((rule) => told(rule, words));
  const all = [...fallback, ...own, ...each.map((rule) => filled(words.each, { rule }))];
  return all.map((one) => filled(words.sentence, { text: one.charAt(0).toUpperCase() + one.slice(1) })).join(" ");
}

/** Where two codes tell how far a number is off, only the nearer limit counts. */
function narrowest(rules: readonly SpecRule[]): readonly SpecRule[] {
  const least = Math.max(...rules.flatMap((rule) => (rule.rule === "min" ? [rule.min] : [])));
  const most = Math.min(...rules.flatMap((rule) => (rule.rule === "max" ? [rule.max] : [])));
  return rules.filter((one) => (one.rule === "min" ? one.min === least : one.rule !== "max" || one.max === most));
}

function told(rule: SpecRule, words: Words): readonly string[] {
  switch (rule.rule) {
    case "pattern":
      return [filled(words.ofForm, { form: rule.form })];
    case "oneOf":
      return [filled(words.oneOf, { values: rule.values.join(", ") })];
    case "length":
      return [filled(words.ofLength, { min: rule.min, max: rule.max })];
    case "min":
      return [filled(words.atLeast, { min: rule.min })];
    case "max":
      return [filled(words.atMost, { max: rule.max })];
    case "items":
      return [filled(words.ofItems, { min: rule.min, max: rule.max })];
    case "unique":
      return [words.noRepeats];
    case "choice":
      return [filled(words.choice, { when: rule.when, values: rule.values.join(", ") })];
  }
}
