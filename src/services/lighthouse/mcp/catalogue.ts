import type { Message } from "#kernel/errors.ts";

/** An MCP server from a public registry, and what it needs to run. */
export interface McpTemplate {
  readonly name: Message;
  readonly about: Message;
  /** Shell command. */
  readonly command: string;
  /** Names of the environment variables that hold its credentials. */
  readonly keys?: readonly string[];
  readonly icon?: string;
  /** Home page of the project. */
  readonly community: string;
  /** Page where credentials are issued. */
  readonly platform?: string;
}

const reference = (folder: string): string => `https://github.com/modelcontextprotocol/servers/tree/main/src/${folder}`;

/** Packages of npm start with npx, those of PyPI with uvx. */
export const mcpTemplates: readonly McpTemplate[] = [
  {
    name: { en: "Tencent Cloud Lighthouse", zh: "腾讯云 Lighthouse" },
    about: {
      en: "Lets a model manage the account's Lighthouse instances: list and check them, read their load, configure firewalls.",
      zh: "让模型管理账号下的轻量应用服务器：查看实例、体检、读取监控、设置防火墙。",
    },
    command: "npx -y lighthouse-mcp-server",
    keys: ["TENCENTCLOUD_SECRET_ID", "TENCENTCLOUD_SECRET_KEY"],
    community: "https://www.npmjs.com/package/lighthouse-mcp-server",
    platform: "https://console.cloud.tencent.com/cam/capi",
  },
  {
    name: { en: "Tencent CloudBase", zh: "腾讯云开发 CloudBase" },
    about: {
      en: "Manages CloudBase databases, functions, storage and hosting from a conversation.",
      zh: "在对话中操作云开发的数据库、云函数、云存储与静态托管。",
    },
    command: "npx -y @cloudbase/cloudbase-mcp",
    keys: ["TENCENTCLOUD_SECRETID", "TENCENTCLOUD_SECRETKEY", "CLOUDBASE_ENV_ID"],
    community: "https://www.npmjs.com/package/@cloudbase/cloudbase-mcp",
    platform: "https://console.cloud.tencent.com/cam/capi",
  },
  {
    name: { en: "EdgeOne Pages", zh: "EdgeOne Pages" },
    about: {
      en: "Publishes web pages written by a model and returns their URL.",
      zh: "把模型写好的网页发布出去，并给出访问地址。",
    },
    command: "npx -y edgeone-pages-mcp",
    keys: ["EDGEONE_PAGES_API_TOKEN"],
    community: "https://www.npmjs.com/package/edgeone-pages-mcp",
    platform: "https://console.cloud.tencent.com/edgeone/pages",
  },
  {
    name: { en: "AMap", zh: "高德地图" },
    about: {
      en: "Finds places, routes and the weather in China with the maps of AMap.",
      zh: "借助高德地图查找地点、规划路线、了解天气。",
    },
    command: "npx -y @amap/amap-maps-mcp-server",
    keys: ["AMAP_MAPS_API_KEY"],
    icon: "https://lbs.amap.com/favicon.ico",
    community: "https://lbs.amap.com/api/mcp-server/summary",
    platform: "https://console.amap.com/dev/index",
  },
  {
    name: { en: "Baidu Maps", zh: "百度地图" },
    about: {
      en: "Finds addresses, places, routes and traffic with the maps of Baidu.",
      zh: "借助百度地图解析地址、搜索地点、规划路线、查看路况。",
    },
    command: "npx -y @baidumap/mcp-server-baidu-map",
    keys: ["BAIDU_MAP_API_KEY"],
    community: "https://github.com/baidu-maps/mcp",
    platform: "https://lbsyun.baidu.com/apiconsole/key",
  },
  {
    name: { en: "Tavily", zh: "Tavily" },
    about: { en: "Searches the web and extracts the content of pages.", zh: "搜索互联网并提取网页内容。" },
    command: "npx -y tavily-mcp",
    keys: ["TAVILY_API_KEY"],
    community: "https://github.com/tavily-ai/tavily-mcp",
    platform: "https://app.tavily.com",
  },
  {
    name: { en: "Brave Search", zh: "Brave 搜索" },
    about: { en: "Searches web pages, news, pictures and videos.", zh: "搜索网页、新闻、图片与视频。" },
    command: "npx -y @brave/brave-search-mcp-server",
    keys: ["BRAVE_API_KEY"],
    community: "https://github.com/brave/brave-search-mcp-server",
    platform: "https://api-dashboard.search.brave.com",
  },
  {
    name: { en: "Exa", zh: "Exa" },
    about: { en: "Searches pages by meaning and reads them.", zh: "按语义查找网页并读取其内容。" },
    command: "npx -y exa-mcp-server",
    keys: ["EXA_API_KEY"],
    community: "https://github.com/exa-labs/exa-mcp-server",
    platform: "https://dashboard.exa.ai/api-keys",
  },
  {
    name: { en: "Firecrawl", zh: "Firecrawl" },
    about: { en: "Crawls sites and returns their pages as Markdown.", zh: "抓取网站，以 Markdown 返回页面。" },
    command: "npx -y firecrawl-mcp",
    keys: ["FIRECRAWL_API_KEY"],
    community: "https://github.com/firecrawl/firecrawl-mcp-server",
    platform: "https://www.firecrawl.dev/app/api-keys",
  },
  {
    name: { en: "Playwright", zh: "Playwright" },
    about: {
      en: "Lets a model control a browser: open pages, click, type and inspect.",
      zh: "供模型操作的浏览器：打开、点击、输入、查看。",
    },
    command: "npx -y @playwright/mcp@latest --headless",
    community: "https://github.com/microsoft/playwright-mcp",
  },
  {
    name: { en: "Context7", zh: "Context7" },
    about: {
      en: "Adds library documentation for the version in use to the conversation.",
      zh: "把所用版本的程序库文档带入对话。",
    },
    command: "npx -y @upstash/context7-mcp",
    keys: ["CONTEXT7_API_KEY"],
    community: "https://github.com/upstash/context7",
    platform: "https://context7.com/dashboard",
  },
  {
    name: { en: "Notion", zh: "Notion" },
    about: { en: "Reads and writes the pages of a Notion workspace.", zh: "读写 Notion 工作区中的页面。" },
    command: "npx -y @notionhq/notion-mcp-server",
    keys: ["NOTION_TOKEN"],
    community: "https://github.com/makenotion/notion-mcp-server",
    platform: "https://www.notion.so/profile/integrations",
  },
  {
    name: { en: "Sequential Thinking", zh: "逐步思考" },
    about: { en: "Lets a model think in steps that it can revise.", zh: "让模型分步思考，并可回头修正。" },
    command: "npx -y @modelcontextprotocol/server-sequential-thinking",
    community: reference("sequentialthinking"),
  },
  {
    name: { en: "Memory", zh: "记忆" },
    about: {
      en: "Stores knowledge as a graph that persists across conversations.",
      zh: "以图的形式保存所得，供以后的对话使用。",
    },
    command: "npx -y @modelcontextprotocol/server-memory",
    community: reference("memory"),
  },
  {
    name: { en: "Filesystem", zh: "文件系统" },
    about: { en: "Reads and writes files in one folder of the instance.", zh: "读写实例中某个目录下的文件。" },
    command: "npx -y @modelcontextprotocol/server-filesystem /srv",
    community: reference("filesystem"),
  },
  {
    name: { en: "Fetch", zh: "网页读取" },
    about: { en: "Fetches a page and converts it to text for a model.", zh: "获取网页，并转换为适合模型阅读的文本。" },
    command: "uvx mcp-server-fetch",
    community: reference("fetch"),
  },
  {
    name: { en: "Time", zh: "时间" },
    about: {
      en: "Returns the current time and converts times between time zones.",
      zh: "报告时间，并在时区之间换算。",
    },
    command: "uvx mcp-server-time",
    community: reference("time"),
  },
  {
    name: { en: "Git", zh: "Git" },
    about: {
      en: "Reads Git repositories on the instance and commits to them.",
      zh: "查看实例上的 Git 仓库并提交修改。",
    },
    command: "uvx mcp-server-git",
    community: reference("git"),
  },
];
