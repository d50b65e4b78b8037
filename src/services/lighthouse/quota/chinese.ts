/** Chinese for what this folder declares, by its English. */
export const quotaChinese: Readonly<Record<string, string>> = {
  Quota: "配额",
  "Tells how many of some kinds of resources the account may have in a region, and how many more.":
    "查询账号在该地域某几类资源可有多少，还能再有多少。",
  "The kinds that are asked about.": "要查询的资源类别。",
  "The figures, in the order asked for.": "各类别的数量，顺序与请求一致。",
  "What is counted.": "统计的资源类别。",
};
