import type { Messages } from "#kernel/errors.ts";

/** What the observability platform says with its own codes, in both languages. */
export const messages = {
  "FailedOperation.APITranslateError": { en: "The product did not tell its data.", zh: "云产品未返回数据。" },
  "FailedOperation.ErrNotOpen": {
    en: "Requests beyond the free ones are not enabled.",
    zh: "未开通 API 请求按量付费。",
  },
  "FailedOperation.ErrOwed": { en: "The account owes money.", zh: "账号已欠费。" },
  "LimitExceeded.LimitedAccess": { en: "`{parameter}` {must}.", zh: "`{parameter}` {must}。" },
} as const satisfies Messages;
