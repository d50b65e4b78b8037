import type { Credential } from "../settings.ts";
import { tc3 } from "../signature/tc3.ts";
import { isObject, type Json, type JsonObject } from "./json.ts";
import { type Call, unsignedRequest } from "./request.ts";

export type { Call };

/** The response to a call. */
export interface CallResult {
  readonly sent: SignedCall;
  readonly status: number;
  readonly milliseconds: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly text: string;
  /** The content of `Response`. Undefined if the body is not valid. */
  readonly response: JsonObject | undefined;
  readonly error: { readonly code: string; readonly message: string } | undefined;
}

/** A call, signed for this server and ready to send. */
export interface SignedCall {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** @param now epoch milliseconds of the server's clock */
export async function sign(call: Call, credential: Credential, now: number): Promise<SignedCall> {
  const { request, unsigned } = unsignedRequest(call, credential, Math.floor(now / 1000), location.host);
  const { authorization } = await tc3(request);
  return { body: request.body, headers: { ...unsigned, authorization } };
}

/** @throws TypeError if no response arrives */
export async function send(call: Call, credential: Credential, now: number): Promise<CallResult> {
  const signedCall = await sign(call, credential, now);
  const started = performance.now();
  const httpResponse = await fetch("/", { method: "POST", ...signedCall });
  const text = await httpResponse.text();
  const milliseconds = performance.now() - started;
  const response = parseResponse(text);
  const error = response?.["Error"];
  return {
    sent: signedCall,
    status: httpResponse.status,
    milliseconds,
    headers: [...httpResponse.headers],
    text,
    response,
    error: isObject(error) ? { code: String(error["Code"]), message: String(error["Message"]) } : undefined,
  };
}

function parseResponse(text: string): JsonObject | undefined {
  try {
    const value: Json = JSON.parse(text);
    const content = isObject(value) ? value["Response"] : undefined;
    return isObject(content) ? content : undefined;
  } catch {
    return undefined; // not JSON: the page shows the raw text
  }
}
