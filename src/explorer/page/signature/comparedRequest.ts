import type { RequestParts } from "./paste.ts";

let parts: RequestParts | undefined;

/** The request that is to be compared. It outlives the page, but not the context: who reads it could send it again. */
export const comparedRequest = {
  get: (): RequestParts => parts ?? { method: "POST", target: "/", headers: "", body: "" },
  set(next: RequestParts): void {
    parts = next;
  },
};
