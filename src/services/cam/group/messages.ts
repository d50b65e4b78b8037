import type { Messages } from "#kernel/errors.ts";

/** Messages about user groups. */
export const groupMessages = {
  "InvalidParameter.GroupFull": { en: "The account has reached the limit of {limit} groups." },
  "InvalidParameter.GroupNameInUse": { en: "`{parameter}` is already the name of another group: `{value}`." },
  "InvalidParameter.GroupNotExist": { en: "`{parameter}` is not the id of a group of the account: `{value}`." },
  "InvalidParameter.GroupUserFull": { en: "Group {value} has reached the limit of {limit} users." },
  "InvalidParameter.UserGroupFull": { en: "User {value} has reached the limit of {limit} groups." },
  "InvalidParameter.UserUinAndUinNotAllNull": { en: "`{parameter}` must contain `Uin` or `Uid`." },
  "ResourceNotFound.GroupNotExist": { en: "`{parameter}` is not the id of a group of the account: `{value}`." },
} as const satisfies Messages;

/** Some actions report a missing group with the code of a missing user. This message replaces the code's own. */
export const unknownGroup = { en: "`GroupId` is not the id of a group of the account: `{value}`." };
