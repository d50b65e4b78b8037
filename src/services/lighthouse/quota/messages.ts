import type { Messages } from "#kernel/errors.ts";
import { malformed } from "../wire/messages.ts";

/** Messages of the error codes of quotas. */
export const catalogueMessages = {
  "InvalidParameterValue.InvalidResourceQuotaResourceName": malformed,
  "InvalidParameterValue.InvalidSceneIdMalformed": malformed,
} as const satisfies Messages;
