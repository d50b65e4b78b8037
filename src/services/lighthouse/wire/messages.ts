import type { Messages } from "#kernel/errors.ts";

/** Messages of the error codes that parameter rules raise. `{must}` is the violated rule. */

export const malformed = { en: "`{parameter}` {must}: `{value}`.", zh: "`{parameter}` {must}：`{value}`。" };
export const outOfRange = { en: "`{parameter}` {must}.", zh: "`{parameter}` {must}。" };

/** Error messages shared by several folders. */
export const sharedMessages = {
  AuthFailure: { en: "The signature or the identity is invalid.", zh: "签名或身份无效。" },
  "AuthFailure.InvalidHeaderUin": { en: "The account of the caller is invalid.", zh: "调用账号无效。" },
  "AuthFailure.InvalidRegion": { en: "The region is not available to the account.", zh: "该地域未对账号开放。" },
  "FailedOperation.DescribeResourcesReturnableError": {
    en: "Could not determine whether the resources can be returned.",
    zh: "查询资源是否可退还失败。",
  },
  "FailedOperation.DestroyResourcesFailed": { en: "Could not destroy the resources.", zh: "销毁资源失败。" },
  "FailedOperation.InsufficientBalance": {
    en: "The balance of the account is insufficient.",
    zh: "账户余额不够支付。",
  },
  "FailedOperation.IsolateResourcesFailed": { en: "Could not return the resources.", zh: "资源未能退还。" },
  "FailedOperation.ModifyResourcesAttributeFailed": {
    en: "Could not change the attributes.",
    zh: "修改资源属性失败。",
  },
  "FailedOperation.ModifyResourcesRenewFlagFailed": {
    en: "Could not change the renewal setting.",
    zh: "修改续费标识失败。",
  },
  "FailedOperation.RequestError": { en: "Could not reach CVM: {reason}", zh: "请求CVM失败：{reason}" },
  "FailedOperation.TradeCallBillingGatewayFailed": {
    en: "Could not reach the billing service.",
    zh: "调用计费网关失败。",
  },
  "InternalError.DescribeResourcesReturnableError": {
    en: "Could not determine whether the resources can be returned.",
    zh: "查询资源是否可退还失败。",
  },
  "InternalError.InvalidActionNotFound": { en: "The action was not found.", zh: "未找到该操作。" },
  "InternalError.InvalidCommandNotFound": { en: "The command was not found.", zh: "未找到命令。" },
  "InternalError.RequestError": {
    en: "Could not read the response of CVM: {reason}",
    zh: "CVM返回的内容无法解析：{reason}",
  },
  "InternalError.TradeCallBillingGatewayFailed": {
    en: "Could not reach the billing service.",
    zh: "调用计费网关失败。",
  },
  "InvalidParameter.Conflict": { en: "The parameters conflict.", zh: "参数互相冲突。" },
  "InvalidParameter.FilterValueLimitExceeded": outOfRange,
  "InvalidParameter.InvalidFilter": malformed,
  "InvalidParameter.InvalidFilterInvalidKey": malformed,
  "InvalidParameter.InvalidFilterInvalidNameNotStr": {
    en: "`{parameter}` must be a string.",
    zh: "`{parameter}` 必须是字符串。",
  },
  "InvalidParameter.InvalidFilterInvalidValuesNotList": {
    en: "The values of a filter must be a list.",
    zh: "过滤器的值必须是列表。",
  },
  "InvalidParameter.InvalidFilterNotDict": { en: "`{parameter}` must be an object.", zh: "`{parameter}` 必须是对象。" },
  "InvalidParameter.InvalidFilterNotSupportedName": malformed,
  "InvalidParameter.OnlyAllowModifyOneAttribute": {
    en: "Only one attribute can be changed per call.",
    zh: "一次只能修改一个属性。",
  },
  "InvalidParameter.ParameterConflict": outOfRange,
  "InvalidParameterValue.ClientTokenTooLong": outOfRange,
  "InvalidParameterValue.Duplicated": malformed,
  "InvalidParameterValue.InvalidZone": malformed,
  "InvalidParameterValue.LimitExceeded": outOfRange,
  "InvalidParameterValue.Negative": {
    en: "`{parameter}` {must}, but is {value}.",
    zh: "`{parameter}` {must}，当前为 {value}。",
  },
  "InvalidParameterValue.OutOfRange": {
    en: "`{parameter}` {must}, but is {value}.",
    zh: "`{parameter}` {must}，当前为 {value}。",
  },
  "InvalidParameterValue.TooLarge": outOfRange,
  "InvalidParameterValue.TooLong": outOfRange,
  "InvalidParameterValue.ZoneInvalid": { en: "The zone is invalid.", zh: "可用区无效。" },
  "LimitExceeded.IsolateResourcesLimitExceeded": {
    en: "At most {limit} instances and disks can be returned per call.",
    zh: "一次最多退还 {limit} 个实例和云硬盘。",
  },
  "ResourceNotFound.RoleNotFound": {
    en: "The Lighthouse service role does not exist; add it to the account: {reason}.",
    zh: "轻量应用服务器服务角色不存在，请先为账号添加该角色：{reason}。",
  },
  "UnauthorizedOperation.MFAExpired": { en: "The MFA verification has expired.", zh: "MFA 校验已失效。" },
  "UnauthorizedOperation.MFANotFound": { en: "MFA was not found.", zh: "未找到 MFA。" },
  "UnauthorizedOperation.NoPermission": { en: "{refusal}" },
  "UnauthorizedOperation.TokenInvalid": { en: "The token is invalid.", zh: "Token无效。" },
  "UnsupportedOperation.InstanceDisplayAreaNotSupportOperation": {
    en: "Game instances do not support this operation.",
    zh: "游戏专区实例不支持该操作。",
  },
  "UnsupportedOperation.LatestOperationUnfinished": {
    en: "The latest operation on `{value}` has not finished.",
    zh: "`{value}` 的上一次操作尚未完成。",
  },
  "UnsupportedOperation.ResourceNotReturnable": { en: "The resource cannot be returned.", zh: "该资源不可退还。" },
  "UnsupportedOperation.SystemBusy": { en: "The system is busy. Try again later.", zh: "系统繁忙，请稍后重试。" },
} as const satisfies Messages;
