import { useSyncExternalStore } from "react";

/** A value in localStorage, shared by all components and tabs. */
export interface StoredValue<Value> {
  get(): Value;
  set(value: Value): void;
  subscribe(listener: () => void): () => void;
}

/** @param read validates the saved JSON value (null if absent) and falls back to a default */
export function storedValue<Value>(name: string, read: (saved: unknown) => Value): StoredValue<Value> {
  const key = `skerry.${name}`;
  const listeners = new Set<() => void>();
  let value = read(savedJson(key));
  const notify = (): void => {
    for (const listener of listeners) listener();
  };
  // Fires only for changes by other tabs.
  window.addEventListener("storage", (event) => {
    if (event.key !== key) return;
    value = read(savedJson(key));
    notify();
  });
  return {
    get: () => value,
    set(next) {
      value = next;
      try {
        localStorage.setItem(key, JSON.stringify(next));
      } catch {
        // Without storage, the value lasts until the page is closed.
      }
      notify();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function savedJson(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null");
  } catch {
    return null; // not JSON, or storage is not allowed
  }
}

export function useStored<Value>(stored: StoredValue<Value>): [Value, (value: Value) => void] {
  return [useSyncExternalStore(stored.subscribe, stored.get), stored.set];
}
