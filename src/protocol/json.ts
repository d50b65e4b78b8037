import { ApiError } from "#kernel/errors.ts";
import { Fraction } from "#kernel/record.ts";
import { wordings } from "./texts.ts";

const decoder = new TextDecoder("utf-8", { fatal: true });
const writtenAsFraction = /\d(?:\.\d|[eE])/;

/**
 * The JSON of a request body; an empty body stands for no parameters.
 * @throws ApiError InvalidParameter where it is no JSON
 */
export function parseJson(body: Uint8Array): unknown {
  if (body.length === 0) return {};
  try {
    const text = decoder.decode(body);
    // Only a text that may hold such a number pays for looking at each one.
    return writtenAsFraction.test(text) ? JSON.parse(text, keepFractions) : JSON.parse(text);
  } catch {
    throw new ApiError("InvalidParameter", { text: wordings.notJson });
  }
}

/** Tells `1.0` from `1`, which JSON.parse makes equal and the service does not. */
function keepFractions(_name: string, value: unknown, context?: { source?: string }): unknown {
  const written = typeof value === "number" && context?.source !== undefined && /[.eE]/.test(context.source);
  return written ? new Fraction(value) : value;
}
