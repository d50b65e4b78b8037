import type { Messages } from "#kernel/errors.ts";
import { outOfRange } from "../wire/messages.ts";

/** What Lighthouse says about MCP servers. */
export const mcpMessages = {
  "FailedOperation.McpServerOperationFailed": {
    en: "The operation on the MCP server did not succeed.",
    zh: "对 MCP Server 的操作未成功。",
  },
  // The value is not repeated: environments hold keys.
  "InvalidParameterValue.McpServerEnvInvalid": outOfRange,
  "InvalidParameterValue.McpServerLimitExceeded": {
    en: "An instance can have {limit} MCP servers.",
    zh: "每个实例最多可有 {limit} 个 MCP Server。",
  },
  "InvalidParameterValue.McpServerListTooLarge": outOfRange,
  "ResourceNotFound.McpServerNotFound": {
    en: "There is no MCP server `{value}` on the instance.",
    zh: "实例内没有 MCP Server `{value}`。",
  },
  "ResourceNotFound.McpServersPartialNotFound": {
    en: "Of the MCP servers asked for, the instance lacks `{value}`.",
    zh: "所指定的 MCP Server 中，实例内没有 `{value}`。",
  },
  "UnsupportedOperation.McpServerLatestOperationUnfinished": {
    en: "The last operation on MCP server `{value}` is not finished.",
    zh: "MCP Server `{value}` 的上一次操作仍在进行。",
  },
  "UnsupportedOperation.ServiceRoleNotExist": {
    en: "The account lacks the service role that this needs; add it first.",
    zh: "账号缺少所需的服务角色，请先添加。",
  },
} as const satisfies Messages;
