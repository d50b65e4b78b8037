/** Chinese for what this folder declares, by its English. */
export const groupChinese: Readonly<Record<string, string>> = {
  "User group": "用户组",
  "Adds users to groups. If one cannot be added, none is.": "把用户加入用户组：所列各项要么全部加入，要么都不加入。",
  "Pairs of a group and a user.": "用户组与用户的配对。",
  "Creates an empty user group.": "新建用户组，起初没有成员。",
  "Name of the group, unique in the account.": "用户组名称，不能与账号内其他用户组相同。",
  "Description of the group.": "用户组的用途。",
  "Deletes a group and its policy bindings. Its users remain.": "删除用户组及其权限；组内用户保留。",
  "Returns a group and its users.": "查询用户组及组内用户。",
  "Number of users in the group.": "组内用户数。",
  "The users, in the order in which they joined.": "用户，按加入的先后排列。",
  "Lists the groups of the account.": "列出账号的用户组。",
  "Part of the name.": "名称的一部分。",
  "The groups, newest first.": "用户组，从新到旧。",
  "Lists the groups of a user.": "列出用户所在的用户组。",
  "Uid of the user. Either this or SubUin is required.": "用户的 Uid；与 SubUin 任写其一。",
  "Uin of the user. Either this or Uid is required.": "用户的 Uin；与 Uid 任写其一。",
  "The groups, in the order in which the user joined them.": "用户组，按用户加入的先后排列。",
  "Lists the users in a group.": "列出用户组内的用户。",
  "Removes users from groups. If one cannot be removed, none is.":
    "把用户移出用户组：所列各项要么全部移出，要么都不移出。",
  "Changes the name or description of a group. Omitted parameters stay unchanged.":
    "修改用户组的名称或备注，只改所写的内容。",
  "New name of the group.": "新名称。",
  "Uid of the user. Either this or Uin is required.": "用户的 Uid；与 Uin 任写其一。",
};
