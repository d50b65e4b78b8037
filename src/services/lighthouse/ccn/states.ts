import type { Paths } from "../work/paths.ts";

const leaving = ["DETACHING", ""];

/** State paths of the attachment of a private network to a CCN, by operation and initial state. */
export const ccnPaths = {
  AttachCcn: { "": ["PENDING", "ACTIVE"] },
  ResetAttachCcn: { EXPIRED: ["PENDING", "ACTIVE"] },
  DetachCcn: { PENDING: leaving, EXPIRED: leaving, ACTIVE: leaving, REJECTED: leaving },
} as const satisfies Paths;
