import { operationType } from "../work/operationType.ts";

/** The operations on the attachment of a private network to a CCN. */
export const attachCcn = operationType("AttachCcn", "ccn");
export const resetAttachCcn = operationType("ResetAttachCcn", "ccn");
export const detachCcn = operationType("DetachCcn", "ccn");
