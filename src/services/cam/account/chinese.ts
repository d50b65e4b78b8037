/** Chinese for what this folder declares, by its English. */
export const accountChinese: Readonly<Record<string, string>> = {
  Account: "账号",
  "Counts what the account has in CAM.": "统计账号在 CAM 中的各项数量。",
  "Policies of its own.": "自有策略数。",
  "Roles.": "角色数。",
  "Users.": "用户数。",
  "Groups.": "用户组数。",
  "Users who are in a group.": "已加入用户组的用户数。",
  "Identity providers; there are none.": "身份提供商数；这里没有。",
  "Tells the uin, root account and AppId of the caller.": "查询调用者的 Uin、主账号和 AppId。",
  "Uin of the caller.": "调用者的 Uin。",
  "Uin of the root account.": "主账号的 Uin。",
  "The root account's AppId.": "主账号的 AppId。",
};
