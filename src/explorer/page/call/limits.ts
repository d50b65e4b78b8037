import type { SpecMember, SpecRule } from "#spec/spec.ts";
import { filled, type Words } from "../words/words.ts";

/** What a parameter must obey, in words. */
export function limitsIn({ rules = [], elementRules = [] }: SpecMember, words: Words): string {
  // Two limits of a kind raise different codes; who fills in a form needs the closer one.
  const least = Math.max(...rules.map((rule) => (rule.rule === "min" ? rule.min : -Infinity)));
  const closest = rules.filter((rule) => rule.rule !== "min" || rule.min === least);
  const own = closest.flatMap((rule) => told(rule, words));
  const each = elementRules.flatMap((rule) => told(rule, words)).map((one) => `${words.each} ${one}`);
  return [...own, ...each].map((one) => `${one}.`).join(" ");
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
