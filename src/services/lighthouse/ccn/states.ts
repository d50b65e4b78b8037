import type { Paths } from "../work/paths.ts";

const leaving = ["DETACHING", ""];

/** The private network's way into a CCN: which operation is taken in which state, and what it leads through. */
export const ccnPaths = {
  AttachCcn: { "": ["PENDING", "ACTIVE"] },
  ResetAttachCcn: { EXPIRED: ["PENDING", "ACTIVE"] },
  DetachCcn: { PENDING: leaving, EXPIRED: leaving, ACTIVE: leaving, REJECTED: leaving },
} as const satisfies Paths;
