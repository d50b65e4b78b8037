import type { Messages } from "#kernel/errors.ts";
import { ccnMessages } from "./ccn/messages.ts";
import { diskMessages } from "./disk/messages.ts";
import { dockerMessages } from "./docker/messages.ts";
import { firewallMessages } from "./firewall/messages.ts";
import { firewallTemplateMessages } from "./firewall-template/messages.ts";
import { imageMessages } from "./image/messages.ts";
import { instanceMessages } from "./instance/messages.ts";
import { keyMessages } from "./key/messages.ts";
import { mcpMessages } from "./mcp/messages.ts";
import { packageMessages } from "./package/messages.ts";
import { quotaMessages } from "./quota/messages.ts";
import { sceneMessages } from "./scene/messages.ts";
import { snapshotMessages } from "./snapshot/messages.ts";
import { sharedMessages } from "./wire/messages.ts";

/** Messages of the error codes of Lighthouse, in English and Chinese. */
export const messages = {
  ...ccnMessages,
  ...diskMessages,
  ...dockerMessages,
  ...firewallMessages,
  ...firewallTemplateMessages,
  ...imageMessages,
  ...instanceMessages,
  ...keyMessages,
  ...mcpMessages,
  ...packageMessages,
  ...quotaMessages,
  ...sceneMessages,
  ...snapshotMessages,
  ...sharedMessages,
} as const satisfies Messages;
