import type { Messages } from "#kernel/errors.ts";
import { imageMessages } from "./image/messages.ts";
import { creationMessages } from "./instance/creationMessages.ts";
import { instanceMessages } from "./instance/messages.ts";
import { sharedMessages } from "./wire/messages.ts";

/** Messages of CVM's error codes, in English only, as in the cloud. */
export const messages = {
  ...imageMessages,
  ...instanceMessages,
  ...creationMessages,
  ...sharedMessages,
} as const satisfies Messages;
