import { readPolicy } from "#identity/policy/document.ts";
import { int, listOf, objectType, string } from "#kernel/fields.ts";
import { chinaTime } from "#kernel/times.ts";
import { Tag, tagsOf } from "../../wire/objects/Tag.ts";
import type { Policy } from "../rows.ts";

export const StrategyInfo = objectType("StrategyInfo", {
  PolicyId: int("Id of the policy."),
  PolicyName: string("Name."),
  AddTime: string("Creation time, in China Standard Time."),
  Type: int("1: custom. 2: preset."),
  Description: string("Description.").nullable(),
  CreateMode: int("2: written in the policy language."),
  Attachments: int("Number of users to which the policy is bound directly."),
  ServiceType: string("The product of the policy: always empty.").nullable(),
  IsAttached: int("Whether the policy is bound to a marked entity: always null.").nullable(),
  Deactived: int("1 if the policy refers to a discontinued product.").nullable(),
  DeactivedDetail: listOf(string("A product."), "Discontinued products to which the policy refers.").nullable(),
  IsServiceLinkedPolicy: int("1 if the policy belongs to a service-linked role.").nullable(),
  AttachEntityCount: int("Number of users, groups and roles to which the policy is bound.").nullable(),
  AttachEntityBoundaryCount: int("Number of entities whose permission boundary it is: always 0.").nullable(),
  UpdateTime: string("Time of the last change, in China Standard Time.").nullable(),
  Tags: listOf(Tag, "Tags."),
  PermissionLevel: string("Reach of the policy: Global, Finance or CloudProduct."),
});

/** 1 for a custom policy, 2 for a preset policy. */
export const typeOf = (policy: Policy): number => (policy.preset ? 2 : 1);

export const strategyInfo = (
  policy: Policy,
  held: { readonly all: number; readonly users: number } | undefined,
): typeof StrategyInfo.value => ({
  PolicyId: policy.id,
  PolicyName: policy.name,
  AddTime: chinaTime(policy.created),
  Type: typeOf(policy),
  Description: policy.about,
  CreateMode: 2,
  Attachments: held?.users ?? 0,
  ServiceType: null,
  IsAttached: null,
  Deactived: 0,
  DeactivedDetail: [],
  IsServiceLinkedPolicy: policy.linked ? 1 : 0,
  AttachEntityCount: held?.all ?? 0,
  AttachEntityBoundaryCount: 0,
  UpdateTime: chinaTime(policy.updated),
  Tags: tagsOf(policy),
  PermissionLevel: levelOf(policy.document),
});

/** A policy for all products is global. Policies for financial products have a level of their own. */
function levelOf(document: string): string {
  const actions = readPolicy(document, "permission").flatMap((statement) => statement.actions);
  if (actions.some((action) => /^(name\/)?\*/.test(action))) return "Global";
  return actions.some((action) => /^(name\/)?finance:/.test(action)) ? "Finance" : "CloudProduct";
}
