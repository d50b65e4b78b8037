import type { SpecService } from "#spec/spec.ts";

/** What an action's parameter can be, or each element of it, by its declaration. */
export function allowedValues(service: SpecService | undefined, action: string, parameter: string): readonly string[] {
  const member = service?.actions[action]?.input.find(({ name }) => name === parameter);
  return [...(member?.rules ?? []), ...(member?.elementRules ?? [])].flatMap((rule) =>
    rule.rule === "oneOf" ? rule.values.filter((value) => typeof value === "string") : [],
  );
}
