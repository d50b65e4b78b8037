import type { Messages } from "#kernel/errors.ts";
import { resourceMessages } from "./resource/messages.ts";
import { tagMessages } from "./tag/messages.ts";
import { sharedMessages } from "./wire/messages.ts";

/** Messages of the tag service's error codes, in both languages. */
export const messages = {
  ...resourceMessages,
  ...tagMessages,
  ...sharedMessages,
} as const satisfies Messages;
