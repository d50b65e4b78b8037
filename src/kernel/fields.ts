import type { Rule } from "./rules.ts";
import type { Members, Shape, Structure } from "./shape.ts";

/**
 * A declared parameter or field. `Value` is what behaviour sees: inputs come with defaults filled in, and an
 * output that leaves a field out does not compile.
 */
export class Field<Value> {
  /** Exists for the type checker only: carries `Value` from a declaration to `run`. */
  declare readonly value: Value;

  constructor(readonly shape: Shape) {}

  /** The caller may leave it out. */
  optional(): Field<Value | undefined> {
    return new Field({ ...this.shape, required: false });
  }

  /** The caller may leave it out, and behaviour then sees this value. */
  default(fallback: NonNullable<Value>): Field<Value> {
    return new Field({ ...this.shape, required: false, fallback });
  }

  /** An answer may hold null here. */
  nullable(): Field<Value | null> {
    return new Field({ ...this.shape, nullable: true });
  }
}

function plain(kind: Shape["kind"], about: string): Shape {
  return { kind, about, required: true, nullable: false, rules: [] };
}

function withRule(shape: Shape, rule: Rule): Shape {
  return { ...shape, rules: [...shape.rules, rule] };
}

const bad = "InvalidParameterValue";

export class StringField<Value extends string = string> extends Field<Value> {
  /** Must match the whole pattern; `form` says so to people, for example `img-xxxxxxxx`. */
  pattern(pattern: RegExp, form: string, code = bad): StringField<Value> {
    return new StringField(withRule(this.shape, { rule: "pattern", pattern, form, code }));
  }

  oneOf<const Choice extends string>(values: readonly Choice[], code = bad): StringField<Choice> {
    return new StringField<Choice>(withRule(this.shape, { rule: "oneOf", values, code }));
  }

  /** What is given is repeated to nobody, not even to whoever gave it. */
  secret(): StringField<Value> {
    return new StringField({ ...this.shape, secret: true });
  }

  /** An empty text counts as left out: infrastructure tools send one for what their user did not write. */
  orEmpty(): StringField<Value> {
    return new StringField({ ...this.shape, emptyIsAbsent: true });
  }

  /** Limits in characters. */
  length(min: number, max: number, code = bad): StringField<Value> {
    return new StringField(withRule(this.shape, { rule: "length", min, max, code }));
  }
}

export class NumberField extends Field<number> {
  min(min: number, code = bad): NumberField {
    return new NumberField(withRule(this.shape, { rule: "min", min, code }));
  }

  max(max: number, code = bad): NumberField {
    return new NumberField(withRule(this.shape, { rule: "max", max, code }));
  }
}

export class ListField<Element> extends Field<readonly Element[]> {
  /** How many elements there may be. */
  items(min: number, max: number, code = bad): ListField<Element> {
    return new ListField(withRule(this.shape, { rule: "items", min, max, code }));
  }

  unique(code = bad): ListField<Element> {
    return new ListField(withRule(this.shape, { rule: "unique", code }));
  }
}

export type Fields = Readonly<Record<string, Field<unknown>>>;

/** The value that a set of declared fields stands for. */
export type ValueOf<F extends Fields> = { readonly [Name in keyof F]: F[Name]["value"] };

/** A named structure, declared once for each service that publishes it. */
export class ObjectType<F extends Fields> {
  declare readonly value: ValueOf<F>;
  readonly structure: Structure;

  constructor(
    name: string,
    readonly fields: F,
  ) {
    this.structure = { name, members: membersOf(fields) };
  }
}

export function membersOf(fields: Fields): Members {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.shape]));
}

export const string = (about: string): StringField => new StringField(plain("string", about));
export const int = (about: string): NumberField => new NumberField(plain("int", about));
export const float = (about: string): NumberField => new NumberField(plain("float", about));
export const bool = (about: string): Field<boolean> => new Field(plain("bool", about));

export const objectType = <F extends Fields>(name: string, fields: F): ObjectType<F> => new ObjectType(name, fields);

export function object<F extends Fields>(type: ObjectType<F>, about: string): Field<ValueOf<F>> {
  return new Field({ ...plain("object", about), object: type.structure });
}

/** A list of scalars (given as a field) or of structures. */
export function listOf<Value>(element: Field<Value>, about: string): ListField<Value>;
export function listOf<F extends Fields>(element: ObjectType<F>, about: string): ListField<ValueOf<F>>;
export function listOf(element: Field<unknown> | ObjectType<Fields>, about: string): ListField<unknown> {
  const shape = element instanceof Field ? element.shape : { ...plain("object", about), object: element.structure };
  return new ListField({ ...plain("list", about), element: shape });
}
