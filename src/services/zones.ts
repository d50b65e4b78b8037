/** An availability zone of a region. */
export interface Zone {
  readonly name: string;
  /** The number that CVM also returns. */
  readonly id: string;
  readonly region: string;
  readonly en: string;
  readonly zh: string;
}

/** Zones with observed or plausible Lighthouse instances, and the zones of regions with CVM only. */
export const zones: readonly Zone[] = [
  { name: "ap-bangkok-1", id: "230001", region: "ap-bangkok", en: "Bangkok Zone 1", zh: "曼谷一区" },
  { name: "ap-bangkok-2", id: "230002", region: "ap-bangkok", en: "Bangkok Zone 2", zh: "曼谷二区" },
  { name: "ap-beijing-3", id: "800003", region: "ap-beijing", en: "Beijing Zone 3", zh: "北京三区" },
  { name: "ap-beijing-5", id: "800005", region: "ap-beijing", en: "Beijing Zone 5", zh: "北京五区" },
  { name: "ap-beijing-6", id: "800006", region: "ap-beijing", en: "Beijing Zone 6", zh: "北京六区" },
  { name: "ap-beijing-7", id: "800007", region: "ap-beijing", en: "Beijing Zone 7", zh: "北京七区" },
  { name: "ap-chengdu-1", id: "160001", region: "ap-chengdu", en: "Chengdu Zone 1", zh: "成都一区" },
  { name: "ap-chengdu-2", id: "160002", region: "ap-chengdu", en: "Chengdu Zone 2", zh: "成都二区" },
  { name: "ap-guangzhou-3", id: "100003", region: "ap-guangzhou", en: "Guangzhou Zone 3", zh: "广州三区" },
  { name: "ap-guangzhou-4", id: "100004", region: "ap-guangzhou", en: "Guangzhou Zone 4", zh: "广州四区" },
  { name: "ap-guangzhou-6", id: "100006", region: "ap-guangzhou", en: "Guangzhou Zone 6", zh: "广州六区" },
  { name: "ap-guangzhou-7", id: "100007", region: "ap-guangzhou", en: "Guangzhou Zone 7", zh: "广州七区" },
  { name: "ap-hongkong-1", id: "300001", region: "ap-hongkong", en: "Hong Kong Zone 1", zh: "香港一区" },
  { name: "ap-hongkong-2", id: "300002", region: "ap-hongkong", en: "Hong Kong Zone 2", zh: "香港二区" },
  { name: "ap-hongkong-3", id: "300003", region: "ap-hongkong", en: "Hong Kong Zone 3", zh: "香港三区" },
  { name: "ap-jakarta-1", id: "720001", region: "ap-jakarta", en: "Jakarta Zone 1", zh: "雅加达一区" },
  { name: "ap-jakarta-2", id: "720002", region: "ap-jakarta", en: "Jakarta Zone 2", zh: "雅加达二区" },
  { name: "ap-nanjing-1", id: "330001", region: "ap-nanjing", en: "Nanjing Zone 1", zh: "南京一区" },
  { name: "ap-nanjing-2", id: "330002", region: "ap-nanjing", en: "Nanjing Zone 2", zh: "南京二区" },
  { name: "ap-nanjing-3", id: "330003", region: "ap-nanjing", en: "Nanjing Zone 3", zh: "南京三区" },
  { name: "ap-seoul-1", id: "180001", region: "ap-seoul", en: "Seoul Zone 1", zh: "首尔一区" },
  { name: "ap-seoul-2", id: "180002", region: "ap-seoul", en: "Seoul Zone 2", zh: "首尔二区" },
  { name: "ap-shanghai-2", id: "200002", region: "ap-shanghai", en: "Shanghai Zone 2", zh: "上海二区" },
  { name: "ap-shanghai-4", id: "200004", region: "ap-shanghai", en: "Shanghai Zone 4", zh: "上海四区" },
  { name: "ap-shanghai-5", id: "200005", region: "ap-shanghai", en: "Shanghai Zone 5", zh: "上海五区" },
  { name: "ap-shanghai-8", id: "200008", region: "ap-shanghai", en: "Shanghai Zone 8", zh: "上海八区" },
  { name: "ap-singapore-1", id: "900001", region: "ap-singapore", en: "Singapore Zone 1", zh: "新加坡一区" },
  { name: "ap-singapore-2", id: "900002", region: "ap-singapore", en: "Singapore Zone 2", zh: "新加坡二区" },
  { name: "ap-singapore-3", id: "900003", region: "ap-singapore", en: "Singapore Zone 3", zh: "新加坡三区" },
  { name: "ap-singapore-4", id: "900004", region: "ap-singapore", en: "Singapore Zone 4", zh: "新加坡四区" },
  { name: "ap-tokyo-1", id: "250001", region: "ap-tokyo", en: "Tokyo Zone 1", zh: "东京一区" },
  { name: "ap-tokyo-2", id: "250002", region: "ap-tokyo", en: "Tokyo Zone 2", zh: "东京二区" },
  { name: "eu-frankfurt-1", id: "170001", region: "eu-frankfurt", en: "Frankfurt Zone 1", zh: "法兰克福一区" },
  { name: "eu-frankfurt-2", id: "170002", region: "eu-frankfurt", en: "Frankfurt Zone 2", zh: "法兰克福二区" },
  { name: "na-ashburn-1", id: "220001", region: "na-ashburn", en: "Virginia Zone 1", zh: "弗吉尼亚一区" },
  { name: "na-ashburn-2", id: "220002", region: "na-ashburn", en: "Virginia Zone 2", zh: "弗吉尼亚二区" },
  { name: "na-siliconvalley-1", id: "150001", region: "na-siliconvalley", en: "Silicon Valley Zone 1", zh: "硅谷一区" },
  { name: "na-siliconvalley-2", id: "150002", region: "na-siliconvalley", en: "Silicon Valley Zone 2", zh: "硅谷二区" },
  { name: "sa-saopaulo-1", id: "740001", region: "sa-saopaulo", en: "Sao Paulo Zone 1", zh: "圣保罗一区" },
  { name: "ap-chongqing-1", id: "190001", region: "ap-chongqing", en: "Chongqing Zone 1", zh: "重庆一区" },
  { name: "ap-mumbai-1", id: "210001", region: "ap-mumbai", en: "Mumbai Zone 1", zh: "孟买一区" },
  { name: "ap-mumbai-2", id: "210002", region: "ap-mumbai", en: "Mumbai Zone 2", zh: "孟买二区" },
  { name: "na-toronto-1", id: "400001", region: "na-toronto", en: "Toronto Zone 1", zh: "多伦多一区" },
];
