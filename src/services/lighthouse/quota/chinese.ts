/** Chinese translations of this folder's declared texts, keyed by the English text. */
export const quotaChinese: Readonly<Record<string, string>> = {
  Quota: "配额",
  "Returns the account's quotas for some resource types in a region, and how much of each remains.":
    "查询账号在该地域某几类资源可有多少，还能再有多少。",
  "Resource types to query.": "要查询的资源类别。",
  "Quotas, in the order requested.": "各类别的数量，顺序与请求一致。",
  "Resource type.": "统计的资源类别。",
};
