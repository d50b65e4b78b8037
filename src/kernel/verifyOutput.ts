import { isRecord } from "./record.ts";
import type { Members, Shape } from "./shape.ts";

/**
 * Holds an answer against its declaration: every field present, of its type, null only where it may be, and nothing
 * else. For tests and development; what the compiler cannot see, such as a wrong JSON column, ends here.
 * @throws Error naming the field
 */
export function verifyOutput(members: Members, answer: unknown, path: string): void {
  if (!isRecord(answer)) throw new Error(`${path} is no object`);
  for (const name of Object.keys(answer)) {
    if (!Object.hasOwn(members, name)) throw new Error(`${path}.${name} is not declared`);
  }
  for (const [name, shape] of Object.entries(members)) verifyValue(shape, answer[name], `${path}.${name}`);
}

function verifyValue(shape: Shape, value: unknown, path: string): void {
  if (value === null && shape.nullable) return;
  if (value === undefined && !shape.required) return;
  const { element, object } = shape;
  switch (shape.kind) {
    case "list":
      if (!Array.isArray(value) || !element) throw new Error(`${path} is no list`);
      for (const [index, item] of value.entries()) verifyValue(element, item, `${path}.${index}`);
      return;
    case "object":
      if (object) verifyOutput(object.members, value, path);
      return;
    case "int":
      if (!Number.isSafeInteger(value)) throw new Error(`${path} is no integer`);
      return;
    case "float":
      if (typeof value !== "number") throw new Error(`${path} is no number`);
      return;
    case "bool":
      if (typeof value !== "boolean") throw new Error(`${path} is no boolean`);
      return;
    case "string":
      if (typeof value !== "string") throw new Error(`${path} is no string`);
  }
}
