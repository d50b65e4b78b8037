import { int, objectType, string } from "#kernel/fields.ts";
import { chinaTime } from "#kernel/times.ts";
import type { GroupRow } from "../rows.ts";

export const groupFields = {
  GroupId: int("Id of the group."),
  GroupName: string("Name."),
  CreateTime: string("Creation time, in China Standard Time."),
  Remark: string("Description."),
};

export const GroupInfo = objectType("GroupInfo", groupFields);

export const groupInfo = ({ id, name, created, remark }: GroupRow): typeof GroupInfo.value => ({
  GroupId: id,
  GroupName: name,
  CreateTime: chinaTime(created),
  Remark: remark,
});

export const GroupIdOfUidInfo = objectType("GroupIdOfUidInfo", {
  GroupId: int("Id of the group."),
  Uid: int("Uid of the user. Either this or Uin is required.").optional(),
  Uin: int("Uin of the user. Either this or Uid is required.").optional(),
});
