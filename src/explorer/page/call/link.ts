import { actionPath } from "../paths.ts";
import { isObject, type JsonObject } from "./json.ts";

/** The part of a call that a link contains. Links never contain credentials. */
export interface LinkedCall {
  readonly region: string;
  readonly input: JsonObject;
}

/** The path that opens the form of a call with its input. */
export function callPath(service: string, action: string, call: LinkedCall): string {
  const bytes = new TextEncoder().encode(JSON.stringify(call));
  const text = btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
  return `${actionPath(service, action)}/${text}`;
}

export const callUrl = (service: string, action: string, call: LinkedCall): string =>
  `${location.origin}/#${callPath(service, action, call)}`;

/** Decodes a link. Undefined if it is invalid. */
export function parseLink(text: string): LinkedCall | undefined {
  try {
    const raw = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    const value: unknown = JSON.parse(new TextDecoder().decode(Uint8Array.from(raw, (c) => c.charCodeAt(0))));
    if (!isObject(value) || typeof value["region"] !== "string" || !isObject(value["input"])) return undefined;
    return { region: value["region"], input: value["input"] };
  } catch {
    return undefined;
  }
}
