import type { Texts } from "#kernel/errors.ts";

/** What CAM says with its own codes. It does not translate them. */
export const texts = {
  "ResourceNotFound.UserNotExist": { en: "There is no such user: `{value}`." },
} as const satisfies Texts;
