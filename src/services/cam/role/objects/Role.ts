import { int, listOf, objectType, string } from "#kernel/fields.ts";
import { chinaTime } from "#kernel/times.ts";
import { RoleTags, tagsOf } from "../../wire/objects/Tag.ts";
import type { RoleRow } from "../rows.ts";

export const RoleInfo = objectType("RoleInfo", {
  RoleId: string("Id of the role."),
  RoleName: string("Its name."),
  PolicyDocument: string("Its trust policy: who may assume it."),
  Description: string("What it is for."),
  AddTime: string("When it was made, in China's time."),
  UpdateTime: string("When it was last changed, in China's time."),
  ConsoleLogin: int("1 where the console may be used with it, else 0."),
  RoleType: string("user: made by the account; system or service_linked: of a product.").nullable(),
  SessionDuration: int("Seconds that a session may last at most.").nullable(),
  DeletionTaskId: string("Task that is deleting it; null, deletion is done at once.").nullable(),
  Tags: listOf(RoleTags, "Its tags.").nullable(),
  RoleArn: string("Its name as a resource.").nullable(),
});

export const roleInfo = (role: RoleRow): typeof RoleInfo.value => ({
  RoleId: role.id,
  RoleName: role.name,
  PolicyDocument: role.trust,
  Description: role.about,
  AddTime: chinaTime(role.created),
  UpdateTime: chinaTime(role.updated),
  ConsoleLogin: role.console_login,
  RoleType: role.kind,
  SessionDuration: role.duration,
  DeletionTaskId: null,
  Tags: tagsOf(role),
  RoleArn: `qcs::cam::uin/${role.account}:${role.kind === "user" ? "roleName" : "role/tencentcloudServiceRoleName"}/${role.name}`,
});
