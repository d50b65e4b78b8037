import { resourceChinese } from "./resource/chinese.ts";
import { tagChinese } from "./tag/chinese.ts";
import { sharedChinese } from "./wire/chinese.ts";

/** Chinese for everything that this service declares, by its English. */
export const chinese: Readonly<Record<string, string>> = {
  ...resourceChinese,
  ...tagChinese,
  ...sharedChinese,
};
