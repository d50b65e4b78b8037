import type { Messages } from "#kernel/errors.ts";
import { malformed } from "../wire/messages.ts";

/** Messages about instances and their agents. */
export const agentMessages = {
  "FailedOperation.CVMError": { en: "CVM did not respond.", zh: "访问云服务器失败。" },
  "FailedOperation.LighthouseError": {
    en: "The machine of instance `{value}` did not respond.",
    zh: "访问实例 `{value}` 的机器失败。",
  },
  "InvalidParameterValue.AgentUnsupportedCommandType": {
    en: "Instance `{value}` ({environment}) does not run commands of type {type}.",
    zh: "实例 `{value}`（{environment}）不支持 {type} 类型的命令。",
  },
  "InvalidParameterValue.InconsistentInstance": {
    en: "`{parameter}` has instances of different products.",
    zh: "`{parameter}` 中的实例属于不同产品。",
  },
  "InvalidParameterValue.InvalidInstanceId": malformed,
  "InvalidParameterValue.LimitExceeded": { en: "`{parameter}` {must}.", zh: "`{parameter}` {must}。" },
  "ResourceNotFound.InstanceNotFound": { en: "Instance `{value}` does not exist.", zh: "实例 `{value}` 不存在。" },
  "ResourceNotFound.RoleNotFound": { en: "The service role does not exist.", zh: "服务角色不存在。" },
  "ResourceUnavailable.AgentNotInstalled": {
    en: "No agent is installed on instance `{value}`.",
    zh: "实例 `{value}` 未安装客户端。",
  },
  "ResourceUnavailable.AgentStatusNotOnline": {
    en: "The agent on instance `{value}` is not online. {reason}",
    zh: "实例 `{value}` 的客户端不在线。{reason}",
  },
  "ResourceUnavailable.InstanceStateNotRunning": {
    en: "Instance `{value}` is {state}, not RUNNING.",
    zh: "实例 `{value}` 处于 {state} 状态，不在运行。",
  },
  "ResourceUnavailable.LighthouseUnsupportedRegion": {
    en: "Lighthouse is not available in region `{value}`.",
    zh: "地域 `{value}` 未提供轻量应用服务器。",
  },
} as const satisfies Messages;
