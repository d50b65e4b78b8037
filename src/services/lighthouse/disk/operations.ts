import { int, object, objectType, string } from "#kernel/fields.ts";
import { operationType } from "../work/operationType.ts";

/** The operations on data disks. */
export const createDisks = operationType("CreateDisks", "disk");
export const attachDisks = operationType("AttachDisks", "disk");
export const detachDisks = operationType("DetachDisks", "disk");
export const resizeDisks = operationType("ResizeDisks", "disk", { detail: { size: int("The new size in GB.") } });
export const isolateDisks = operationType("IsolateDisks", "disk");
const Lifetime = objectType("Lifetime", {
  expires: int("The expiry time, in epoch milliseconds."),
  renew_flag: string("The renewal flag."),
});
export const renewDisks = operationType("RenewDisks", "disk", {
  detail: { before: object(Lifetime, "The lifetime before the renewal.") },
});
export const terminateDisks = operationType("TerminateDisks", "disk");
