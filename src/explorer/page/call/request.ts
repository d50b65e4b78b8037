import type { JsonObject } from "./json.ts";

/** A key pair. Temporary keys have a token. */
export interface SigningKey {
  readonly secretId: string;
  readonly secretKey: string;
  readonly token?: string;
}

/** One call of an action, before it is signed. */
export interface Call {
  readonly service: string;
  readonly version: string;
  readonly action: string;
  /** Empty if the action does not depend on a region. */
  readonly region: string;
  readonly input: JsonObject;
  readonly language: "en-US" | "zh-CN";
}

const contentType = "application/json";

/**
 * The parts of a call to sign, and all its headers except Authorization.
 * @param timestamp epoch seconds
 */
export function unsignedRequest(
  call: Call,
  { secretId, secretKey, token }: SigningKey,
  timestamp: number,
  host: string,
) {
  const body = JSON.stringify(call.input);
  const headers = { "content-type": contentType, host };
  const request = { method: "POST", path: "/", query: "", headers, body } as const;
  return {
    request: { ...request, service: call.service, timestamp, secretId, secretKey },
    unsigned: {
      "content-type": contentType,
      "x-tc-action": call.action,
      "x-tc-version": call.version,
      "x-tc-timestamp": String(timestamp),
      "x-tc-language": call.language,
      "x-tc-requestclient": "skerry-explorer",
      ...(call.region && { "x-tc-region": call.region }),
      ...(token && { "x-tc-token": token }),
    },
  };
}
