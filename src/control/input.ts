import { check, decode } from "#kernel/decode.ts";
import { ApiError, inLanguage } from "#kernel/errors.ts";
import type { Members } from "#kernel/shape.ts";
import { ControlError } from "./controlError.ts";

/** Where an input is given: in the path and the query, which are text, or in the JSON body. */
export type Place = "parameters" | "body";

/**
 * Validates an input with its declaration and fills in defaults.
 * @throws ControlError 400 with a pointer to the wrong member
 */
export function decodeInput(members: Members, raw: unknown, place: Place): Readonly<Record<string, unknown>> {
  try {
    const values = decode(members, raw, place === "body" ? "typed" : "text");
    check(members, values);
    return values;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const path = String(error.details["parameter"] ?? "");
    throw new ControlError(400, sentenceFor(error, path, Object.keys(members)), pointerTo(path));
  }
}

const pointerTo = (path: string): string =>
  path === "Request" ? "" : `/${path.replaceAll("~", "~0").replaceAll("/", "~1").replaceAll(".", "/")}`;

function sentenceFor({ code, details }: ApiError, path: string, known: readonly string[]): string {
  if (code === "UnknownParameter") {
    return `\`${path}\` is unknown; ${known.length === 0 ? "no input is expected" : `expected are ${known.join(", ")}`}.`;
  }
  if (code === "MissingParameter") return `\`${path}\` is missing.`;
  if (path === "Request") return "The input must be an object.";
  if (code === "InvalidParameter") return `\`${path}\` must be of type ${details["type"]}.`;
  const must = details["must"];
  const rule = typeof must === "object" ? inLanguage(must, "en-US") : "has an invalid value";
  return `\`${path}\` ${rule}, not \`${details["value"]}\`.`;
}
