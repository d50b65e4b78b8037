import { int, listOf, objectType, string } from "#kernel/fields.ts";
import { chinaTime } from "#kernel/times.ts";
import type { GroupRow } from "../../group/rows.ts";
import type { AttachedPolicy, PolicyBinding } from "../attachments.ts";
import { typeOf } from "./Policy.ts";

const policyName = string("Name of the policy.");
const policyId = int("Id of the policy.");
const since = string("Time of the binding, in China Standard Time.");
const policyType = string("User: custom. QCS: preset.");
const deactived = int("1 if the policy refers to a discontinued product.");
const deactivedDetail = listOf(string("A product."), "Discontinued products to which the policy refers.");
const about = string("Description of the policy.");

export const AttachPolicyInfo = objectType("AttachPolicyInfo", {
  PolicyId: policyId,
  PolicyName: policyName,
  AddTime: since,
  CreateMode: int("2: written in the policy language."),
  PolicyType: policyType,
  Remark: about,
  OperateOwnerUin: string("Root account that bound the policy. Not recorded.").nullable(),
  OperateUin: string("Uin that bound the policy. Not recorded.").nullable(),
  OperateUinType: int("Type of the identity that bound the policy. Not recorded.").nullable(),
  Deactived: deactived,
  DeactivedDetail: deactivedDetail,
});

export const AttachedPolicyOfRole = objectType("AttachedPolicyOfRole", {
  PolicyId: policyId,
  PolicyName: policyName,
  AddTime: since,
  PolicyType: policyType,
  CreateMode: int("2: written in the policy language."),
  Deactived: deactived,
  DeactivedDetail: deactivedDetail,
  Description: about,
});

export const AttachedUserPolicy = objectType("AttachedUserPolicy", {
  PolicyId: string("Id of the policy."),
  PolicyName: policyName,
  Description: about,
  AddTime: since,
  StrategyType: string("1: custom. 2: preset."),
  CreateMode: string("2: written in the policy language."),
  Groups: listOf(
    objectType("AttachedUserPolicyGroupInfo", {
      GroupId: int("Id of the group."),
      GroupName: string("Name of the group."),
    }),
    "Groups of the user to which the policy is bound.",
  ),
  Deactived: deactived,
  DeactivedDetail: deactivedDetail,
});

export const AttachEntityOfPolicy = objectType("AttachEntityOfPolicy", {
  Id: string("Uid of the user, or id of the group or role."),
  Name: string("Name of the user, group or role."),
  Uin: int("Uin of the user. 0 for a group or role."),
  RelatedType: int("1: user. 2: group. 3: role."),
  AttachmentTime: since,
});

const living = { Deactived: 0, DeactivedDetail: [] } as const;

export const typeName = ({ policy }: AttachedPolicy): "QCS" | "User" => (policy.preset ? "QCS" : "User");

export const attachPolicyInfo = (attached: AttachedPolicy): typeof AttachPolicyInfo.value => ({
  PolicyId: attached.policy.id,
  PolicyName: attached.policy.name,
  AddTime: chinaTime(attached.since),
  CreateMode: 2,
  PolicyType: typeName(attached),
  Remark: attached.policy.about,
  OperateOwnerUin: null,
  OperateUin: null,
  OperateUinType: null,
  ...living,
});

export const attachedPolicyOfRole = (attached: AttachedPolicy): typeof AttachedPolicyOfRole.value => ({
  PolicyId: attached.policy.id,
  PolicyName: attached.policy.name,
  AddTime: chinaTime(attached.since),
  PolicyType: typeName(attached),
  CreateMode: 2,
  Description: attached.policy.about,
  ...living,
});

export const attachedUserPolicy = (
  { policy, since }: AttachedPolicy,
  groups: readonly GroupRow[],
): typeof AttachedUserPolicy.value => ({
  PolicyId: String(policy.id),
  PolicyName: policy.name,
  Description: policy.about,
  AddTime: chinaTime(since),
  StrategyType: String(typeOf(policy)),
  CreateMode: "2",
  Groups: groups.map(({ id, name }) => ({ GroupId: id, GroupName: name })),
  ...living,
});

const relatedTypes = { user: 1, group: 2, role: 3 } as const;

export const attachEntityOfPolicy = (
  { kind, since }: PolicyBinding,
  entity: { readonly id: string; readonly name: string; readonly uin: number },
): typeof AttachEntityOfPolicy.value => ({
  Id: entity.id,
  Name: entity.name,
  Uin: entity.uin,
  RelatedType: relatedTypes[kind],
  AttachmentTime: chinaTime(since),
});
