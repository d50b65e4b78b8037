import type { Messages } from "#kernel/errors.ts";
import { agentMessages } from "./agent/messages.ts";
import { commandMessages } from "./command/messages.ts";
import { invocationMessages } from "./invocation/messages.ts";
import { invokerMessages } from "./invoker/messages.ts";
import { quotaMessages } from "./quota/messages.ts";
import { sharedMessages } from "./wire/messages.ts";

/** Messages of TAT's error codes. */
export const messages = {
  ...agentMessages,
  ...commandMessages,
  ...invocationMessages,
  ...invokerMessages,
  ...quotaMessages,
  ...sharedMessages,
} as const satisfies Messages;
