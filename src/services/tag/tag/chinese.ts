/** Chinese for what this folder declares, by its English. */
export const tagChinese: Readonly<Record<string, string>> = {
  "Creates a tag without binding it.": "新建一个尚无资源使用的标签。",
  "Creates tags without binding them. If one cannot be created, none is.":
    "新建若干尚无资源使用的标签：要么全部新建，要么都不新建。",
  "Tags, 1 to 10.": "标签：1 至 10 个。",
  "Deletes a tag that is not bound to any resource.": "删除没有资源使用的标签。",
  "Deletes tags that are not bound to any resource. If one cannot be deleted, none is.":
    "删除若干没有资源使用的标签：要么全部删除，要么都不删除。",
  "Lists the tag keys of the account.": "列出账号的标签所用的标签键。",
  "Whether to list project tags. They are not supported, so the result is empty.":
    "是否列出项目标签；这里没有项目标签。",
  "The keys of this page, sorted.": "本页的标签键，按顺序排列。",
  "Lists the values of given tag keys.": "列出一些标签键所有的标签值。",
  "Tag keys.": "标签键。",
  "The tags of this page, sorted by key and value.": "本页的标签，按标签键和标签值列出。",
  "Lists the values of given tag keys in a stable order.": "按顺序逐页列出一些标签键所有的标签值。",
  "Lists the tags of the account.": "列出账号的标签。",
  "Returns only tags with this key.": "只查询该标签键的标签。",
  "Returns only tags with this value.": "只查询该标签值的标签。",
  "Returns only tags with one of these keys. TagKey is then ignored.": "只查询这些标签键的标签；此时 TagKey 不起作用。",
  "Lists the tags of the account in a stable order.": "按顺序逐页列出账号的标签。",
  "Tag keys, 1 to 20.": "标签键：1 至 20 个。",
  "Returns only tags with one of these keys, at most 20.": "只查询这些标签键的标签，至多 20 个。",
  "1 if no resource has the tag, so that it can be deleted, else 0.": "没有资源使用、可以删除时为 1，否则为 0。",
};
