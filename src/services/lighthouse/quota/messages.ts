import type { Texts } from "#kernel/errors.ts";
import { ofForm } from "../wire/messages.ts";

/** What Lighthouse says about regions, scenes and quotas. */
export const catalogueTexts = {
  "InvalidParameterValue.InvalidResourceQuotaResourceName": ofForm,
  "InvalidParameterValue.InvalidSceneIdMalformed": ofForm,
} as const satisfies Texts;
