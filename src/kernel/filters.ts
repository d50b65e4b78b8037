import { Field, type ListField, listOf, ObjectType, StringField, string } from "./fields.ts";
import type { Rule } from "./rules.ts";

/** One filter of a list. */
export interface FilterOffer<Code extends string = string> {
  readonly about: string;
  /** The accepted values, if they are few, and the code for any other. */
  readonly oneOf?: { readonly values: readonly string[]; readonly code: Code };
}

/** A filter of items: by the item's values, of which one must be equal, or by a test of one value. */
export type ItemFilter<Item, Code extends string = string> = FilterOffer<Code> &
  ({ read(item: Item): readonly string[] } | { test(item: Item, value: string): boolean });

/** Limits of the number of filters and values, and the action's code for each violation. */
export interface FilterRules<Code extends string> {
  readonly filters: { readonly max: number; readonly code: Code };
  readonly values: { readonly max: number; readonly code: Code };
  /** Characters of a value. */
  readonly length?: { readonly max: number; readonly code: Code };
  /** For a name that is not offered, or a filter without values. */
  readonly unknown: Code;
}

export interface Filter {
  readonly Name: string;
  readonly Values: readonly string[];
}

/** A tag of an item, for filters named `tag:KEY`. */
interface FilterTag {
  readonly Key: string;
  readonly Value: string;
}

/** The `Filters` parameter of a list, and its evaluation. */
export interface ItemFilters<Item, Code extends string> {
  /** The parameter. Filters are joined by AND, the values of one by OR. */
  readonly field: ListField<Filter, Code>;
  /** Whether an item passes all filters. */
  matches(item: Item, filters: readonly Filter[]): boolean;
}

/**
 * Declares the filters of a list whose items have the type `Item`. With `tagsOf`, names of the form `tag:KEY` are accepted
 * too.
 */
export const filtersOf =
  <Item>(tagsOf?: (item: Item) => readonly FilterTag[]) =>
  <const Code extends string>(
    offers: Readonly<Record<string, ItemFilter<Item, Code>>>,
    rules: FilterRules<Code>,
  ): ItemFilters<Item, Code> => {
    const passes = (item: Item, { Name, Values }: Filter): boolean => {
      const key = /^tag:(.+)$/s.exec(Name)?.[1];
      const offer =
        tagsOf === undefined || key === undefined
          ? Object.hasOwn(offers, Name) && offers[Name]
          : { read: () => tagsOf(item).flatMap((tag) => (tag.Key === key ? tag.Value : [])) };
      if (!offer) return false;
      if ("test" in offer) return Values.some((value) => offer.test(item, value));
      return offer.read(item).some((value) => Values.includes(value));
    };
    return {
      field: filterField(offers, rules, tagsOf !== undefined),
      matches: (item, filters) => filters.every((filter) => passes(item, filter)),
    };
  };

/**
 * A `Filters` parameter whose filters are evaluated elsewhere: by another service, or against something other than a
 * list of items. With `tags`, names of the form `tag:KEY` are accepted too.
 */
export const forwardedFilters = <const Code extends string>(
  offers: Readonly<Record<string, FilterOffer<Code>>>,
  { tags = false, ...rules }: FilterRules<Code> & { readonly tags?: boolean },
): ListField<Filter, Code> => filterField(offers, rules, tags);

function filterField<const Code extends string>(
  offers: Readonly<Record<string, FilterOffer<Code>>>,
  rules: FilterRules<Code>,
  tags: boolean,
): ListField<Filter, Code> {
  const names = Object.keys(offers);
  const name = string("Filter name.");
  const form = new RegExp(`^(${[...names, ...(tags ? ["tag:.+"] : [])].join("|")})$`);
  const named = tags
    ? name.pattern(form, [...names, "tag:KEY"].join(", "), rules.unknown)
    : name.oneOf(names, rules.unknown);
  const value = string("A value.");
  const limited = rules.length ? value.length(0, rules.length.max, rules.length.code) : value;
  const values = listOf<string, Code>(limited, "Filter values. One of them must match.")
    .items(1, Number.MAX_SAFE_INTEGER, rules.unknown)
    .items(1, rules.values.max, rules.values.code);
  const { structure } = new ObjectType("Filter", { Name: new StringField(named.shape), Values: values });
  const choices = Object.entries(offers).flatMap(([offer, { oneOf }]): Rule[] =>
    oneOf ? [{ rule: "choice", when: offer, values: oneOf.values, code: oneOf.code }] : [],
  );
  const element = new Field<Filter, Code>({
    kind: "object",
    about: "A filter.",
    required: true,
    nullable: false,
    rules: choices,
    object: structure,
  });
  const about = `Narrows the list. ${describe(offers, rules, tags)}`;
  return listOf<Filter, Code>(element, about).items(0, rules.filters.max, rules.filters.code);
}

function describe(offers: Readonly<Record<string, FilterOffer>>, rules: FilterRules<string>, tags: boolean): string {
  const lines = Object.entries(offers).map(([name, { about, oneOf }]) =>
    oneOf ? `${name}: ${about} (${oneOf.values.join(", ")})` : `${name}: ${about}`,
  );
  if (tags) lines.push("tag:KEY: value of the tag with that key");
  return `${lines.join("; ")}. At most ${rules.filters.max} filters with ${rules.values.max} values each.`;
}
