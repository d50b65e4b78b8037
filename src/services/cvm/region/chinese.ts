/** Chinese for what this folder declares, by its English. */
export const regionChinese: Readonly<Record<string, string>> = {
  Region: "地域",
  "Lists the regions in which there is CVM.": "列出提供 CVM 的地域。",
  "How many there are.": "总数。",
  "The regions.": "地域。",
  "Lists the zones of a region.": "列出该地域的可用区。",
  "The zones.": "可用区。",
  "Name for programs.": "供程序使用的标识。",
  "Name for people.": "供人阅读的称呼。",
  "AVAILABLE.": "AVAILABLE。",
  "Number of the zone.": "可用区的编号。",
};
