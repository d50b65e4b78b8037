/** Chinese for what this folder declares, by its English. */
export const agentChinese: Readonly<Record<string, string>> = {
  Agent: "客户端",
  "Lists the agents on instances of Lighthouse, newest instance first.":
    "列出轻量应用服务器实例上的客户端，最新的实例在前。",
  "Returns only the agents on these instances.": "只返回这些实例上的客户端。",
  "The agents of this page.": "本页的客户端。",
  "Narrows the list. agent-status: the status (Online, Offline); environment: the system (Linux, Windows); instance-id: the instance. At most 10 filters with 5 values each.":
    "过滤列表。agent-status：客户端状态（Online、Offline）；environment：操作系统（Linux、Windows）；instance-id：实例 ID。最多 10 个过滤条件，每个最多 5 个值。",
  "Version of the agent.": "客户端版本。",
  "Time of the latest heartbeat: the current time while it is online.": "最近一次心跳的时间；在线时为当前时间。",
  "Online or Offline.": "Online（在线）或 Offline（离线）。",
  "Linux or Windows.": "Linux 或 Windows。",
};
