import type { Messages } from "#kernel/errors.ts";
import { malformed } from "../wire/messages.ts";

/** What Lighthouse says about regions, scenes and quotas. */
export const catalogueMessages = {
  "InvalidParameterValue.InvalidResourceQuotaResourceName": malformed,
  "InvalidParameterValue.InvalidSceneIdMalformed": malformed,
} as const satisfies Messages;
