/** Chinese for what this folder declares, by its English. */
export const regionChinese: Readonly<Record<string, string>> = {
  Region: "地域",
  "Lists the regions of TAT.": "列出提供 TAT 的地域。",
  "Total number.": "总数。",
  "The regions.": "地域。",
  "Identifier.": "供程序使用的标识。",
  "Display name.": "供人阅读的称呼。",
  "Always AVAILABLE.": "AVAILABLE。",
};
