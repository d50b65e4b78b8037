import { readPolicy } from "#identity/policy/document.ts";
import { int, listOf, objectType, string } from "#kernel/fields.ts";
import { chinaTime } from "#kernel/times.ts";
import { Tag, tagsOf } from "../../wire/objects/Tag.ts";
import type { Policy } from "../rows.ts";

export const StrategyInfo = objectType("StrategyInfo", {
  PolicyId: int("Id of the policy."),
  PolicyName: string("Its name."),
  AddTime: string("When it was made, in China's time."),
  Type: int("1: of the account; 2: preset."),
  Description: string("What it is for.").nullable(),
  CreateMode: int("2: written in the policy language."),
  Attachments: int("How many users hold it themselves."),
  ServiceType: string("The product that it belongs to; not told.").nullable(),
  IsAttached: int("Whether a marked holder has it; null, no holder is marked here.").nullable(),
  Deactived: int("1 where a product in it has been given up.").nullable(),
  DeactivedDetail: listOf(string("A product."), "Products in it that have been given up.").nullable(),
  IsServiceLinkedPolicy: int("1 where it belongs to a service-linked role.").nullable(),
  AttachEntityCount: int("How many users, groups and roles hold it.").nullable(),
  AttachEntityBoundaryCount: int("For how many it is a boundary; there are none.").nullable(),
  UpdateTime: string("When it was last changed, in China's time.").nullable(),
  Tags: listOf(Tag, "Its tags."),
  PermissionLevel: string("Global, Finance or CloudProduct: how far it reaches."),
});

/** 1 for a policy of the account, 2 for a preset. */
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

/** Policies that reach into every product are global; those that reach into the finances are told apart. */
function levelOf(document: string): string {
  const actions = readPolicy(document, "permission").flatMap((statement) => statement.actions);
  if (actions.some((action) => /^(name\/)?\*/.test(action))) return "Global";
  return actions.some((action) => /^(name\/)?finance:/.test(action)) ? "Finance" : "CloudProduct";
}
