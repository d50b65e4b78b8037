/** Chinese for what several folders declare, by its English. */
export const sharedChinese: Readonly<Record<string, string>> = {
  Write: "修改",
  Read: "查询",
  "Key of the tag.": "标签键。",
  "Value of the tag.": "标签值。",
  "Uin of the tags' creator. Matches any creator if omitted.": "标签创建者的 Uin；不写则不限创建者。",
  "Number of matches to skip, a multiple of Limit.": "跳过多少条匹配结果，须为整页。",
  "Maximum number of entries to return, 1 to 1000.": "最多返回多少条：1 至 1000。",
  "Total number of matches.": "匹配的总数，不分页。",
  "Number of matches skipped.": "跳过了多少条匹配结果。",
  "Requested maximum number of entries.": "本应最多返回多少条。",
  "Custom: user tags. System: platform tags, which do not exist here. All: both.":
    "Custom：用户的标签；System：平台的标签，这里没有；All：两者都有。",
  "Token from the previous page. Empty or omitted for the first page.": "上一页给出的值；第一页为空或不写。",
  "Token for the next page. Empty after the last page.": "请求下一页时要带的值；最后一页之后为空。",
  "Category of the tag. Only Custom is allowed.": "Custom：唯一可以新建的类型。",
  "Category of the tag: always Custom.": "Custom，即由用户创建。",
};
