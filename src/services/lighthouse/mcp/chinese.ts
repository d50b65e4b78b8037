/** Chinese for what this folder declares, by its English. */
export const mcpChinese: Readonly<Record<string, string>> = {
  MCP: "MCP",
  "Installs an MCP server on an instance and starts it.": "在实例上安装 MCP Server 并启动。",
  "Lists templates of well-known MCP servers, with the input for CreateMcpServer.":
    "列出知名的 MCP Server，以及用 CreateMcpServer 安装它们所需的内容。",
  "Lists the MCP servers of an instance.": "列出实例上的 MCP Server。",
  "Changes an MCP server. A running server is restarted with the new settings.":
    "修改 MCP Server；运行中的会按新设置重启。",
  "Removes MCP servers from an instance. This cannot be undone.": "从实例移除 MCP Server，不可恢复。",
  "Restarts MCP servers of an instance.": "重启实例上的 MCP Server。",
  "Starts MCP servers of an instance.": "启动实例上未运行的 MCP Server。",
  "Stops MCP servers of an instance. They stay stopped when the instance starts.":
    "停止实例上的 MCP Server；实例开机时也不会自动启动。",
  "Start command, in base64. At most 2048 characters of base64.":
    "启动它的命令，以 base64 编码，编码后至多 2048 个字符。",
  "Description of the server.": "MCP Server 描述。",
  "Environment variables.": "环境变量。",
  "Transport protocol: STREAMABLE_HTTP or SSE.": "传输协议：STREAMABLE_HTTP 或 SSE。",
  "Narrows the list. name-description: substring of the name or the description, ignoring case. At most 10 filters with 5 values each.":
    "缩小范围。name-description：名称或描述的一部分，不分大小写。至多 10 个过滤条件，每个至多 5 个值。",
  "Restricts the list to these servers.": "只查询这些 MCP Server。",
  "MCP server to change.": "要修改的 MCP Server。",
  "The MCP servers.": "MCP Server。",
  "Id of the server.": "MCP Server 的 ID。",
  "Templates on this page.": "本页的模板。",
  "Servers on this page, newest first.": "本页的 MCP Server，从新到旧。",
  "Number of matching servers across all pages.": "匹配的 MCP Server 总数，不分页。",
  "PUBLIC_PACKAGE. The other type, AGENT_GENERATED, is created by agents.":
    "PUBLIC_PACKAGE。另一类型 AGENT_GENERATED 由智能体创建。",
  "URL of the icon. Empty if the command matches no template.": "图标的地址；命令不属于任何模板时为空。",
  "Start command, in base64.": "启动命令，base64 编码。",
  "State: RUNNING, STOPPED, PENDING, STARTING, STOPPING, RESTARTING, REMOVING, LAUNCH_FAILED, ENV_ERROR or UNKNOWN.":
    "RUNNING、STOPPED、PENDING、STARTING、STOPPING、RESTARTING、REMOVING、LAUNCH_FAILED、ENV_ERROR 或 UNKNOWN。",
  "URL for clients.": "供客户端访问的地址。",
  "Client configuration, as JSON.": "客户端配置，JSON 格式。",
  "Time of the last change, in UTC.": "最近一次修改的时间，UTC。",
  "Environment variables, with masked values.": "环境变量，值已遮盖。",
  "Value of the variable. Lists show ********** instead.": "变量的值；列表中显示 **********。",
  "Name of the server.": "MCP Server 的名称。",
  "Purpose of the server.": "用途说明。",
  "URL of the icon. Empty if there is none.": "图标的地址；没有时为空。",
  "Home page of the project.": "项目主页的地址。",
  "Page where the required credentials are issued. Empty if none are required.": "获取所需凭据的页面；不需要时为空。",
  "Required environment variables.": "所需的环境变量。",
  "Name of an environment variable of the server.": "MCP Server 的环境变量名。",
  "Placeholder to replace with the actual value.": "占位内容，应换成自己的值。",
  "Number of matching templates across all pages.": "匹配的模板总数，不分页。",
  "Instance that the servers run on.": "运行 MCP Server 的实例。",
  "Creation time, in UTC.": "创建时间，UTC。",
  "Name of the instance.": "实例名称。",
};
