/** Chinese for what several folders declare, by its English. */
export const sharedChinese: Readonly<Record<string, string>> = {
  "Only check whether it could be made.": "只检查能否制作。",
  "One of CLOUD_PREMIUM, CLOUD_BSSD, CLOUD_SSD, CLOUD_HSSD, CLOUD_TSSD, CLOUD_BASIC, LOCAL_BASIC, LOCAL_SSD; CLOUD_PREMIUM unless said.":
    "CLOUD_PREMIUM、CLOUD_BSSD、CLOUD_SSD、CLOUD_HSSD、CLOUD_TSSD、CLOUD_BASIC、LOCAL_BASIC、LOCAL_SSD 之一；不写则为 CLOUD_PREMIUM。",
  "What to filter by.": "按什么过滤。",
  "The values of which one must match.": "取值，须符合其中之一。",
  "The system on it, with its version.": "其中的操作系统及版本。",
  "When it was made, in UTC.": "创建时间，UTC。",
  "What its owner calls it.": "拥有者给它取的名称。",
  "Its tags.": "所带的标签。",
  "One of TRAFFIC_POSTPAID_BY_HOUR, BANDWIDTH_POSTPAID_BY_HOUR.":
    "TRAFFIC_POSTPAID_BY_HOUR、BANDWIDTH_POSTPAID_BY_HOUR 之一。",
  "Key of the tag.": "标签键。",
  "Value of the tag.": "标签值。",
  "What the tags are for.": "标签用于哪类资源。",
  "The tags.": "标签。",
};
