/** Chinese for what several folders declare, by its English. */
export const sharedChinese: Readonly<Record<string, string>> = {
  "Whether to validate the request without executing it.": "只检查能否制作。",
  "One of CLOUD_PREMIUM, CLOUD_BSSD, CLOUD_SSD, CLOUD_HSSD, CLOUD_TSSD, CLOUD_BASIC, LOCAL_BASIC, LOCAL_SSD. Defaults to CLOUD_PREMIUM.":
    "CLOUD_PREMIUM、CLOUD_BSSD、CLOUD_SSD、CLOUD_HSSD、CLOUD_TSSD、CLOUD_BASIC、LOCAL_BASIC、LOCAL_SSD 之一；不写则为 CLOUD_PREMIUM。",
  "Filter name.": "按什么过滤。",
  "Filter values. One of them must match.": "取值，须符合其中之一。",
  "Operating system with its version.": "其中的操作系统及版本。",
  "Creation time, in UTC.": "创建时间，UTC。",
  "Name.": "拥有者给它取的名称。",
  "Tags.": "所带的标签。",
  "One of TRAFFIC_POSTPAID_BY_HOUR, BANDWIDTH_POSTPAID_BY_HOUR.":
    "TRAFFIC_POSTPAID_BY_HOUR、BANDWIDTH_POSTPAID_BY_HOUR 之一。",
  "Key of the tag.": "标签键。",
  "Value of the tag.": "标签值。",
  "Type of the tagged resource.": "标签用于哪类资源。",
  "The tags.": "标签。",
};
