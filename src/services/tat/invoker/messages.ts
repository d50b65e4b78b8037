import type { Messages } from "#kernel/errors.ts";
import { malformed, outOfRange } from "../wire/messages.ts";

/** Messages about invokers. */
export const invokerMessages = {
  AuthFailure: { en: "The request is not authorized.", zh: "请求未授权。" },
  "InvalidParameterValue.ID": malformed,
  "InvalidParameterValue.InconsistentID": malformed,
  "InvalidParameterValue.InvalidCronExpression": {
    en: "`{parameter}` is not a crontab expression with five fields that ever occurs: `{value}`.",
    zh: "`{parameter}` 不是会发生的五段式 crontab 表达式：`{value}`。",
  },
  "InvalidParameterValue.InvalidInvokerId": malformed,
  "InvalidParameterValue.InvalidTimeFormat": {
    en: "`{parameter}` must have the form YYYY-MM-DDThh:mm:ssZ: `{value}`.",
    zh: "`{parameter}` 的格式应为 YYYY-MM-DDThh:mm:ssZ：`{value}`。",
  },
  "InvalidParameterValue.InvokeTimeExpired": {
    en: "The time `{value}` in `{parameter}` is in the past.",
    zh: "`{parameter}` 中的时间 `{value}` 已过。",
  },
  "InvalidParameterValue.TooLarge": outOfRange,
  "InvalidParameterValue.TooSmall": outOfRange,
} as const satisfies Messages;
