import type { Fail } from "#kernel/action.ts";
import { isRecord } from "#kernel/record.ts";

/** The limits of the custom parameters of a command. */
const limits = { parameters: 20, nameLength: 64 } as const;

export type ParameterCode =
  | "InvalidParameterValue.ParameterInvalidJsonFormat"
  | "InvalidParameterValue.ParameterKeyContainsInvalidChar"
  | "InvalidParameterValue.ParameterKeyDuplicated"
  | "InvalidParameterValue.ParameterKeyLenExceeded"
  | "InvalidParameterValue.ParameterNumberExceeded"
  | "InvalidParameterValue.ParameterValueNotString";

/** Values of custom parameters by name. */
export type ParameterValues = Readonly<Record<string, string>>;

/** Parses custom parameters, a JSON object of strings. */
export function parseParameters(parameter: string, text: string, fail: Fail<ParameterCode>): ParameterValues {
  const object = parsed(text);
  if (!isRecord(object)) return fail("InvalidParameterValue.ParameterInvalidJsonFormat", { parameter, value: text });
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(object)) {
    if (typeof value !== "string") {
      return fail("InvalidParameterValue.ParameterValueNotString", { parameter, value: name });
    }
    values[name] = value;
  }
  refuseNames(parameter, namesIn(text), fail);
  return values;
}

/** Checks the names of custom parameters. */
export function refuseNames(parameter: string, names: readonly string[], fail: Fail<ParameterCode>): void {
  if (names.length > limits.parameters) {
    fail("InvalidParameterValue.ParameterNumberExceeded", { parameter, limit: limits.parameters });
  }
  for (const [index, name] of names.entries()) {
    const details = { parameter, value: name, limit: limits.nameLength };
    if (name.length > limits.nameLength) fail("InvalidParameterValue.ParameterKeyLenExceeded", details);
    if (!/^[\w-]+$/.test(name)) fail("InvalidParameterValue.ParameterKeyContainsInvalidChar", details);
    if (names.indexOf(name) < index) fail("InvalidParameterValue.ParameterKeyDuplicated", details);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The names in a JSON object of strings. A parser would drop repeated ones. */
const namesIn = (json: string): readonly string[] =>
  [...json.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?/g)].flatMap(([, text = "", colon]) =>
    colon === undefined ? [] : String(JSON.parse(text)),
  );

/** A Base64 text with each `{{name}}` replaced by its value. Names without a value stay. */
export function replaced(content: string, values: ParameterValues): string {
  const text = Buffer.from(content, "base64").toString();
  const filled = text.replace(/\{\{([\w-]+)\}\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? whole) : whole,
  );
  return Buffer.from(filled).toString("base64");
}
