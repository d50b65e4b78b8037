import { useSyncExternalStore } from "react";

/** How often the console has changed something: whoever shows something asks again when this grows. */
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
