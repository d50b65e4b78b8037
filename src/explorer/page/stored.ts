import { useSyncExternalStore } from "react";

/** A value that the browser keeps from one context to the next, shared by all parts of the page. */
export interface Stored<Value> {
  get(): Value;
  set(value: Value): void;
  subscribe(listener: () => void): () => void;
}

/** @param read makes a value of what was kept; what it cannot use, it replaces */
export function stored<Value>(name: string, read: (kept: unknown) => Value): Stored<Value> {
  const key = `skerry.${name}`;
  const listeners = new Set<() => void>();
  let value = read(kept(key));
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  // Another tab of the same page has changed it.
  window.addEventListener("storage", (event) => {
    if (event.key !== key) return;
    value = read(kept(key));
    tell();
  });
  return {
    get: () => value,
    set(next) {
      value = next;
      try {
        localStorage.setItem(key, JSON.stringify(next));
      } catch {
        // A browser that keeps nothing still works for this context.
      }
      tell();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function kept(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null");
  } catch {
    return null; // not ours, or not allowed
  }
}

export function useStored<Value>(of: Stored<Value>): [Value, (value: Value) => void] {
  return [useSyncExternalStore(of.subscribe, of.get), of.set];
}
