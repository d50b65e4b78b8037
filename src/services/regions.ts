/** A region of the cloud. */
export interface Region {
  readonly name: string;
  readonly en: string;
  readonly zh: string;
  /** Whether it is in mainland China. Images cannot be copied across this border, and prices differ. */
  readonly mainland: boolean;
}

/** The 15 regions of Lighthouse. */
export const regions: readonly Region[] = [
  { name: "ap-bangkok", en: "Bangkok", zh: "曼谷", mainland: false },
  { name: "ap-beijing", en: "Beijing", zh: "北京", mainland: true },
  { name: "ap-chengdu", en: "Chengdu", zh: "成都", mainland: true },
  { name: "ap-guangzhou", en: "Guangzhou", zh: "广州", mainland: true },
  { name: "ap-hongkong", en: "Hong Kong (China)", zh: "中国香港", mainland: false },
  { name: "ap-jakarta", en: "Jakarta", zh: "雅加达", mainland: false },
  { name: "ap-nanjing", en: "Nanjing", zh: "南京", mainland: true },
  { name: "ap-seoul", en: "Seoul", zh: "首尔", mainland: false },
  { name: "ap-shanghai", en: "Shanghai", zh: "上海", mainland: true },
  { name: "ap-singapore", en: "Singapore", zh: "新加坡", mainland: false },
  { name: "ap-tokyo", en: "Tokyo", zh: "东京", mainland: false },
  { name: "eu-frankfurt", en: "Frankfurt", zh: "法兰克福", mainland: false },
  { name: "na-ashburn", en: "Virginia", zh: "弗吉尼亚", mainland: false },
  { name: "na-siliconvalley", en: "Silicon Valley", zh: "硅谷", mainland: false },
  { name: "sa-saopaulo", en: "Sao Paulo", zh: "圣保罗", mainland: false },
];

export const lighthouseRegions: readonly string[] = regions.map((region) => region.name);

/** CVM is also available in regions without Lighthouse. */
export const regionsOfCvm: readonly Region[] = [
  ...regions,
  { name: "ap-chongqing", en: "Chongqing", zh: "重庆", mainland: true },
  { name: "ap-mumbai", en: "Mumbai", zh: "孟买", mainland: false },
  { name: "na-toronto", en: "Toronto", zh: "多伦多", mainland: false },
];

export const cvmRegions: readonly string[] = regionsOfCvm.map((region) => region.name);

export const isMainland = (region: string): boolean => regions.some((one) => one.name === region && one.mainland);

/** Whether an offer for an area is available in a region. Without an area it is available in all. */
export function isOfferedIn(area: "mainland" | "non_mainland" | undefined, region: string): boolean {
  return area === undefined || (area === "mainland") === isMainland(region);
}
