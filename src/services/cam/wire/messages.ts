import type { Messages } from "#kernel/errors.ts";

/** Messages of codes that several folders use. */
export const sharedMessages = {
  "InternalError.SystemError": { en: "Internal system error." },
  "InvalidParameter.DescriptionLengthOverlimit": { en: "`{parameter}` {must}." },
  "InvalidParameter.ParamError": { en: "`{parameter}` {must}: `{value}`." },
  "InvalidParameter.SearchKeywordLengthError": { en: "`{parameter}` {must}." },
} as const satisfies Messages;
