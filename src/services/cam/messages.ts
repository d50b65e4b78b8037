import type { Messages } from "#kernel/errors.ts";
import { accessKeyMessages } from "./access-key/messages.ts";
import { groupMessages } from "./group/messages.ts";
import { policyMessages } from "./policy/messages.ts";
import { roleMessages } from "./role/messages.ts";
import { userMessages } from "./user/messages.ts";
import { sharedMessages } from "./wire/messages.ts";

/** Messages of CAM's error codes, in English only, as in the cloud. */
export const messages = {
  ...accessKeyMessages,
  ...groupMessages,
  ...policyMessages,
  ...roleMessages,
  ...userMessages,
  ...sharedMessages,
} as const satisfies Messages;
