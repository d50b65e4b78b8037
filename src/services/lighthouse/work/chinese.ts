/** Chinese for what this folder declares, by its English. */
export const workChinese: Readonly<Record<string, string>> = {
  "The action that would be refused.": "会被拒绝的操作。",
  "The code that it would be refused with.": "拒绝时的错误码。",
};
