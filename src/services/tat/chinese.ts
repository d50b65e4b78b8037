import { agentChinese } from "./agent/chinese.ts";
import { commandChinese } from "./command/chinese.ts";
import { invocationChinese } from "./invocation/chinese.ts";
import { invokerChinese } from "./invoker/chinese.ts";
import { quotaChinese } from "./quota/chinese.ts";
import { regionChinese } from "./region/chinese.ts";
import { sharedChinese } from "./wire/chinese.ts";

/** Chinese for everything that this service declares, by its English. */
export const chinese: Readonly<Record<string, string>> = {
  ...agentChinese,
  ...commandChinese,
  ...invocationChinese,
  ...invokerChinese,
  ...quotaChinese,
  ...regionChinese,
  ...sharedChinese,
};
