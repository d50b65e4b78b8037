/** Chinese for what this folder declares, by its English. */
export const regionChinese: Readonly<Record<string, string>> = {
  Region: "地域",
  "Lists the regions in which there is Lighthouse.": "列出提供轻量应用服务器的地域。",
  "Lists the zones of a region.": "列出该地域的可用区。",
  "The regions.": "地域。",
  "The zones.": "可用区。",
  "AVAILABLE.": "AVAILABLE。",
  "Whether it lies in mainland China.": "是否位于中国内地。",
  "How the zone is offered: NORMAL, SELECTED or HIDDEN.": "可用区的提供方式：NORMAL、SELECTED 或 HIDDEN。",
};
