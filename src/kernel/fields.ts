import type { Rule } from "./rules.ts";
import type { Members, Shape, Structure } from "./shape.ts";

/**
 * A declared parameter or field. `Value` is the type that behaviour receives: defaults of inputs are filled in, and an
 * output that omits a required field does not compile. `Code` are the error codes that its rules can raise.
 */
export class Field<Value, Code extends string = never> {
  /** Type-level only: carries `Value` from a declaration to `run`. */
  declare readonly value: Value;
  /** Type-level only: carries `Code` to the declaration, which must list it. */
  declare readonly code: Code;

  constructor(readonly shape: Shape) {}

  /** The caller may omit it. */
  optional(): Field<Value | undefined, Code> {
    return new Field({ ...this.shape, required: false });
  }

  /** The caller may omit it; behaviour then receives `fallback`. */
  default(fallback: NonNullable<Value>): Field<Value, Code> {
    return new Field({ ...this.shape, required: false, fallback });
  }

  /** A response may contain null here. */
  nullable(): Field<Value | null, Code> {
    return new Field({ ...this.shape, nullable: true });
  }
}

function plain(kind: Shape["kind"], about: string): Shape {
  return { kind, about, required: true, nullable: false, rules: [] };
}

function withRule(shape: Shape, rule: Rule): Shape {
  return { ...shape, rules: [...shape.rules, rule] };
}

/** The code of a rule without a code of its own. */
const bad = "InvalidParameterValue";
type Bad = typeof bad;

export class StringField<Value extends string = string, Code extends string = never> extends Field<Value, Code> {
  /** Must match the pattern. `form` describes the pattern in messages, such as `img-xxxxxxxx`. */
  pattern<const C extends string = Bad>(
    pattern: RegExp,
    form: string,
    code?: C,
  ): StringField<Value, Code | NoInfer<C>> {
    return new StringField(withRule(this.shape, { rule: "pattern", pattern, form, code: code ?? bad }));
  }

  oneOf<const Choice extends string, const C extends string = Bad>(
    values: readonly Choice[],
    code?: C,
  ): StringField<Choice, Code | NoInfer<C>> {
    return new StringField(withRule(this.shape, { rule: "oneOf", values, code: code ?? bad }));
  }

  /** The value never appears in messages, logs or the journal. */
  secret(): StringField<Value, Code> {
    return new StringField({ ...this.shape, secret: true });
  }

  /** An empty string counts as absent: infrastructure tools send one for an omitted value. */
  orEmpty(): StringField<Value, Code> {
    return new StringField({ ...this.shape, emptyIsAbsent: true });
  }

  /** Limits in characters. */
  length<const C extends string = Bad>(min: number, max: number, code?: C): StringField<Value, Code | NoInfer<C>> {
    return new StringField(withRule(this.shape, { rule: "length", min, max, code: code ?? bad }));
  }
}

export class NumberField<Value extends number = number, Code extends string = never> extends Field<Value, Code> {
  min<const C extends string = Bad>(min: number, code?: C): NumberField<Value, Code | NoInfer<C>> {
    return new NumberField(withRule(this.shape, { rule: "min", min, code: code ?? bad }));
  }

  max<const C extends string = Bad>(max: number, code?: C): NumberField<Value, Code | NoInfer<C>> {
    return new NumberField(withRule(this.shape, { rule: "max", max, code: code ?? bad }));
  }

  oneOf<const Choice extends number, const C extends string = Bad>(
    values: readonly Choice[],
    code?: C,
  ): NumberField<Choice, Code | NoInfer<C>> {
    return new NumberField(withRule(this.shape, { rule: "oneOf", values, code: code ?? bad }));
  }
}

export class ListField<Element, Code extends string = never> extends Field<readonly Element[], Code> {
  /** Limits of the number of elements. */
  items<const C extends string = Bad>(min: number, max: number, code?: C): ListField<Element, Code | NoInfer<C>> {
    return new ListField(withRule(this.shape, { rule: "items", min, max, code: code ?? bad }));
  }

  unique<const C extends string = Bad>(code?: C): ListField<Element, Code | NoInfer<C>> {
    return new ListField(withRule(this.shape, { rule: "unique", code: code ?? bad }));
  }
}

export type Fields = Readonly<Record<string, Field<unknown, string>>>;

/** The value that a set of declared fields describes. */
export type ValueOf<F extends Fields> = { readonly [Name in keyof F]: F[Name]["value"] };

/** The error codes that the rules of a set of declared fields can raise. */
export type CodeOf<F extends Fields> = F[keyof F]["code"];

/** A named structure, declared once in each service that publishes it. */
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

export function object<F extends Fields>(type: ObjectType<F>, about: string): Field<ValueOf<F>, CodeOf<F>> {
  return new Field({ ...plain("object", about), object: type.structure });
}

/** An object with any members, such as the input of an action that another parameter names. */
export const anyObject = (about: string): Field<Readonly<Record<string, unknown>>> => new Field(plain("object", about));

/** A list of scalars (a field) or of structures (an object type). */
export function listOf<Value, Code extends string>(element: Field<Value, Code>, about: string): ListField<Value, Code>;
export function listOf<F extends Fields>(element: ObjectType<F>, about: string): ListField<ValueOf<F>, CodeOf<F>>;
export function listOf(
  element: Field<unknown, string> | ObjectType<Fields>,
  about: string,
): ListField<unknown, string> {
  const shape = element instanceof Field ? element.shape : { ...plain("object", about), object: element.structure };
  return new ListField({ ...plain("list", about), element: shape });
}
