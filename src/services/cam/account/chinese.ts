/** Chinese for what this folder declares, by its English. */
export const accountChinese: Readonly<Record<string, string>> = {
  Account: "账号",
  "Returns the numbers of users, groups, roles and policies of the account.": "统计账号在 CAM 中的各项数量。",
  "Number of custom policies.": "自有策略数。",
  "Number of roles.": "角色数。",
  "Number of users.": "用户数。",
  "Number of groups.": "用户组数。",
  "Number of users that belong to a group.": "已加入用户组的用户数。",
  "Number of identity providers: always 0.": "身份提供商数；这里没有。",
  "Returns the caller's Uin, root account and AppId.": "查询调用者的 Uin、主账号和 AppId。",
  "Uin of the caller.": "调用者的 Uin。",
  "Uin of the root account.": "主账号的 Uin。",
  "AppId of the root account.": "主账号的 AppId。",
};
