import type { Fail } from "#kernel/action.ts";
import type { Users } from "../user/rows.ts";
import type { GroupIdOfUidInfo } from "./objects/Group.ts";

type Code = "InvalidParameter.UserUinAndUinNotAllNull" | "ResourceNotFound.UserNotExist";

/** The pairs of group and user in a call, with each user resolved to its uin. */
export async function memberships(
  pairs: readonly (typeof GroupIdOfUidInfo.value)[],
  users: Users,
  fail: Fail<Code>,
): Promise<readonly { readonly GroupId: number; readonly uin: string }[]> {
  const found: { GroupId: number; uin: string }[] = [];
  for (const [index, { GroupId, Uid, Uin }] of pairs.entries()) {
    const parameter = `Info.${index}`;
    if (Uid === undefined && Uin === undefined) fail("InvalidParameter.UserUinAndUinNotAllNull", { parameter });
    const user = await users.findByUidOrUin(Uid, Uin);
    if (!user) return fail("ResourceNotFound.UserNotExist", { parameter, value: Uin ?? Uid ?? "" });
    found.push({ GroupId, uin: user.uin });
  }
  return found;
}
