import type { Messages } from "#kernel/errors.ts";
import { ccnMessages } from "./ccn/messages.ts";
import { diskMessages } from "./disk/messages.ts";
import { dockerMessages } from "./docker/messages.ts";
import { firewallMessages } from "./firewall/messages.ts";
import { imageMessages } from "./image/messages.ts";
import { instanceMessages } from "./instance/messages.ts";
import { keyAndSnapshotMessages } from "./key/messages.ts";
import { mcpMessages } from "./mcp/messages.ts";
import { packageMessages } from "./package/messages.ts";
import { catalogueMessages } from "./quota/messages.ts";
import { malformed, outOfRange } from "./wire/messages.ts";

/** What Lighthouse says with its own codes, in both languages. */
export const messages = {
  ...catalogueMessages,
  ...ccnMessages,
  ...imageMessages,
  ...diskMessages,
  ...dockerMessages,
  ...firewallMessages,
  ...instanceMessages,
  ...keyAndSnapshotMessages,
  ...mcpMessages,
  ...packageMessages,
  "FailedOperation.DescribeBlueprintsFailed": {
    en: "The blueprints could not be listed: {reason}",
    zh: "查询镜像失败：{reason}",
  },
  "FailedOperation.DescribeImagesFailed": {
    en: "CVM refused to list the images: {reason}",
    zh: "查询CVM镜像列表失败：{reason}",
  },
  "FailedOperation.ImageOperationFailed": {
    en: "The operation on the image failed: {reason}",
    zh: "镜像操作失败：{reason}",
  },
  "FailedOperation.RequestError": { en: "CVM could not be reached: {reason}", zh: "请求CVM失败：{reason}" },
  "InternalError.InvalidCommandNotFound": { en: "The command was not found.", zh: "未找到命令。" },
  "InternalError.RequestError": {
    en: "CVM's answer could not be read: {reason}",
    zh: "CVM返回的内容无法解析：{reason}",
  },
  "InvalidParameter.FilterValueLimitExceeded": outOfRange,
  "InvalidParameter.InvalidFilter": malformed,
  "InvalidParameter.InvalidFilterInvalidKey": malformed,
  "InvalidParameter.InvalidFilterInvalidNameNotStr": {
    en: "`{parameter}` must be a string.",
    zh: "`{parameter}` 必须是字符串。",
  },
  "InvalidParameter.InvalidFilterNotDict": { en: "`{parameter}` must be an object.", zh: "`{parameter}` 必须是对象。" },
  "InvalidParameter.InvalidFilterNotSupportedName": malformed,
  "InvalidParameter.ParameterConflict": outOfRange,
  "InvalidParameterValue.BlueprintIdMalformed": malformed,
  "InvalidParameterValue.Duplicated": malformed,
  "InvalidParameterValue.InvalidBlueprintPlatformType": malformed,
  "InvalidParameterValue.InvalidBlueprintState": malformed,
  "InvalidParameterValue.InvalidBlueprintType": malformed,
  "InvalidParameterValue.InvalidImageIdMalformed": malformed,
  "InvalidParameterValue.LimitExceeded": outOfRange,
  "InvalidParameterValue.Negative": {
    en: "`{parameter}` {must}, but is {value}.",
    zh: "`{parameter}` {must}，当前为 {value}。",
  },
  "InvalidParameterValue.OutOfRange": {
    en: "`{parameter}` {must}, but is {value}.",
    zh: "`{parameter}` {must}，当前为 {value}。",
  },
  "InvalidParameterValue.TooLong": outOfRange,
  "ResourceInUse.ImageInUse": { en: "Image `{value}` is in use.", zh: "镜像 `{value}` 正在使用中。" },
  "ResourceNotFound.ImageIdNotFound": {
    en: "There is no image `{value}` in this region.",
    zh: "该地域不存在镜像 `{value}`。",
  },
  "ResourceNotFound.RoleNotFound": {
    en: "The Lighthouse service role does not exist; add it to the account: {reason}.",
    zh: "轻量应用服务器服务角色不存在，请先为账号添加该角色：{reason}。",
  },
  "ResourceNotFound.SceneIdNotFound": { en: "There is no scene `{value}`.", zh: "使用场景 `{value}` 不存在。" },
  "UnauthorizedOperation.NoPermission": { en: "{refusal}" },
  "UnauthorizedOperation.TokenInvalid": { en: "The token is not valid.", zh: "Token无效。" },
  "UnsupportedOperation.AssumeRoleFailed": {
    en: "Lighthouse could not assume its role: {reason}.",
    zh: "轻量应用服务器获取角色授权失败：{reason}。",
  },
  "UnsupportedOperation.ImageAlreadyShared": { en: "Image `{value}`: {reason}", zh: "镜像 `{value}`：{reason}" },
  "UnsupportedOperation.ImageOccupied": {
    en: "Image `{value}`: {reason} Try again later.",
    zh: "镜像 `{value}`：{reason}请稍后重试。",
  },
  "UnsupportedOperation.ImageUnableToShare": { en: "Image `{value}`: {reason}", zh: "镜像 `{value}`：{reason}" },
} as const satisfies Messages;
