/** What this service declares, in Chinese, by its English. */
export const chinese: Readonly<Record<string, string>> = {
  STS: "STS",
  "Gives temporary credentials for a role that trusts the caller.": "为信任调用者的角色签发临时密钥。",
  "The role, by id or name.": "角色，写 ID 或名称。",
  "What the session is called.": "会话的名称。",
  "How long the credentials last, in seconds; no longer than the role allows.":
    "临时密钥有效的秒数，不超过角色允许的时长。",
  "A policy that narrows the role's rights, URL-encoded.": "收窄角色权限的策略，经 URL 编码。",
  "A word agreed with the role's owner.": "与角色所有者约定的字符串。",
  "Tags of the session.": "会话的标签。",
  "Uin of whoever stands behind the caller.": "调用者背后之人的 Uin。",
  "Name of the second factor.": "第二重验证的名称。",
  "Code of the second factor.": "第二重验证的代码。",
  "The temporary credentials.": "临时密钥。",
  "When they end, in epoch seconds.": "失效时间，自 1970 年起的秒数。",
  "When they end, in UTC.": "失效时间，UTC。",
  "Tells who the caller is.": "查询调用者是谁。",
  "The caller's name as a resource.": "调用者的资源描述。",
  "Uin of the root account.": "主账号的 Uin。",
  "Uin of the user; for a role, its id and the session's name; for federation, uin and name.":
    "用户的 Uin；角色为其 ID 和会话名称；联合身份为 Uin 和名称。",
  "Uin of the user, or of whoever assumed the role.": "用户的 Uin，或扮演角色者的 Uin。",
  "CAMUser or CAMRole.": "CAMUser 或 CAMRole。",
  "Gives temporary credentials with the caller's rights, narrowed by a policy.":
    "签发带有调用者权限、并由策略收窄的临时密钥。",
  "What the holder is called, in letters.": "持有者的名称，由字母组成。",
  "The policy that narrows the rights, URL-encoded.": "收窄权限的策略，经 URL 编码。",
  "How long the credentials last, in seconds: up to 7200 for a root account, 129600 for a user.":
    "临时密钥有效的秒数：主账号至多 7200，用户至多 129600。",
  "Goes with each request as X-TC-Token, or as the parameter Token.": "随每次请求以 X-TC-Token 头或 Token 参数发送。",
  "The temporary SecretId.": "临时 SecretId。",
  "The temporary SecretKey.": "临时 SecretKey。",
  "Key of the tag.": "标签键。",
  "Value of the tag.": "标签值。",
};
