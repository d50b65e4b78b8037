import { accessKeyChinese } from "./access-key/chinese.ts";
import { accountChinese } from "./account/chinese.ts";
import { groupChinese } from "./group/chinese.ts";
import { policyChinese } from "./policy/chinese.ts";
import { roleChinese } from "./role/chinese.ts";
import { userChinese } from "./user/chinese.ts";
import { sharedChinese } from "./wire/chinese.ts";

/** Chinese for everything that this service declares, by its English. */
export const chinese: Readonly<Record<string, string>> = {
  ...accessKeyChinese,
  ...accountChinese,
  ...groupChinese,
  ...policyChinese,
  ...roleChinese,
  ...userChinese,
  ...sharedChinese,
};
