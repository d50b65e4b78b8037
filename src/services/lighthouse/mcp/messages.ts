import type { Messages } from "#kernel/errors.ts";
import { outOfRange } from "../wire/messages.ts";

/** Error messages about MCP servers. */
export const mcpMessages = {
  "FailedOperation.McpServerOperationFailed": {
    en: "The operation on the MCP server failed.",
    zh: "对 MCP Server 的操作未成功。",
  },
  // The message omits the value because environment variables hold secrets.
  "InvalidParameterValue.McpServerEnvInvalid": outOfRange,
  "InvalidParameterValue.McpServerLimitExceeded": {
    en: "An instance can have at most {limit} MCP servers.",
    zh: "每个实例最多可有 {limit} 个 MCP Server。",
  },
  "InvalidParameterValue.McpServerListTooLarge": outOfRange,
  "ResourceNotFound.McpServerNotFound": {
    en: "MCP server `{value}` does not exist on the instance.",
    zh: "实例内没有 MCP Server `{value}`。",
  },
  "ResourceNotFound.McpServersPartialNotFound": {
    en: "Some MCP servers do not exist on the instance: `{value}`.",
    zh: "所指定的 MCP Server 中，实例内没有 `{value}`。",
  },
  "UnsupportedOperation.McpServerLatestOperationUnfinished": {
    en: "The latest operation on MCP server `{value}` is not finished.",
    zh: "MCP Server `{value}` 的上一次操作仍在进行。",
  },
  "UnsupportedOperation.ServiceRoleNotExist": {
    en: "The account lacks the required service role. Create it first.",
    zh: "账号缺少所需的服务角色，请先添加。",
  },
} as const satisfies Messages;
