/** What this service declares, in Chinese, by its English. */
export const chinese: Readonly<Record<string, string>> = {
  STS: "STS",
  "Returns temporary credentials for a role that trusts the caller.": "为信任调用者的角色签发临时密钥。",
  "Resource description of the role, with its id or name.": "角色，写 ID 或名称。",
  "Name of the session.": "会话的名称。",
  "Validity of the credentials in seconds. The role sets the maximum.": "临时密钥有效的秒数，不超过角色允许的时长。",
  "URL-encoded policy that restricts the role's permissions.": "收窄角色权限的策略，经 URL 编码。",
  "External id agreed with the role's owner.": "与角色所有者约定的字符串。",
  "Tags of the session.": "会话的标签。",
  "Uin of the identity on whose behalf the caller acts.": "调用者背后之人的 Uin。",
  "Type of the second factor.": "第二重验证的名称。",
  "Code of the second factor.": "第二重验证的代码。",
  "The temporary credentials.": "临时密钥。",
  "Expiration time in epoch seconds.": "失效时间，自 1970 年起的秒数。",
  "Expiration time in UTC.": "失效时间，UTC。",
  "Returns the caller's identity.": "查询调用者是谁。",
  "Six-segment resource description of the caller.": "调用者的资源描述。",
  "Uin of the root account.": "主账号的 Uin。",
  "Uin of a user; role id and session name of a role; Uin and name of a federated user.":
    "用户的 Uin；角色为其 ID 和会话名称；联合身份为 Uin 和名称。",
  "Uin of the user, or of the identity that assumed the role.": "用户的 Uin，或扮演角色者的 Uin。",
  "CAMUser or CAMRole.": "CAMUser 或 CAMRole。",
  "Returns temporary credentials with the caller's permissions, restricted by a policy.":
    "签发带有调用者权限、并由策略收窄的临时密钥。",
  "Name of the federated user, in letters.": "持有者的名称，由字母组成。",
  "URL-encoded policy that restricts the permissions.": "收窄权限的策略，经 URL 编码。",
  "Validity of the credentials in seconds: up to 7200 for a root account, 129600 for a user.":
    "临时密钥有效的秒数：主账号至多 7200，用户至多 129600。",
  "Session token. Send it with each request as X-TC-Token or as the parameter Token.":
    "随每次请求以 X-TC-Token 头或 Token 参数发送。",
  "The temporary SecretId.": "临时 SecretId。",
  "The temporary SecretKey.": "临时 SecretKey。",
  "Key of the tag.": "标签键。",
  "Value of the tag.": "标签值。",
};
