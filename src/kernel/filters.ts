import { Field, type ListField, listOf, objectType, StringField, string } from "./fields.ts";
import type { Rule } from "./rules.ts";

/** One filter that an action offers. */
export interface Offer {
  readonly about: string;
  /** The values that it takes, where they are few, and the code for another one. */
  readonly oneOf?: { readonly values: readonly string[]; readonly code: string };
}

/** How many filters and values there may be, and the action's codes for each way to go wrong. */
export interface FilterRules {
  /** A name of the form `tag:KEY` is offered too. */
  readonly tags?: boolean;
  readonly filters: { readonly max: number; readonly code: string };
  readonly values: { readonly max: number; readonly code: string };
  /** Characters of a value. */
  readonly length?: { readonly max: number; readonly code: string };
  /** A name that is not offered, or a filter without values. */
  readonly unknown: string;
}

export interface Filter {
  readonly Name: string;
  readonly Values: readonly string[];
}

/** The `Filters` parameter of a list: filters are joined by AND, the values of one by OR. */
export function filters(offers: Readonly<Record<string, Offer>>, rules: FilterRules): ListField<Filter> {
  const names = Object.keys(offers);
  const name = string("What to filter by.");
  const form = new RegExp(`^(${[...names, ...(rules.tags ? ["tag:.+"] : [])].join("|")})$`);
  const named = rules.tags
    ? name.pattern(form, [...names, "tag:KEY"].join(", "), rules.unknown)
    : name.oneOf(names, rules.unknown);
  const value = string("A value.");
  const limited = rules.length ? value.length(0, rules.length.max, rules.length.code) : value;
  const values = listOf<string>(limited, "The values of which one must match.")
    .items(1, Number.MAX_SAFE_INTEGER, rules.unknown)
    .items(1, rules.values.max, rules.values.code);
  const type = objectType("Filter", { Name: new StringField(named.shape), Values: values });
  const choices = Object.entries(offers).flatMap(([offer, { oneOf }]): Rule[] =>
    oneOf ? [{ rule: "choice", when: offer, values: oneOf.values, code: oneOf.code }] : [],
  );
  const element = new Field<Filter>({
    kind: "object",
    about: "A filter.",
    required: true,
    nullable: false,
    rules: choices,
    object: type.structure,
  });
  return listOf(element, `Narrows the list. ${describe(offers, rules)}`).items(
    0,
    rules.filters.max,
    rules.filters.code,
  );
}

function describe(offers: Readonly<Record<string, Offer>>, rules: FilterRules): string {
  const lines = Object.entries(offers).map(([name, { about, oneOf }]) =>
    oneOf ? `${name}: ${about} (${oneOf.values.join(", ")})` : `${name}: ${about}`,
  );
  if (rules.tags) lines.push("tag:KEY: value of the tag with that key");
  return `${lines.join("; ")}. At most ${rules.filters.max} filters with ${rules.values.max} values each.`;
}
