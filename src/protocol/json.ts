import { ApiError } from "#kernel/errors.ts";
import { Fraction } from "#kernel/record.ts";
import { shapeLimits as limits } from "./limits.ts";
import { errorDetails } from "./messages.ts";

const decoder = new TextDecoder("utf-8", { fatal: true });
const writtenAsFraction = /\d(?:\.\d|[eE])/;

/**
 * The JSON of a request body; an empty body stands for no parameters.
 * @throws ApiError InvalidParameter where it is no JSON, or nested too deeply
 */
export function parseJson(body: Uint8Array): unknown {
  if (body.length === 0) return {};
  const text = decoded(body);
  if (isTooDeep(text)) throw new ApiError("InvalidParameter", { limit: limits.depth, text: errorDetails.tooDeep });
  try {
    // Only a text that may hold such a number pays for looking at each one.
    return writtenAsFraction.test(text) ? JSON.parse(text, keepFractions) : JSON.parse(text);
  } catch {
    throw notJson();
  }
}

function decoded(body: Uint8Array): string {
  try {
    return decoder.decode(body);
  } catch {
    throw notJson();
  }
}

const notJson = (): ApiError => new ApiError("InvalidParameter", { text: errorDetails.notJson });

const [quote, backslash] = ['"', "\\"].map((sign) => sign.charCodeAt(0));
const opening = new Set(["[", "{"].map((sign) => sign.charCodeAt(0)));
const closing = new Set(["]", "}"].map((sign) => sign.charCodeAt(0)));

/**
 * Whether a JSON text goes deeper than any parameter does. It is looked at before it is parsed: for millions of levels
 * the parser takes seconds, and what walks through the value afterwards may run out of stack.
 */
export function isTooDeep(text: string): boolean {
  if (text.length <= limits.depth) return false;
  let [depth, inText] = [0, false];
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === quote) inText = !inText;
    else if (inText) at += sign === backslash ? 1 : 0;
    else if (closing.has(sign)) depth--;
    else if (opening.has(sign) && ++depth > limits.depth) return true;
  }
  return false;
}

/** Tells `1.0` from `1`, which JSON.parse makes equal and the service does not. */
function keepFractions(_name: string, value: unknown, context?: { source?: string }): unknown {
  const written = typeof value === "number" && context?.source !== undefined && /[.eE]/.test(context.source);
  return written ? new Fraction(value) : value;
}
