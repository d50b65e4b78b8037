import { int, objectType, string } from "#kernel/fields.ts";
import { chinaTime } from "#kernel/times.ts";
import type { UserRow } from "../rows.ts";

const identity = {
  Uin: int("Uin of the user."),
  Name: string("Name of the user."),
  Uid: int("The user's small number within CAM."),
};

const contact = {
  PhoneNum: string("Telephone number."),
  CountryCode: string("Country code of the number."),
  Email: string("Mail address."),
};

export const SubAccountInfo = objectType("SubAccountInfo", {
  ...identity,
  ...contact,
  Remark: string("What the user is for."),
  ConsoleLogin: int("1 where the console may be used, else 0."),
  CreateTime: string("When the user was made, in China's time."),
  NickName: string("What the user calls itself; the same as the name."),
});

export const SubAccountUser = objectType("SubAccountUser", {
  ...identity,
  Remark: string("What the user is for."),
  CreateTime: string("When the user was made, in China's time.").nullable(),
  UserType: int("2: a sub-user."),
  LastLoginIp: string("Address of the last login to the console; empty, there were none."),
  LastLoginTime: string("Time of the last login to the console; null, there were none.").nullable(),
});

export const GroupMemberInfo = objectType("GroupMemberInfo", {
  ...identity,
  ...contact,
  PhoneFlag: int("1 where the number was verified."),
  EmailFlag: int("1 where the address was verified."),
  UserType: int("3, as published samples say of sub-users."),
  CreateTime: string("When the user was made, in China's time."),
  IsReceiverOwner: int("1 for the first receiver of messages."),
  Remark: string("What the user is for.").nullable(),
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
