/** Chinese for what several folders declare, by its English. */
export const sharedChinese: Readonly<Record<string, string>> = {
  "Filter name.": "过滤条件的名称。",
  "Filter values. One of them must match.": "取值，须符合其中之一。",
  "Number of matches to skip.": "跳过的结果数量。",
  "Maximum number of entries to return: 1 to 100.": "最多返回的数量：1 至 100。",
  "Key of the tag.": "标签键。",
  "Value of the tag.": "标签值。",
  "Id of the instance.": "实例 ID。",
  "Total number of matches.": "符合条件的总数。",
  "URL of a COS bucket for the output. Stored, but nothing is uploaded.":
    "保存输出的 COS 存储桶地址。只保存该值，不会上传。",
  "Folder in that bucket.": "该存储桶中的目录。",
};
