import type { Messages } from "#kernel/errors.ts";

/**
 * The codes that any action may return, with the texts of the real service where they are known. `docs/deviations.md` lists
 * which are.
 */
export const commonMessages = {
  ActionOffline: { en: "The action=`{action}` is offline." },
  "AuthFailure.InvalidAuthorization": {
    en: "The request `Authorization` header does not conform to tencentcloud standards: {reason}",
  },
  "AuthFailure.InvalidSecretId": { en: "The SecretId is invalid." },
  "AuthFailure.MFAFailure": { en: "MFA failed." },
  "AuthFailure.SecretIdNotFound": {
    en: "The SecretId is not found, please ensure that your SecretId is correct.",
    zh: "SecretId不存在，请输入正确的密钥。",
  },
  "AuthFailure.SignatureExpire": {
    en: "Signature expired. Please use local time and enable NTP service for time synchronization to avoid a deviation between `Timestamp` and the server time {time}.",
  },
  "AuthFailure.SignatureFailure": {
    en: "The provided credentials could not be validated. {reason}",
    zh: "请求签名验证失败，{reason}",
  },
  "AuthFailure.TokenFailure": { en: "Token verification failed, please check if your Token is correct" },
  "AuthFailure.UnauthorizedOperation": {
    en: "You are not authorized to perform this operation. Check your CAM policies, and ensure that you are using the correct access keys. [{refusal}]",
    zh: "操作未授权，请检查CAM策略。[{refusal}]",
  },
  DryRunOperation: { en: "The request would have succeeded, but the DryRun parameter was used." },
  FailedOperation: { en: "The operation failed. {reason}", zh: "操作失败。{reason}" },
  InternalError: {
    en: "({tail})An internal error has occurred. Retry your request, but if the problem persists, contact us with details by posting a message on the Tencent cloud forums.",
    zh: "内部服务错误，请稍后重试。",
  },
  InvalidAction: {
    en: "The request action=`{action}` is invalid or not found in service=`{service}` and version=`{version}`.",
  },
  InvalidParameter: {
    en: "The value type of parameter `{parameter}` is not valid.",
    zh: "参数 `{parameter}` 取值类型错误。参数类型应为 `{type}`。",
  },
  InvalidParameterValue: { en: "The value `{value}` specified in the parameter `{parameter}` is not valid." },
  InvalidRequest: { en: "The multipart body is malformed." },
  IpInBlacklist: { en: "The IP is in the blacklist." },
  IpNotInWhitelist: { en: "The IP is not in the whitelist." },
  LimitExceeded: { en: "The quota is used up." },
  MissingParameter: { en: "The request is missing a required parameter `{parameter}`." },
  NoSuchProduct: { en: "The specified product=`{service}` does not exist." },
  NoSuchVersion: { en: "The specified api version=`{version}` does not exist in service=`{service}`." },
  OperationDenied: { en: "The operation is denied." },
  RequestLimitExceeded: {
    en: "Your current request times equals to `{count}` in a second, which exceeds the frequency limit `{limit}` for a second. Please reduce the frequency of calls.",
    zh: "您当前每秒请求 `{count}` 次，超过了每秒频率上限 `{limit}`，请稍后重试。",
  },
  "RequestLimitExceeded.GlobalRegionUinLimitExceeded": {
    en: "The account's requests in all regions exceed the limit.",
  },
  "RequestLimitExceeded.IPLimitExceeded": { en: "The requests from this address exceed the limit." },
  "RequestLimitExceeded.UinLimitExceeded": { en: "The account's requests exceed the limit." },
  // Two blanks after "exceed", as the service writes it.
  RequestSizeLimitExceeded: { en: "Your current request size exceed  max {limit}B, but your {size}B." },
  ResourceInUse: { en: "The resource is in use." },
  ResourceInsufficient: { en: "There are not enough resources." },
  ResourceNotFound: { en: "The resource does not exist." },
  ResourceUnavailable: { en: "The resource is not available." },
  ResourcesSoldOut: { en: "The resources are sold out." },
  ResponseSizeLimitExceeded: { en: "Your current response size exceed max {limit}B." },
  // A real line feed at each end of line: products write their refusals so.
  UnauthorizedOperation: { en: "{refusal}" },
  UnknownParameter: { en: "The parameter `{parameter}` is not recognized." },
  UnsupportedOperation: { en: "The operation is not supported." },
  UnsupportedProtocol: { en: "The HTTP method is not supported, only GET and POST are supported." },
  UnsupportedRegion: { en: "The action not support this region." },
} as const satisfies Messages;

/** Texts of one code that depend on what went wrong; they replace the code's own. */
export const errorDetails = {
  accountLocked: {
    en: "Other requests kept the resources of the account locked for more than {seconds} seconds. The request changed nothing; retry it.",
    zh: "其他请求锁定该账号的资源超过 {seconds} 秒。本次请求未做任何更改，请稍后重试。",
  },
  badSignature: { en: "Please check your signature is correct.", zh: "请检查您的签名计算是否正确。" },
  callInterrupted: {
    en: "({tail})The server paused during the request, and the database rolled it back. The request changed nothing; retry it.",
    zh: "服务器在处理请求期间停顿，数据库已回滚该请求。本次请求未做任何更改，请重试。",
  },
  databaseLocked: {
    en: "Another process kept the server's database locked for more than {seconds} seconds. The request changed nothing; retry it.",
    zh: "其他进程锁定服务器数据库超过 {seconds} 秒。本次请求未做任何更改，请稍后重试。",
  },
  emptyRegionHeader: { en: "A value specified in `X-TC-Region` is not valid, is unsupported, or cannot be used." },
  emptyRegionParameter: { en: "A value specified in `Region` is not valid, is unsupported, or cannot be used." },
  formTooLarge: {
    en: "The provided credentials could not be validated because of exceeding request size limit, please use new signature method `TC3-HMAC-SHA256`.",
  },
  noDatabase: {
    en: "({tail})The server's database cannot be reached, or is full. The cause is in the log of the server. Retry after it is fixed.",
    zh: "服务器的数据库无法访问或空间不足。原因见服务器日志，排除后请重试。",
  },
  noFreeConnection: {
    en: "({tail})All database connections of the server are in use. The request changed nothing; retry it.",
    zh: "服务器的数据库连接已全部被占用。本次请求未做任何更改，请稍后重试。",
  },
  noEqualsSign: { en: "Url key and value should be splited by `=`." },
  notJson: { en: "The request body is not valid JSON." },
  notSigned: { en: "The request carries neither the common parameters nor a signature." },
  notWanted: { en: "The action does not support Content-Type=`{type}`." },
  tooManyWaiting: {
    en: "More than {limit} requests wait to change the resources of the account. The request changed nothing; send fewer at a time and retry it.",
    zh: "等待修改该账号资源的请求超过 {limit} 个。本次请求未做任何更改，请减少并发后重试。",
  },
  tooDeep: { en: "The parameters are nested deeper than {limit} levels." },
  tooMany: { en: "The request has more than {limit} parameters." },
  wrongNumber: { en: "Parameter `{parameter}` type error." },
} as const satisfies Messages;

/** A code that any action may raise without declaring it. */
export type CommonCode = keyof typeof commonMessages;
