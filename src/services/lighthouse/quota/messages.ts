import type { Messages } from "#kernel/errors.ts";
import { malformed } from "../wire/messages.ts";

/** Error messages about quotas. */
export const quotaMessages = {
  "InvalidParameterValue.InvalidResourceQuotaResourceName": malformed,
} as const satisfies Messages;
