import type { Messages } from "#kernel/errors.ts";

/** Messages of the observability platform's error codes, in both languages. */
export const messages = {
  "FailedOperation.APITranslateError": { en: "The product returned no data.", zh: "云产品未返回数据。" },
  "FailedOperation.ErrNotOpen": {
    en: "Pay-as-you-go API requests are not enabled.",
    zh: "未开通 API 请求按量付费。",
  },
  "FailedOperation.ErrOwed": { en: "The account has overdue payments.", zh: "账号已欠费。" },
  "LimitExceeded.LimitedAccess": { en: "`{parameter}` {must}.", zh: "`{parameter}` {must}。" },
} as const satisfies Messages;
