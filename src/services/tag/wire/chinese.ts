/** Chinese for what several folders declare, by its English. */
export const sharedChinese: Readonly<Record<string, string>> = {
  Write: "修改",
  Read: "查询",
  "Key of the tag.": "标签键。",
  "Value of the tag.": "标签值。",
  "Uin of who made the tags; without it, whoever did.": "标签创建者的 Uin；不写则不限创建者。",
  "How many matches to pass over: whole pages.": "跳过多少条匹配结果，须为整页。",
  "How many to return at most: 1 to 1000.": "最多返回多少条：1 至 1000。",
  "How many match, on all pages.": "匹配的总数，不分页。",
  "How many matches were passed over.": "跳过了多少条匹配结果。",
  "How many were to be returned at most.": "本应最多返回多少条。",
  "Custom: those of users; System: those of the platform, of which there are none here; All: both.":
    "Custom：用户的标签；System：平台的标签，这里没有；All：两者都有。",
  "What the page before this one gave; empty or absent for the first.": "上一页给出的值；第一页为空或不写。",
  "What the next page is asked for with; empty after the last one.": "请求下一页时要带的值；最后一页之后为空。",
  "Custom: the only kind that can be made.": "Custom：唯一可以新建的类型。",
  "Custom, as users made it.": "Custom，即由用户创建。",
};
