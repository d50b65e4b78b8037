import { useSyncExternalStore } from "react";

/** The number of changes made by the console. Lists reload when it grows. */
let count = 0;
const listeners = new Set<() => void>();

export function notifyChange(): void {
  count += 1;
  for (const listener of listeners) listener();
}

export function useChangeCount(): number {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => count,
  );
}
