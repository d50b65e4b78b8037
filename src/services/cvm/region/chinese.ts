/** Chinese for what this folder declares, by its English. */
export const regionChinese: Readonly<Record<string, string>> = {
  Region: "地域",
  "Lists the regions of CVM.": "列出提供 CVM 的地域。",
  "Total number.": "总数。",
  "The regions.": "地域。",
  "Lists the zones of a region.": "列出该地域的可用区。",
  "The zones.": "可用区。",
  "Identifier.": "供程序使用的标识。",
  "Display name.": "供人阅读的称呼。",
  "Always AVAILABLE.": "AVAILABLE。",
  "Number of the zone.": "可用区的编号。",
};
