import { type StoredValue, storedValue } from "../storedValue.ts";
import { isObject, type JsonObject } from "./json.ts";

const drafts = new Map<string, StoredValue<JsonObject>>();

/** The unsent input of an action, stored in the browser. */
export function draftOf(service: string, action: string): StoredValue<JsonObject> {
  const name = `draft.${service}.${action}`;
  const draft = drafts.get(name) ?? storedValue<JsonObject>(name, (saved) => (isObject(saved) ? saved : {}));
  drafts.set(name, draft);
  return draft;
}
