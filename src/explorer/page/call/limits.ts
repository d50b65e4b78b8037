import type { SpecMember, SpecRule } from "#spec/spec.ts";
import { formatText, type Texts } from "../texts/texts.ts";

/** Describes the default and the rules of a parameter, one sentence each. */
export function limitsText({ default: defaultValue, rules = [], elementRules = [] }: SpecMember, texts: Texts): string {
  const fallback =
    defaultValue === undefined ? [] : [formatText(texts.default, { value: JSON.stringify(defaultValue) })];
  const valueRules = narrowest(rules).flatMap((rule) => ruleTexts(rule, texts));
  const elementRulesText = narrowest(elementRules).flatMap((rule) => ruleTexts(rule, texts));
  const all = [...fallback, ...valueRules, ...elementRulesText.map((rule) => formatText(texts.eachElement, { rule }))];
  return all
    .map((text) => formatText(texts.sentence, { text: text.charAt(0).toUpperCase() + text.slice(1) }))
    .join(" ");
}

/** Keeps only the strictest minimum and maximum. A parameter can have several, each with its own error code. */
function narrowest(rules: readonly SpecRule[]): readonly SpecRule[] {
  const least = Math.max(...rules.flatMap((rule) => (rule.rule === "min" ? [rule.min] : [])));
  const most = Math.min(...rules.flatMap((rule) => (rule.rule === "max" ? [rule.max] : [])));
  return rules.filter((one) => (one.rule === "min" ? one.min === least : one.rule !== "max" || one.max === most));
}

function ruleTexts(rule: SpecRule, texts: Texts): readonly string[] {
  switch (rule.rule) {
    case "pattern":
      return [formatText(texts.hasForm, { form: rule.form })];
    case "oneOf":
      return [formatText(texts.oneOf, { values: rule.values.join(", ") })];
    case "length":
      return [formatText(texts.hasLength, { min: rule.min, max: rule.max })];
    case "min":
      return [formatText(texts.atLeast, { min: rule.min })];
    case "max":
      return [formatText(texts.atMost, { max: rule.max })];
    case "items":
      return [formatText(texts.hasItems, { min: rule.min, max: rule.max })];
    case "unique":
      return [texts.uniqueItems];
    case "choice":
      return [formatText(texts.conditionalValues, { when: rule.when, values: rule.values.join(", ") })];
  }
}
