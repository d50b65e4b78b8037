import type { Rule } from "#kernel/rules.ts";
import type { Members, Shape, Structure } from "#kernel/shape.ts";
import type { Endpoint } from "./endpoint.ts";

type Json = Readonly<Record<string, unknown>>;

/** Describes endpoints as an OpenAPI 3.1 document. */
export function openApiOf(endpoints: readonly Endpoint[], version: string): Json {
  const structures = new Map<string, Structure>();
  const paths: Record<string, Record<string, Json>> = {};
  for (const endpoint of endpoints) {
    const operations = paths[endpoint.path] ?? {};
    operations[endpoint.method.toLowerCase()] = operationOf(endpoint, structures);
    paths[endpoint.path] = operations;
  }
  const schemas: Record<string, Json> = {
    Error: {
      type: "object",
      required: ["error"],
      properties: {
        error: { type: "string", description: "A sentence that says what is wrong." },
        at: { type: "string", description: "JSON pointer to the wrong input." },
      },
    },
  };
  // A structure may add the structures that it contains while the map is read.
  for (const [name, { members }] of structures) schemas[name] = objectSchema(members, structures);
  return {
    openapi: "3.1.0",
    info: { title: "Skerry control interface", version },
    paths,
    components: { schemas, securitySchemes: { adminToken: { type: "http", scheme: "bearer" } } },
    security: [{}, { adminToken: [] }],
  };
}

function operationOf(
  { method, path, summary, refuses = {}, parameters, body, output }: Endpoint,
  structures: Map<string, Structure>,
): Json {
  const refusals: Readonly<Record<number, string>> = {
    400: "The input is wrong; `at` points to it.",
    403: "The request comes from another machine and lacks the admin token.",
    ...refuses,
  };
  const error = jsonContent({ $ref: "#/components/schemas/Error" });
  return {
    operationId: `${method.toLowerCase()}${path.replace("/_skerry", "").replace(/\W+(\w?)/g, (_, letter) => letter.toUpperCase())}`,
    summary,
    parameters: Object.entries(parameters).map(([name, shape]) => {
      const isInPath = path.includes(`{${name}}`);
      return {
        name,
        in: isInPath ? "path" : "query",
        required: isInPath || shape.required,
        schema: schemaOf(shape, structures),
      };
    }),
    ...(body && {
      requestBody: {
        required: Object.values(body).some(({ required }) => required),
        content: jsonContent(objectSchema(body, structures)),
      },
    }),
    responses: {
      200: {
        description: "Success.",
        content: jsonContent(output ? objectSchema(output, structures) : { type: "object" }),
      },
      ...Object.fromEntries(
        Object.entries(refusals).map(([status, description]) => [status, { description, content: error }]),
      ),
    },
  };
}

const jsonContent = (schema: Json): Json => ({ "application/json": { schema } });

function objectSchema(members: Members, structures: Map<string, Structure>): Json {
  const required = Object.entries(members).flatMap(([name, shape]) => (shape.required ? [name] : []));
  return {
    type: "object",
    additionalProperties: false,
    ...(required.length > 0 && { required }),
    properties: Object.fromEntries(Object.entries(members).map(([name, shape]) => [name, schemaOf(shape, structures)])),
  };
}

const types = { string: "string", int: "integer", float: "number", bool: "boolean", list: "array" } as const;

function schemaOf(shape: Shape, structures: Map<string, Structure>): Json {
  const { kind, about, object, element, fallback, nullable } = shape;
  const described = { description: about, ...(fallback !== undefined && { default: fallback }) };
  if (kind === "object") {
    if (object) structures.set(object.name, object);
    const reference = object ? { $ref: `#/components/schemas/${object.name}` } : { type: "object" };
    return { ...described, ...(nullable ? { anyOf: [reference, { type: "null" }] } : reference) };
  }
  return {
    ...described,
    type: nullable ? [types[kind], "null"] : types[kind],
    ...(element && { items: schemaOf(element, structures) }),
    ...Object.assign({}, ...shape.rules.map(keywordsOf)),
  };
}

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
