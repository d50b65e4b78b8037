import { ApiError, type Language } from "#kernel/errors.ts";
import { limits } from "./limits.ts";
import type { RawRequest } from "./rawRequest.ts";

/**
 * Rejects methods and sizes that no action accepts.
 * @throws ApiError UnsupportedProtocol, RequestSizeLimitExceeded
 */
export function acceptable(raw: RawRequest): void {
  if (raw.method !== "GET" && raw.method !== "POST") throw new ApiError("UnsupportedProtocol");
  if (raw.size > limits.signedBody) {
    throw new ApiError("RequestSizeLimitExceeded", { limit: limits.signedBody, size: raw.size });
  }
}

/** The requested language: of a header, or of a v1 parameter. Undefined for none or an unsupported one. */
export function requestedLanguage(raw: RawRequest): Language | undefined {
  const language = raw.headers.get("x-tc-language") ?? languageParameter(raw);
  return language === "zh-CN" || language === "en-US" ? language : undefined;
}

function languageParameter(raw: RawRequest): string | undefined {
  if (raw.headers.get("authorization") !== null) return undefined;
  const parameters = raw.method === "GET" ? raw.query : new TextDecoder().decode(raw.body);
  return /(?:^|&)Language=([\w-]+)/.exec(parameters)?.[1];
}
