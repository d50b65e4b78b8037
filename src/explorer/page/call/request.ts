import type { JsonObject } from "./json.ts";

/** A key pair that signs, with a token where it is temporary. */
export interface Key {
  readonly secretId: string;
  readonly secretKey: string;
  readonly token?: string;
}

/** One call of an action, before it is signed. */
export interface Call {
  readonly service: string;
  readonly version: string;
  readonly action: string;
  /** Empty where the action is served everywhere alike. */
  readonly region: string;
  readonly input: JsonObject;
  readonly language: "en-US" | "zh-CN";
}

const contentType = "application/json";

/** What of a call is signed, and the headers that go with it, but for the one that holds the signature. */
export function requestOf(call: Call, { secretId, secretKey, token }: Key, timestamp: number, host: string) {
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
