import { ApiError, type Message } from "#kernel/errors.ts";
import { maxQueuedCalls } from "#store/accountQueue.ts";
import {
  isBusyDatabase,
  isDatabaseFailure,
  isIdleTimeout,
  isLockTimeout,
  LockQueueFullError,
  LockWaitError,
  NoFreeConnectionError,
} from "#store/databaseErrors.ts";
import { lockWaitLimit } from "#store/lockWaits.ts";
import { errorDetails } from "./messages.ts";

/**
 * The refusal of a call that waited too long for a lock. Nothing was changed. Clients such as Terraform retry both codes
 * automatically.
 */
export function lockRefusal(error: unknown): ApiError | undefined {
  const seconds = lockWaitLimit / 1000;
  if (error instanceof LockQueueFullError)
    return new ApiError("RequestLimitExceeded", { limit: maxQueuedCalls, text: errorDetails.tooManyWaiting });
  if (error instanceof LockWaitError ? error.holder === "database" : isBusyDatabase(error))
    return new ApiError("ResourceInUse", { seconds, text: errorDetails.databaseLocked });
  if (error instanceof LockWaitError || isLockTimeout(error))
    return new ApiError("ResourceInUse", { seconds, text: errorDetails.accountLocked });
  return error instanceof Error && error.cause !== undefined ? lockRefusal(error.cause) : undefined;
}

/** The message of an InternalError whose cause is the database; undefined for any other error. */
export function databaseMessage(error: unknown): Message | undefined {
  if (error instanceof NoFreeConnectionError) return errorDetails.noFreeConnection;
  if (isIdleTimeout(error)) return errorDetails.callInterrupted;
  return isDatabaseFailure(error) ? errorDetails.noDatabase : undefined;
}
