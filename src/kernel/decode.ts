import { ApiError } from "./errors.ts";
import { Fraction, isRecord } from "./record.ts";
import { type Rule, violation } from "./rules.ts";
import { type Members, mask, type Shape } from "./shape.ts";

/**
 * How parameters are encoded. `typed`: JSON, where a number in place of a string is an error. `text`: a query or a form,
 * where every scalar is text. `lenient`: JSON of a service that accepts numeric strings as integers.
 */
export type Encoding = "typed" | "text" | "lenient";

type Values = Record<string, unknown>;

/**
 * Converts raw parameters to their declared types and fills in defaults. Null counts as absent.
 * @throws ApiError UnknownParameter, MissingParameter or InvalidParameter, naming the dotted path.
 */
export function decode(members: Members, raw: unknown, encoding: Encoding, path = ""): Values {
  if (!isRecord(raw)) throw wrongType(path || "Request", "object");
  for (const name in raw) {
    if (!Object.hasOwn(members, name)) throw new ApiError("UnknownParameter", { parameter: path + name });
  }
  const values: Values = {};
  for (const name in members) {
    const shape = members[name];
    if (!shape) continue;
    const given = Object.hasOwn(raw, name) ? raw[name] : undefined;
    const isAbsent = given === undefined || given === null || (given === "" && shape.emptyIsAbsent);
    if (!isAbsent) values[name] = convert(shape, given, encoding, path + name);
    else if (shape.fallback !== undefined) values[name] = shape.fallback;
    else if (shape.required) throw new ApiError("MissingParameter", { parameter: path + name });
  }
  return values;
}

/**
 * Checks decoded values against their declared rules, outer before inner, in the order of declaration.
 * @throws ApiError with the code of the violated rule, or InvalidParameterValue for a NUL character
 */
export function check(members: Members, values: Readonly<Values>, path = ""): void {
  for (const name in members) {
    const shape = members[name];
    const value = values[name];
    if (shape && value !== undefined) checkValue(shape, value, path + name);
  }
}

function checkValue(shape: Shape, value: unknown, path: string): void {
  for (const rule of shape.rules) checkRule(shape, rule, value, path);
  // PostgreSQL cannot store NUL characters.
  if (typeof value === "string" && value.includes("\0")) {
    throw new ApiError("InvalidParameterValue", { parameter: path, value: "\\u0000" });
  }
  const { element, object } = shape;
  if (element && Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) checkValue(element, value[index], `${path}.${index}`);
  } else if (object && isRecord(value)) check(object.members, value, `${path}.`);
}

function checkRule(shape: Shape, rule: Rule, value: unknown, path: string): void {
  const found = violation(rule, value);
  if (!found) return;
  const parameter = found.index === undefined ? path : `${path}.${found.index}`;
  throw new ApiError(found.code, { parameter, value: shape.secret ? mask : quoted(found.value), must: found.must });
}

/** Counts a list against its maximum before its elements are converted. Its minimum is checked with the other rules. */
function refuseTooMany(shape: Shape, list: readonly unknown[], path: string): void {
  for (const rule of shape.rules) {
    if (rule.rule === "items" && list.length > rule.max) checkRule(shape, rule, list, path);
  }
}

function convert(shape: Shape, given: unknown, encoding: Encoding, path: string): unknown {
  switch (shape.kind) {
    case "string":
      if (typeof given === "string") return given;
      break;
    case "bool":
      if (typeof given === "boolean") return given;
      if (encoding === "text" && typeof given === "string") {
        const text = given.toLowerCase();
        if (text === "true" || text === "false") return text === "true";
      }
      break;
    case "int":
      if (typeof given === "number") return safe(given, path);
      if (encoding !== "typed" && typeof given === "string" && /^-?\d{1,19}$/.test(given))
        return safe(Number(given), path);
      break;
    case "float":
      if (given instanceof Fraction) return given.value;
      if (typeof given === "number") return given;
      if (encoding !== "typed" && typeof given === "string" && /^-?\d+(\.\d+)?$/.test(given)) return Number(given);
      break;
    case "list": {
      const list = encoding === "text" ? numbered(given) : given;
      const element = shape.element;
      if (!element || !Array.isArray(list)) break;
      refuseTooMany(shape, list, path);
      return list.map((item, index) => {
        const at = `${path}.${index}`;
        if (item === null) throw wrongType(at, element.object?.name ?? element.kind);
        return convert(element, item, encoding, at);
      });
    }
    case "object":
      if (!isRecord(given)) break;
      return shape.object ? decode(shape.object.members, given, encoding, `${path}.`) : given;
  }
  throw wrongType(path, shape.object?.name ?? shape.kind);
}

/** Rejects integers beyond 2^53, which a double cannot represent exactly. */
function safe(value: number, path: string): number {
  if (Number.isSafeInteger(value)) return value;
  if (Number.isInteger(value)) throw new ApiError("InvalidParameterValue", { parameter: path, value: String(value) });
  throw wrongType(path, "int");
}

/** Converts a flattened list to an array. Clients number the elements from 0 or 1. Gaps are removed. */
function numbered(given: unknown): unknown {
  if (!isRecord(given)) return given;
  const keys = Object.keys(given);
  if (!keys.every((key) => /^\d{1,6}$/.test(key))) return given;
  return keys.sort((a, b) => Number(a) - Number(b)).map((key) => given[key]);
}

function wrongType(path: string, type: string): ApiError {
  return new ApiError("InvalidParameter", { parameter: path, type });
}

/** Messages quote values, so a long one is truncated. */
function quoted(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}
