import type { Credential } from "../settings.ts";
import { tc3 } from "../signature/tc3.ts";
import { isObject, type Json, type JsonObject } from "./json.ts";

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

/** What came back. */
export interface Outcome {
  readonly status: number;
  readonly milliseconds: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly text: string;
  /** What the service says: the content of `Response`. */
  readonly response: JsonObject | undefined;
  readonly error: { readonly code: string; readonly message: string } | undefined;
}

/** A call as it goes over the wire, signed for this server. */
export interface Signed {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const contentType = "application/json";

/** @param now epoch milliseconds by the server's clock */
export async function signed(call: Call, { secretId, secretKey, token }: Credential, now: number): Promise<Signed> {
  const timestamp = Math.floor(now / 1000);
  const body = JSON.stringify(call.input);
  const headers = { "content-type": contentType, host: location.host };
  const request = { method: "POST", path: "/", query: "", headers, body } as const;
  const { authorization } = await tc3({ ...request, service: call.service, timestamp, secretId, secretKey });
  return {
    body,
    headers: {
      "content-type": contentType,
      authorization,
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

/** @throws TypeError where no answer came */
export async function send(call: Call, credential: Credential, now: number): Promise<Outcome> {
  const { headers, body } = await signed(call, credential, now);
  const started = performance.now();
  const answer = await fetch("/", { method: "POST", headers, body });
  const text = await answer.text();
  const milliseconds = performance.now() - started;
  const response = responseIn(text);
  const error = response?.["Error"];
  return {
    status: answer.status,
    milliseconds,
    headers: [...answer.headers],
    text,
    response,
    error: isObject(error) ? { code: String(error["Code"]), message: String(error["Message"]) } : undefined,
  };
}

function responseIn(text: string): JsonObject | undefined {
  try {
    const value: Json = JSON.parse(text);
    const inner = isObject(value) ? value["Response"] : undefined;
    return isObject(inner) ? inner : undefined;
  } catch {
    return undefined; // no JSON: shown as it came
  }
}
