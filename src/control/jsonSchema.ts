import type { Rule } from "#kernel/rules.ts";
import type { Members, Shape, Structure } from "#kernel/shape.ts";

export type Json = Readonly<Record<string, unknown>>;

/** Writes declared members as JSON Schema. Structures are written once and referred to. */
export class SchemaWriter {
  private readonly found = new Map<string, Structure>();

  /** @param location the start of references to structures, such as `#/$defs/` */
  constructor(private readonly location: string) {}

  objectSchema(members: Members): Json {
    const required = Object.entries(members).flatMap(([name, shape]) => (shape.required ? [name] : []));
    return {
      type: "object",
      additionalProperties: false,
      ...(required.length > 0 && { required }),
      properties: Object.fromEntries(Object.entries(members).map(([name, shape]) => [name, this.schemaOf(shape)])),
    };
  }

  schemaOf(shape: Shape): Json {
    const { kind, about, object, element, fallback, nullable } = shape;
    const described = { description: about, ...(fallback !== undefined && { default: fallback }) };
    if (kind === "object") {
      if (object) this.found.set(object.name, object);
      const reference = object ? { $ref: this.location + object.name } : { type: "object" };
      return { ...described, ...(nullable ? { anyOf: [reference, { type: "null" }] } : reference) };
    }
    return {
      ...described,
      type: nullable ? [types[kind], "null"] : types[kind],
      ...(element && { items: this.schemaOf(element) }),
      ...Object.assign({}, ...shape.rules.map(keywordsOf)),
    };
  }

  /** The schemas of all structures that were referred to so far, by name. */
  structures(): Readonly<Record<string, Json>> {
    const schemas: Record<string, Json> = {};
    // A structure may add the structures that it contains while the map is read.
    for (const [name, { members }] of this.found) schemas[name] = this.objectSchema(members);
    return schemas;
  }
}

/** A self-contained schema: the structures are among its definitions. */
export function schemaOfMembers(members: Members): Json {
  const writer = new SchemaWriter("#/$defs/");
  const schema = writer.objectSchema(members);
  const structures = writer.structures();
  return Object.keys(structures).length === 0 ? schema : { ...schema, $defs: structures };
}

const types = { string: "string", int: "integer", float: "number", bool: "boolean", list: "array" } as const;

function keywordsOf(rule: Rule): Json {
  switch (rule.rule) {
    case "pattern":
      return { pattern: rule.pattern.source };
    case "oneOf":
      return { enum: rule.values };
    case "length":
      return { minLength: rule.min, maxLength: rule.max };
    case "min":
      return { minimum: rule.min };
    case "max":
      return { maximum: rule.max };
    case "items":
      return { minItems: rule.min, maxItems: rule.max };
    case "unique":
      return { uniqueItems: true };
    case "choice":
      return {};
  }
}
