import type { Endpoint } from "./endpoint.ts";
import { type Json, SchemaWriter } from "./jsonSchema.ts";

/** Describes endpoints as an OpenAPI 3.1 document. */
export function openApiOf(endpoints: readonly Endpoint[], version: string): Json {
  const writer = new SchemaWriter("#/components/schemas/");
  const paths: Record<string, Record<string, Json>> = {};
  for (const endpoint of endpoints) {
    const operations = paths[endpoint.path] ?? {};
    operations[endpoint.method.toLowerCase()] = operationOf(endpoint, writer);
    paths[endpoint.path] = operations;
  }
  const schemas = {
    Error: {
      type: "object",
      required: ["error"],
      properties: {
        error: { type: "string", description: "A sentence that says what is wrong." },
        at: { type: "string", description: "JSON pointer to the wrong input." },
      },
    },
  };
  return {
    openapi: "3.1.0",
    info: { title: "Skerry control interface", version },
    paths,
    components: {
      schemas: { ...schemas, ...writer.structures() },
      securitySchemes: { adminToken: { type: "http", scheme: "bearer" } },
    },
    security: [{}, { adminToken: [] }],
  };
}

function operationOf(endpoint: Endpoint, writer: SchemaWriter): Json {
  const { name, path, summary, refuses = {}, parameters, body, output, mediaType, textBody } = endpoint;
  const refusals: Readonly<Record<number, string>> = {
    400: "The input is wrong; `at` points to it.",
    403: "The request comes from another machine and lacks the admin token.",
    ...refuses,
  };
  const error = jsonContent({ $ref: "#/components/schemas/Error" });
  return {
    operationId: name,
    summary,
    parameters: Object.entries(parameters).map(([name, shape]) => {
      const isInPath = path.includes(`{${name}}`);
      return {
        name,
        in: isInPath ? "path" : "query",
        required: isInPath || shape.required,
        schema: writer.schemaOf(shape),
      };
    }),
    ...(body && {
      requestBody: {
        required: Object.values(body).some(({ required }) => required),
        content:
          textBody === undefined
            ? jsonContent(writer.objectSchema(body))
            : { [textBody]: { schema: { type: "string" } } },
      },
    }),
    responses: {
      200: {
        description: "Success.",
        content:
          mediaType === undefined
            ? jsonContent(output ? writer.objectSchema(output) : { type: "object" })
            : { [mediaType]: { schema: { type: "string" } } },
      },
      ...Object.fromEntries(
        Object.entries(refusals).map(([status, description]) => [status, { description, content: error }]),
      ),
    },
  };
}

const jsonContent = (schema: Json): Json => ({ "application/json": { schema } });
