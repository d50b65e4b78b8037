import { ApiError, type Language } from "#kernel/errors.ts";
import { limits } from "./limits.ts";
import type { RawRequest } from "./rawRequest.ts";

/**
 * Whether a request has a method and a size that are served at all.
 * @throws ApiError UnsupportedProtocol, RequestSizeLimitExceeded
 */
export function acceptable(raw: RawRequest): void {
  if (raw.method !== "GET" && raw.method !== "POST") throw new ApiError("UnsupportedProtocol");
  if (raw.size > limits.signedBody) {
    throw new ApiError("RequestSizeLimitExceeded", { limit: limits.signedBody, size: raw.size });
  }
}

/** The language that a caller asks for; a v1 caller asks among the parameters. Other languages count as not asked for. */
export function askedLanguage(raw: RawRequest): Language | undefined {
  const asked = raw.headers.get("x-tc-language") ?? languageParameter(raw);
  return asked === "zh-CN" || asked === "en-US" ? asked : undefined;
}

function languageParameter(raw: RawRequest): string | undefined {
  if (raw.headers.get("authorization") !== null) return undefined;
  const parameters = raw.method === "GET" ? raw.query : new TextDecoder().decode(raw.body);
  return /(?:^|&)Language=([\w-]+)/.exec(parameters)?.[1];
}
