import { int, listOf, objectType, string } from "#kernel/fields.ts";
import { chinaTime } from "#kernel/times.ts";
import { RoleTags, tagsOf } from "../../wire/objects/Tag.ts";
import type { RoleRow } from "../rows.ts";

export const RoleInfo = objectType("RoleInfo", {
  RoleId: string("Id of the role."),
  RoleName: string("Name."),
  PolicyDocument: string("Trust policy of the role."),
  Description: string("Description."),
  AddTime: string("Creation time, in China Standard Time."),
  UpdateTime: string("Time of the last change, in China Standard Time."),
  ConsoleLogin: int("1 if console access with the role is allowed, else 0."),
  RoleType: string("user: created by the account; system or service_linked: created for a product.").nullable(),
  SessionDuration: int("Maximum duration of a session in seconds.").nullable(),
  DeletionTaskId: string("Id of the deletion task: null, because deletion completes immediately.").nullable(),
  Tags: listOf(RoleTags, "Tags.").nullable(),
  RoleArn: string("Six-segment resource description of the role.").nullable(),
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
