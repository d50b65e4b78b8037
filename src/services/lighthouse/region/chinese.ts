/** Chinese translations of this folder's declared texts, keyed by the English text. */
export const regionChinese: Readonly<Record<string, string>> = {
  Region: "地域",
  "Lists the regions where Lighthouse is available.": "列出提供轻量应用服务器的地域。",
  "Lists the zones of a region.": "列出该地域的可用区。",
  "List of regions.": "地域。",
  "List of zones.": "可用区。",
  "State of the region: AVAILABLE.": "AVAILABLE。",
  "Whether the region is in mainland China.": "是否位于中国内地。",
  "Display label of the zone: NORMAL, SELECTED or HIDDEN.": "可用区的提供方式：NORMAL、SELECTED 或 HIDDEN。",
};
