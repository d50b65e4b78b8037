import { isRecord } from "./record.ts";
import type { Members, Shape } from "./shape.ts";

/**
 * Checks a response against its declaration: every field is present and has its type, only nullable fields are null, and
 * no other fields exist. For tests and development; it finds errors that the compiler cannot, such as a wrong JSON column.
 * @throws Error with the path of the field
 */
export function verifyOutput(members: Members, response: unknown, path: string): void {
  if (!isRecord(response)) throw new Error(`${path} is not an object`);
  for (const name of Object.keys(response)) {
    if (!Object.hasOwn(members, name)) throw new Error(`${path}.${name} is not declared`);
  }
  for (const [name, shape] of Object.entries(members)) verifyValue(shape, response[name], `${path}.${name}`);
}

function verifyValue(shape: Shape, value: unknown, path: string): void {
  if (value === null && shape.nullable) return;
  if (value === undefined && !shape.required) return;
  const { element, object } = shape;
  switch (shape.kind) {
    case "list":
      if (!Array.isArray(value) || !element) throw new Error(`${path} is not a list`);
      for (const [index, item] of value.entries()) verifyValue(element, item, `${path}.${index}`);
      return;
    case "object":
      if (object) verifyOutput(object.members, value, path);
      return;
    case "int":
      if (!Number.isSafeInteger(value)) throw new Error(`${path} is not an integer`);
      return;
    case "float":
      if (typeof value !== "number") throw new Error(`${path} is not a number`);
      return;
    case "bool":
      if (typeof value !== "boolean") throw new Error(`${path} is not a boolean`);
      return;
    case "string":
      if (typeof value !== "string") throw new Error(`${path} is not a string`);
  }
}
