import type { Fail } from "#kernel/action.ts";
import { resourceId } from "#kernel/chance.ts";
import { listOf, string } from "#kernel/fields.ts";
import type { Random } from "#kernel/ports.ts";
import { firewallRule } from "../firewall/objects/FirewallRule.ts";
import { repeatedAt } from "../firewall/rules.ts";
import { defaultRules } from "../instance/newInstance.ts";
import type { FirewallRule } from "../instance/rows.ts";
import { idForm } from "../wire/idForms.ts";
import { type FirewallTemplateRow, type FirewallTemplates, type TemplateRule, templateLimits } from "./rows.ts";

/** Parameters and checks that the actions of firewall templates share. */

export const templateId = (about: string) => string(about).pattern(...idForm("lhft"));

export const templateRuleId = (about: string) => string(about).pattern(...idForm("lhftr", 10));

/** Here there is no code of its own for a long description. */
export const GivenRule = firewallRule("InvalidParameterValue");

/** Rules of a template; the code for none at all differs between the actions. */
export const givenRules = <const Code extends string>(least: number, tooFew: Code) =>
  listOf(GivenRule, "The rules, first ones first.")
    .items(least, Number.MAX_SAFE_INTEGER, tooFew)
    .items(0, templateLimits.rules, "InvalidParameterValue.TooLarge");

/** A template that is there. */
export async function templateFor(
  id: string,
  firewallTemplates: FirewallTemplates,
  fail: Fail<"ResourceNotFound.FirewallTemplateNotFound">,
): Promise<FirewallTemplateRow> {
  const template = await firewallTemplates.find(id);
  return template ?? fail("ResourceNotFound.FirewallTemplateNotFound", { value: id });
}

/** Refuses rules of which one comes twice, among themselves or among others. */
export function refuseRepeated(
  rules: readonly FirewallRule[],
  others: readonly FirewallRule[],
  fail: Fail<"InvalidParameterValue.DuplicatedFirewallTemplateRule">,
): void {
  const at = repeatedAt(rules, others);
  if (at >= 0) {
    fail("InvalidParameterValue.DuplicatedFirewallTemplateRule", { parameter: `TemplateRules.${at}` });
  }
}

/** Rules of a caller's become rules of a template when each has an id. */
export const withIds = (rules: readonly FirewallRule[], random: Random): readonly TemplateRule[] =>
  rules.map((rule) => ({ ...rule, id: resourceId(random, "lhftr", 10) }));

export const withoutIds = (rules: readonly TemplateRule[]): readonly FirewallRule[] =>
  rules.map(({ id: _, ...rule }) => rule);

/** The rules that a new instance gets: those of a template where one is named. */
export async function firstRules(
  template: string | undefined,
  firewallTemplates: FirewallTemplates,
  fail: Fail<"ResourceNotFound.FirewallTemplateNotFound">,
): Promise<readonly FirewallRule[]> {
  if (template === undefined) return defaultRules;
  const { id } = await templateFor(template, firewallTemplates, fail);
  return withoutIds(await firewallTemplates.rules(id));
}
