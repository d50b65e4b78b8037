import type { Messages } from "#kernel/errors.ts";

/** Messages about quotas. */
export const quotaMessages = {
  "ResourceUnavailable.InvalidResourceQuotaResourceCode": {
    en: "`{parameter}` {must}: `{value}`.",
    zh: "`{parameter}` {must}：`{value}`。",
  },
} as const satisfies Messages;
