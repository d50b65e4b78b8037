/** Chinese for what several folders declare, by its English. */
export const sharedChinese: Readonly<Record<string, string>> = {
  "Filter name.": "按什么过滤。",
  "Filter values. One of them must match.": "取值，须符合其中之一。",
  "Key of the tag.": "标签键。",
  "Value of the tag.": "标签值。",
};
