import type { Messages } from "#kernel/errors.ts";
import { ccnMessages } from "./ccn/messages.ts";
import { sharedMessages } from "./wire/messages.ts";

/** Messages of VPC's error codes about CCNs, in English only, as in the cloud. */
export const messages = {
  ...ccnMessages,
  ...sharedMessages,
} as const satisfies Messages;
