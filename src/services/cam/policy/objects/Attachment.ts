import { int, listOf, objectType, string } from "#kernel/fields.ts";
import { chinaTime } from "#kernel/times.ts";
import type { GroupRow } from "../../group/rows.ts";
import type { Attached, Holding } from "../attachments.ts";
import { typeOf } from "./Policy.ts";

const policyName = string("Name of the policy.");
const policyId = int("Id of the policy.");
const since = string("Since when it is held, in China's time.");
const policyType = string("User: of the account; QCS: preset.");
const deactived = int("1 where a product in it has been given up.");
const deactivedDetail = listOf(string("A product."), "Products in it that have been given up.");
const about = string("What the policy is for.");

export const AttachPolicyInfo = objectType("AttachPolicyInfo", {
  PolicyId: policyId,
  PolicyName: policyName,
  AddTime: since,
  CreateMode: int("2: written in the policy language."),
  PolicyType: policyType,
  Remark: about,
  OperateOwnerUin: string("Root account of whoever bound it; not recorded.").nullable(),
  OperateUin: string("Whoever bound it; not recorded.").nullable(),
  OperateUinType: int("What whoever bound it was; not recorded.").nullable(),
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
  StrategyType: string("1: of the account; 2: preset."),
  CreateMode: string("2: written in the policy language."),
  Groups: listOf(
    objectType("AttachedUserPolicyGroupInfo", {
      GroupId: int("Id of the group."),
      GroupName: string("Name of the group."),
    }),
    "The user's groups that hold it.",
  ),
  Deactived: deactived,
  DeactivedDetail: deactivedDetail,
});

export const AttachEntityOfPolicy = objectType("AttachEntityOfPolicy", {
  Id: string("Uid of the user, or id of the group or role."),
  Name: string("Name of the user, group or role."),
  Uin: int("Uin of the user; 0 for a group or role."),
  RelatedType: int("1: a user; 2: a group; 3: a role."),
  AttachmentTime: since,
});

const living = { Deactived: 0, DeactivedDetail: [] } as const;

export const typeName = ({ policy }: Attached): "QCS" | "User" => (policy.preset ? "QCS" : "User");

export const attachPolicyInfo = (attached: Attached): typeof AttachPolicyInfo.value => ({
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

export const attachedPolicyOfRole = (attached: Attached): typeof AttachedPolicyOfRole.value => ({
  PolicyId: attached.policy.id,
  PolicyName: attached.policy.name,
  AddTime: chinaTime(attached.since),
  PolicyType: typeName(attached),
  CreateMode: 2,
  Description: attached.policy.about,
  ...living,
});

export const attachedUserPolicy = (
  { policy, since }: Attached,
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
  { kind, since }: Holding,
  entity: { readonly id: string; readonly name: string; readonly uin: number },
): typeof AttachEntityOfPolicy.value => ({
  Id: entity.id,
  Name: entity.name,
  Uin: entity.uin,
  RelatedType: relatedTypes[kind],
  AttachmentTime: chinaTime(since),
});
