/** A use scene of images. */
export interface Scene {
  readonly id: string;
  readonly name: { readonly en: string; readonly zh: string };
  readonly about: { readonly en: string; readonly zh: string };
}

/** Only one pair of id and name is published. The others are plausible. */
export const scenes: readonly Scene[] = [
  {
    id: "lhsc-3bzsddow",
    name: { en: "Website", zh: "网站" },
    about: {
      en: "Application templates and tools for websites: company sites, news, blogs, forums.",
      zh: "提供建站类应用模板与工具，用于快速搭建企业官网、资讯站、博客、论坛等网站。",
    },
  },
  {
    id: "lhsc-h0ug8jtq",
    name: { en: "Mini Program", zh: "小程序" },
    about: { en: "Back ends of mini programs.", zh: "用于小程序和小游戏的后端。" },
  },
  {
    id: "lhsc-tewjw1yb",
    name: { en: "E-commerce", zh: "电商" },
    about: { en: "E-commerce", zh: "搭建网店和电商站点。" },
  },
  {
    id: "lhsc-kizd0kj0",
    name: { en: "Cloud drive", zh: "云盘/图床" },
    about: { en: "Cloud drive", zh: "搭建个人云盘和图床。" },
  },
  {
    id: "lhsc-foy9oe3u",
    name: { en: "Development and test", zh: "开发测试" },
    about: { en: "Development and test", zh: "快速得到开发和测试环境。" },
  },
  {
    id: "lhsc-5gbfrw10",
    name: { en: "Game server", zh: "游戏服务" },
    about: { en: "Game server", zh: "部署多人联机游戏服务端。" },
  },
  {
    id: "lhsc-5a360cxq",
    name: { en: "Audio and video", zh: "音视频" },
    about: { en: "Audio and video", zh: "直播、转码和媒体服务。" },
  },
  { id: "lhsc-615jsneh", name: { en: "AI", zh: "AI" }, about: { en: "AI", zh: "部署智能体和推理应用。" } },
];
