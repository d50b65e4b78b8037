import { type Stored, stored } from "../stored.ts";
import { isObject, type JsonObject } from "./json.ts";

const drafts = new Map<string, Stored<JsonObject>>();

/** What has been filled in for an action so far: exactly what would be sent. It outlives the page. */
export function draftOf(service: string, action: string): Stored<JsonObject> {
  const name = `draft.${service}.${action}`;
  const draft = drafts.get(name) ?? stored<JsonObject>(name, (kept) => (isObject(kept) ? kept : {}));
  drafts.set(name, draft);
  return draft;
}
