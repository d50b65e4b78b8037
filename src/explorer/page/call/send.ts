import type { Credential } from "../settings.ts";
import { tc3 } from "../signature/tc3.ts";
import { isObject, type Json, type JsonObject } from "./json.ts";
import { type Call, requestOf } from "./request.ts";

export type { Call };

/** What came back. */
export interface Outcome {
  readonly sent: Signed;
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

/** @param now epoch milliseconds by the server's clock */
export async function signed(call: Call, credential: Credential, now: number): Promise<Signed> {
  const { request, unsigned } = requestOf(call, credential, Math.floor(now / 1000), location.host);
  const { authorization } = await tc3(request);
  return { body: request.body, headers: { ...unsigned, authorization } };
}

/** @throws TypeError where no answer came */
export async function send(call: Call, credential: Credential, now: number): Promise<Outcome> {
  const sent = await signed(call, credential, now);
  const started = performance.now();
  const answer = await fetch("/", { method: "POST", ...sent });
  const text = await answer.text();
  const milliseconds = performance.now() - started;
  const response = responseIn(text);
  const error = response?.["Error"];
  return {
    sent,
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
