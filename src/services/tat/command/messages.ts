import type { Messages } from "#kernel/errors.ts";
import { malformed } from "../wire/messages.ts";

/** Messages about commands and their parameters. */
export const commandMessages = {
  "InvalidParameter.ParameterNameDuplicated": { en: "A parameter name is repeated.", zh: "参数名称重复。" },
  "InvalidParameterValue.CommandContentInvalid": { en: "`{parameter}` {must}.", zh: "`{parameter}` {must}。" },
  "InvalidParameterValue.CommandNameDuplicated": {
    en: "Another command has the name `{value}`.",
    zh: "已有名为 `{value}` 的命令。",
  },
  "InvalidParameterValue.InvalidCommandId": malformed,
  "InvalidParameterValue.InvalidCommandName": malformed,
  "InvalidParameterValue.InvalidContent": { en: "The content is not valid.", zh: "命令内容无效。" },
  "InvalidParameterValue.InvalidOutputCOSBucketUrl": malformed,
  "InvalidParameterValue.InvalidOutputCOSKeyPrefix": malformed,
  "InvalidParameterValue.InvalidUsername": malformed,
  "InvalidParameterValue.InvalidWorkingDirectory": malformed,
  "InvalidParameterValue.LackOfParameterInfo": {
    en: "The command has custom parameters, but no values for them: set `{parameter}`.",
    zh: "命令启用了自定义参数，但没有参数值：请指定 `{parameter}`。",
  },
  "InvalidParameterValue.LackOfParameters": { en: "`{parameter}` is missing.", zh: "缺少 `{parameter}`。" },
  "InvalidParameterValue.ParameterDisabled": {
    en: "Custom parameters are not enabled for command `{value}`.",
    zh: "命令 `{value}` 未启用自定义参数。",
  },
  "InvalidParameterValue.ParameterInvalidJsonFormat": {
    en: "`{parameter}` must be a JSON object: `{value}`.",
    zh: "`{parameter}` 应为 JSON 对象：`{value}`。",
  },
  "InvalidParameterValue.ParameterKeyContainsInvalidChar": {
    en: "The parameter name `{value}` in `{parameter}` may only contain letters, digits, `-` and `_`.",
    zh: "`{parameter}` 中的参数名称 `{value}` 只能包含字母、数字、`-` 和 `_`。",
  },
  "InvalidParameterValue.ParameterKeyDuplicated": {
    en: "The parameter name `{value}` in `{parameter}` is repeated.",
    zh: "`{parameter}` 中的参数名称 `{value}` 重复。",
  },
  "InvalidParameterValue.ParameterKeyLenExceeded": {
    en: "The parameter name `{value}` in `{parameter}` has more than {limit} characters.",
    zh: "`{parameter}` 中的参数名称 `{value}` 超过 {limit} 个字符。",
  },
  "InvalidParameterValue.ParameterNumberExceeded": {
    en: "`{parameter}` has more than {limit} parameters.",
    zh: "`{parameter}` 的参数超过 {limit} 个。",
  },
  "InvalidParameterValue.ParameterValueNotString": {
    en: "The value of `{value}` in `{parameter}` must be a string.",
    zh: "`{parameter}` 中 `{value}` 的值应为字符串。",
  },
  "InvalidParameterValue.SupportParametersOnlyIfEnableParameter": {
    en: "`{parameter}` requires EnableParameter.",
    zh: "只有启用 EnableParameter 才能指定 `{parameter}`。",
  },
  "ResourceNotFound.CommandNotFound": { en: "Command `{value}` does not exist.", zh: "命令 `{value}` 不存在。" },
  "ResourceNotFound.CosBucketNotFoundCode": { en: "The COS bucket does not exist.", zh: "COS 存储桶不存在。" },
  "ResourceUnavailable.CommandInExecuting": {
    en: "Command `{value}` is running.",
    zh: "命令 `{value}` 正在执行。",
  },
  "ResourceUnavailable.CommandInInvoker": {
    en: "Invoker `{invoker}` uses command `{value}`.",
    zh: "命令 `{value}` 已关联执行器 `{invoker}`。",
  },
  "ResourceUnavailable.UserHasNoQuotaCode": {
    en: "The region already has {limit} commands.",
    zh: "该地域的命令已达 {limit} 个。",
  },
} as const satisfies Messages;
