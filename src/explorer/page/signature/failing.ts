import type { Parts } from "./paste.ts";

let parts: Parts | undefined;

/** The request that is to be compared. It outlives the page, but not the context: who reads it could send it again. */
export const failing = {
  get: (): Parts => parts ?? { method: "POST", target: "/", headers: "", body: "" },
  set(next: Parts): void {
    parts = next;
  },
};
