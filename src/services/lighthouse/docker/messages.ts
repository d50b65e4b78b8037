import type { Messages } from "#kernel/errors.ts";

/** Error messages about containers and about the agent that runs commands on an instance. */
export const dockerMessages = {
  "FailedOperation.DockerContainersListTooLarge": {
    en: "The instance has too many containers to list.",
    zh: "实例内的容器过多，无法列出。",
  },
  "FailedOperation.DockerOperationFailed": {
    en: "Docker on the instance reported an error: {reason}",
    zh: "实例内的 Docker 未能完成操作：{reason}",
  },
  "FailedOperation.TATInvocationNotFinished": {
    en: "The command on the instance is still running. Try again later.",
    zh: "实例内的命令仍在执行，请稍后重试。",
  },
  "InvalidParameter.ConflictParameter": {
    en: "The request has parameters that exclude each other.",
    zh: "请求中的参数不能同时使用。",
  },
  "InvalidParameterValue.FieldsCompare": {
    en: "`CreatedTimeBegin` must not be later than `CreatedTimeEnd`.",
    zh: "`CreatedTimeBegin` 不能晚于 `CreatedTimeEnd`。",
  },
  "ResourceUnavailable.BlueprintInvalid": {
    en: "The blueprint of `{value}` does not support this operation.",
    zh: "实例 `{value}` 当前的镜像不支持该操作。",
  },
  "ResourceUnavailable.DockerUnavailable": {
    en: "Docker is not running on the instance.",
    zh: "实例内没有可用的 Docker。",
  },
  "ResourceUnavailable.TATAgentUnavailable": {
    en: "The agent on the instance cannot be reached.",
    zh: "无法连接实例的自动化助手。",
  },
  "ResourceUnavailable.TATServiceError": {
    en: "The service that runs commands on instances failed. Try again later.",
    zh: "自动化助手服务出错，请稍后重试。",
  },
  "UnauthorizedOperation.InvalidToken": { en: "The token is invalid.", zh: "Token 不正确或已失效。" },
} as const satisfies Messages;
