import { imageChinese } from "./image/chinese.ts";
import { instanceChinese } from "./instance/chinese.ts";
import { regionChinese } from "./region/chinese.ts";
import { sharedChinese } from "./wire/chinese.ts";

/** Chinese for everything that this service declares, by its English. */
export const chinese: Readonly<Record<string, string>> = {
  ...imageChinese,
  ...instanceChinese,
  ...regionChinese,
  ...sharedChinese,
};
