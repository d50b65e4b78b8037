import type { Messages } from "#kernel/errors.ts";
import { malformed } from "../wire/messages.ts";

/** Error messages about scenes. */
export const sceneMessages = {
  "InvalidParameterValue.InvalidSceneIdMalformed": malformed,
} as const satisfies Messages;
