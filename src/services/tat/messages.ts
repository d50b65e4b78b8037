import type { Messages } from "#kernel/errors.ts";
import { commandMessages } from "./command/messages.ts";
import { quotaMessages } from "./quota/messages.ts";
import { sharedMessages } from "./wire/messages.ts";

/** Messages of TAT's error codes. */
export const messages = {
  ...commandMessages,
  ...quotaMessages,
  ...sharedMessages,
} as const satisfies Messages;
