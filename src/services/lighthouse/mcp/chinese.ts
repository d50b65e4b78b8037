/** Chinese for what this folder declares, by its English. */
export const mcpChinese: Readonly<Record<string, string>> = {
  MCP: "MCP",
  "Puts an MCP server on an instance and starts it.": "在实例上安装 MCP Server 并启动。",
  "Lists well-known MCP servers with what CreateMcpServer needs for them.":
    "列出知名的 MCP Server，以及用 CreateMcpServer 安装它们所需的内容。",
  "Lists the MCP servers of an instance.": "列出实例上的 MCP Server。",
  "Changes an MCP server; one that runs is restarted with the new settings.":
    "修改 MCP Server；运行中的会按新设置重启。",
  "Takes MCP servers off an instance, for good.": "从实例上彻底移除 MCP Server。",
  "Restarts MCP servers of an instance.": "重启实例上的 MCP Server。",
  "Starts MCP servers of an instance that do not run.": "启动实例上未运行的 MCP Server。",
  "Stops MCP servers of an instance; they stay stopped when the instance starts.":
    "停止实例上的 MCP Server；实例开机时也不会自动启动。",
  "The command that starts it, in base64; at most 2048 characters of that.":
    "启动它的命令，以 base64 编码，编码后至多 2048 个字符。",
  "Something to say of it.": "补充说明。",
  "Its environment.": "它的环境变量。",
  "How clients speak with it: STREAMABLE_HTTP or SSE.": "客户端与它通信的方式：STREAMABLE_HTTP 或 SSE。",
  "Narrows the list. name-description: part of the name or the description, in small letters or capitals. At most 10 filters with 5 values each.":
    "缩小范围。name-description：名称或描述的一部分，不分大小写。至多 10 个过滤条件，每个至多 5 个值。",
  "Only these servers.": "只查询这些 MCP Server。",
  "The MCP server.": "MCP Server。",
  "The MCP servers.": "MCP Server。",
  "Id of the server.": "MCP Server 的 ID。",
  "The templates of this page.": "本页的模板。",
  "The servers of this page, newest first.": "本页的 MCP Server，从新到旧。",
  "How many servers match, on all pages.": "匹配的 MCP Server 总数，不分页。",
  "PUBLIC_PACKAGE: the others, AGENT_GENERATED, are made by agents.":
    "PUBLIC_PACKAGE；另一种是 AGENT_GENERATED，由智能体生成。",
  "Address of its picture; empty where its command is of no template.": "图标地址；命令不出自任何模板时为空。",
  "The command that starts it, in base64.": "启动它的命令，以 base64 编码。",
  "RUNNING, STOPPED, PENDING, STARTING, STOPPING, RESTARTING, REMOVING, LAUNCH_FAILED, ENV_ERROR or UNKNOWN.":
    "RUNNING、STOPPED、PENDING、STARTING、STOPPING、RESTARTING、REMOVING、LAUNCH_FAILED、ENV_ERROR 或 UNKNOWN。",
  "Where clients find it.": "客户端访问它的地址。",
  "JSON that clients take as it is to find it.": "客户端可直接使用的访问配置，JSON 格式。",
  "What its owner says of it.": "拥有者写的说明。",
  "When it was last changed, in UTC.": "最近一次修改的时间，UTC。",
  "Its environment, without the values.": "环境变量，不含其值。",
  "STREAMABLE_HTTP or SSE.": "STREAMABLE_HTTP 或 SSE。",
  "What it holds; lists show ********** in its place.": "变量的值；查询时以 ********** 代替。",
  "Name of the server.": "MCP Server 的名称。",
  "What it is good for.": "它能做什么。",
  "Address of its picture; empty where it has none.": "图标地址；没有图标时为空。",
  "Where its makers describe it.": "开发者的介绍页面。",
  "Where one gets the keys that it needs; empty where it needs none.": "获取所需密钥的地方；不需要密钥时为空。",
  "The environment that it needs.": "需要的环境变量。",
  "Name of a variable that the server reads.": "它读取的变量名。",
  "What to put something of one's own in place of.": "占位内容，应换成自己的值。",
};
