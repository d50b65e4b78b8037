import { int, objectType, string } from "#kernel/fields.ts";
import { chinaTime } from "#kernel/times.ts";
import type { UserRow } from "../rows.ts";

const identity = {
  Uin: int("Uin of the user."),
  Name: string("Name of the user."),
  Uid: int("Uid of the user, a short number used in CAM."),
};

const contact = {
  PhoneNum: string("Phone number."),
  CountryCode: string("Country code of the phone number."),
  Email: string("Email address."),
};

export const SubAccountInfo = objectType("SubAccountInfo", {
  ...identity,
  ...contact,
  Remark: string("Description of the user."),
  ConsoleLogin: int("1 if console access is allowed, else 0."),
  CreateTime: string("Creation time of the user, in China Standard Time."),
  NickName: string("Nickname of the user: same as the name."),
});

export const SubAccountUser = objectType("SubAccountUser", {
  ...identity,
  Remark: string("Description of the user."),
  CreateTime: string("Creation time of the user, in China Standard Time.").nullable(),
  UserType: int("Type of the user: 2, a sub-user."),
  LastLoginIp: string("IP address of the last console login: always empty."),
  LastLoginTime: string("Time of the last console login: always null.").nullable(),
});

export const GroupMemberInfo = objectType("GroupMemberInfo", {
  ...identity,
  ...contact,
  PhoneFlag: int("1 if the phone number is verified."),
  EmailFlag: int("1 if the email address is verified."),
  UserType: int("Type of the user: 3, a sub-user, as in published samples."),
  CreateTime: string("Creation time of the user, in China Standard Time."),
  IsReceiverOwner: int("1 for the primary message recipient."),
  Remark: string("Description of the user.").nullable(),
});

export const identityOf = ({ uin, name, uid }: UserRow) => ({ Uin: Number(uin), Name: name, Uid: uid });

export const contactOf = ({ phone, country_code, email }: UserRow) => ({
  PhoneNum: phone,
  CountryCode: country_code,
  Email: email,
});

export const subAccountInfo = (user: UserRow): typeof SubAccountInfo.value => ({
  ...identityOf(user),
  ...contactOf(user),
  Remark: user.remark,
  ConsoleLogin: user.console_login,
  CreateTime: chinaTime(user.created),
  NickName: user.name,
});

export const subAccountUser = (user: UserRow): typeof SubAccountUser.value => ({
  ...identityOf(user),
  Remark: user.remark,
  CreateTime: chinaTime(user.created),
  UserType: 2,
  LastLoginIp: "",
  LastLoginTime: null,
});

export const groupMemberInfo = (user: UserRow): typeof GroupMemberInfo.value => ({
  ...identityOf(user),
  ...contactOf(user),
  PhoneFlag: 0,
  EmailFlag: 0,
  UserType: 3,
  CreateTime: chinaTime(user.created),
  IsReceiverOwner: 0,
  Remark: user.remark,
});
