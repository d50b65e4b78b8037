import { ApiError } from "#kernel/errors.ts";
import { Fraction } from "#kernel/record.ts";
import { shapeOfJson } from "./jsonShape.ts";
import { shapeLimits as limits } from "./limits.ts";
import { errorDetails } from "./messages.ts";

const decoder = new TextDecoder("utf-8", { fatal: true });
const lenientDecoder = new TextDecoder();

/**
 * Parses the JSON of a request body. An empty body and `null` stand for no parameters.
 * @throws ApiError InvalidParameter if it is not JSON, nested too deeply or too large
 */
export function parseJson(body: Uint8Array): unknown {
  if (body.length === 0) return {};
  const shape = shapeOfJson(body, limits);
  if (shape.isTooDeep) throw new ApiError("InvalidParameter", { limit: limits.depth, text: errorDetails.tooDeep });
  if (shape.isTooLarge)
    throw new ApiError("InvalidParameter", { limit: limits.parameters, text: errorDetails.tooMany });
  if (shape.hasLongNumber) throw notJson();
  try {
    const text = decoder.decode(body);
    return (shape.hasFraction ? JSON.parse(text, keepFractions) : JSON.parse(text)) ?? {};
  } catch {
    // The parser's message quotes the body, which may contain secrets.
    throw notJson();
  }
}

const openingBrace = "{".charCodeAt(0);

const notJson = (): ApiError => new ApiError("InvalidParameter", { text: errorDetails.notJson });

/**
 * Checks how a body starts, before its signature is verified: the service reports a body that is no JSON object even if
 * the signature is wrong. Only the first characters are read, because nothing is known about the caller yet.
 * @throws ApiError InvalidParameter
 */
export function checkJsonStart(body: Uint8Array): void {
  if (body.length === 0 || body[0] === openingBrace) return;
  const start = lenientDecoder.decode(body.subarray(0, 256)).trimStart();
  if (start !== "" && !start.startsWith("{") && !start.startsWith("null")) throw notJson();
}

/** Distinguishes `1.0` from `1`, which JSON.parse makes equal and the service does not. */
function keepFractions(_name: string, value: unknown, context?: { source?: string }): unknown {
  const isWritten = typeof value === "number" && context?.source !== undefined && /[.eE]/.test(context.source);
  return isWritten ? new Fraction(value) : value;
}
