import { actionPath } from "../paths.ts";
import { isObject, type JsonObject } from "./json.ts";

/** A call that a link opens again: where and with what, never as whom. */
export interface Linked {
  readonly region: string;
  readonly input: JsonObject;
}

/** Where a call is found on this page. */
export function callPath(service: string, action: string, linked: Linked): string {
  const bytes = new TextEncoder().encode(JSON.stringify(linked));
  const text = btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
  return `${actionPath(service, action)}/${text}`;
}

export const linkTo = (service: string, action: string, linked: Linked): string =>
  `${location.origin}/#${callPath(service, action, linked)}`;

/** The call that a link holds; undefined for what is none. */
export function readLink(text: string): Linked | undefined {
  try {
    const raw = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    const value: unknown = JSON.parse(new TextDecoder().decode(Uint8Array.from(raw, (c) => c.charCodeAt(0))));
    if (!isObject(value) || typeof value["region"] !== "string" || !isObject(value["input"])) return undefined;
    return { region: value["region"], input: value["input"] };
  } catch {
    return undefined;
  }
}
