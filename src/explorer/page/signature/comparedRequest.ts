import type { RequestParts } from "./paste.ts";

let parts: RequestParts | undefined;

/** The request to compare. Kept in memory only, because anyone who reads it could send it again. */
export const comparedRequest = {
  get: (): RequestParts => parts ?? { method: "POST", target: "/", headers: "", body: "" },
  set(next: RequestParts): void {
    parts = next;
  },
};
