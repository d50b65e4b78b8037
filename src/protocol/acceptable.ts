import { ApiError, type Language } from "#kernel/errors.ts";
import { limits } from "./limits.ts";
import type { Received } from "./rawRequest.ts";

/**
 * Whether a request has a method and a size that are served at all.
 * @throws ApiError UnsupportedProtocol, RequestSizeLimitExceeded
 */
export function acceptable(received: Received): void {
  if (received.method !== "GET" && received.method !== "POST") throw new ApiError("UnsupportedProtocol");
  if (received.size > limits.signedBody) {
    throw new ApiError("RequestSizeLimitExceeded", { limit: limits.signedBody, size: received.size });
  }
}

/** The language that a caller asks for; a v1 caller asks among the parameters. Other languages count as not asked for. */
export function askedLanguage(received: Received): Language | undefined {
  const asked = received.headers.get("x-tc-language") ?? languageParameter(received);
  return asked === "zh-CN" || asked === "en-US" ? asked : undefined;
}

function languageParameter(received: Received): string | undefined {
  if (received.headers.get("authorization") !== null) return undefined;
  const parameters = received.method === "GET" ? received.query : new TextDecoder().decode(received.body);
  return /(?:^|&)Language=([\w-]+)/.exec(parameters)?.[1];
}
