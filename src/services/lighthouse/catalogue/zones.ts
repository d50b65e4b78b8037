/** A part of a region. */
export interface Zone {
  readonly name: string;
  readonly region: string;
  readonly en: string;
  readonly zh: string;
}

/** Zones in which Lighthouse was seen or is plausible. */
export const zones: readonly Zone[] = [
  { name: "ap-bangkok-1", region: "ap-bangkok", en: "Bangkok Zone 1", zh: "曼谷一区" },
  { name: "ap-bangkok-2", region: "ap-bangkok", en: "Bangkok Zone 2", zh: "曼谷二区" },
  { name: "ap-beijing-3", region: "ap-beijing", en: "Beijing Zone 3", zh: "北京三区" },
  { name: "ap-beijing-5", region: "ap-beijing", en: "Beijing Zone 5", zh: "北京五区" },
  { name: "ap-beijing-6", region: "ap-beijing", en: "Beijing Zone 6", zh: "北京六区" },
  { name: "ap-beijing-7", region: "ap-beijing", en: "Beijing Zone 7", zh: "北京七区" },
  { name: "ap-chengdu-1", region: "ap-chengdu", en: "Chengdu Zone 1", zh: "成都一区" },
  { name: "ap-chengdu-2", region: "ap-chengdu", en: "Chengdu Zone 2", zh: "成都二区" },
  { name: "ap-guangzhou-3", region: "ap-guangzhou", en: "Guangzhou Zone 3", zh: "广州三区" },
  { name: "ap-guangzhou-4", region: "ap-guangzhou", en: "Guangzhou Zone 4", zh: "广州四区" },
  { name: "ap-guangzhou-6", region: "ap-guangzhou", en: "Guangzhou Zone 6", zh: "广州六区" },
  { name: "ap-guangzhou-7", region: "ap-guangzhou", en: "Guangzhou Zone 7", zh: "广州七区" },
  { name: "ap-hongkong-1", region: "ap-hongkong", en: "Hong Kong Zone 1", zh: "香港一区" },
  { name: "ap-hongkong-2", region: "ap-hongkong", en: "Hong Kong Zone 2", zh: "香港二区" },
  { name: "ap-hongkong-3", region: "ap-hongkong", en: "Hong Kong Zone 3", zh: "香港三区" },
  { name: "ap-jakarta-1", region: "ap-jakarta", en: "Jakarta Zone 1", zh: "雅加达一区" },
  { name: "ap-jakarta-2", region: "ap-jakarta", en: "Jakarta Zone 2", zh: "雅加达二区" },
  { name: "ap-nanjing-1", region: "ap-nanjing", en: "Nanjing Zone 1", zh: "南京一区" },
  { name: "ap-nanjing-2", region: "ap-nanjing", en: "Nanjing Zone 2", zh: "南京二区" },
  { name: "ap-nanjing-3", region: "ap-nanjing", en: "Nanjing Zone 3", zh: "南京三区" },
  { name: "ap-seoul-1", region: "ap-seoul", en: "Seoul Zone 1", zh: "首尔一区" },
  { name: "ap-seoul-2", region: "ap-seoul", en: "Seoul Zone 2", zh: "首尔二区" },
  { name: "ap-shanghai-2", region: "ap-shanghai", en: "Shanghai Zone 2", zh: "上海二区" },
  { name: "ap-shanghai-4", region: "ap-shanghai", en: "Shanghai Zone 4", zh: "上海四区" },
  { name: "ap-shanghai-5", region: "ap-shanghai", en: "Shanghai Zone 5", zh: "上海五区" },
  { name: "ap-shanghai-8", region: "ap-shanghai", en: "Shanghai Zone 8", zh: "上海八区" },
  { name: "ap-singapore-1", region: "ap-singapore", en: "Singapore Zone 1", zh: "新加坡一区" },
  { name: "ap-singapore-2", region: "ap-singapore", en: "Singapore Zone 2", zh: "新加坡二区" },
  { name: "ap-singapore-3", region: "ap-singapore", en: "Singapore Zone 3", zh: "新加坡三区" },
  { name: "ap-singapore-4", region: "ap-singapore", en: "Singapore Zone 4", zh: "新加坡四区" },
  { name: "ap-tokyo-1", region: "ap-tokyo", en: "Tokyo Zone 1", zh: "东京一区" },
  { name: "ap-tokyo-2", region: "ap-tokyo", en: "Tokyo Zone 2", zh: "东京二区" },
  { name: "eu-frankfurt-1", region: "eu-frankfurt", en: "Frankfurt Zone 1", zh: "法兰克福一区" },
  { name: "eu-frankfurt-2", region: "eu-frankfurt", en: "Frankfurt Zone 2", zh: "法兰克福二区" },
  { name: "na-ashburn-1", region: "na-ashburn", en: "Virginia Zone 1", zh: "弗吉尼亚一区" },
  { name: "na-ashburn-2", region: "na-ashburn", en: "Virginia Zone 2", zh: "弗吉尼亚二区" },
  { name: "na-siliconvalley-1", region: "na-siliconvalley", en: "Silicon Valley Zone 1", zh: "硅谷一区" },
  { name: "na-siliconvalley-2", region: "na-siliconvalley", en: "Silicon Valley Zone 2", zh: "硅谷二区" },
  { name: "sa-saopaulo-1", region: "sa-saopaulo", en: "Sao Paulo Zone 1", zh: "圣保罗一区" },
];
