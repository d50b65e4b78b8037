/** Chinese for what this folder declares, by its English. */
export const quotaChinese: Readonly<Record<string, string>> = {
  Quota: "配额",
  "Returns quotas of the region.": "查询该地域的配额。",
  "COMMAND or REGISTER_CODE.": "COMMAND 或 REGISTER_CODE。",
  "The quotas to return.": "要查询的配额。",
  "The quotas.": "配额。",
  "How many exist.": "已有的数量。",
  "How many are allowed.": "允许的数量。",
};
