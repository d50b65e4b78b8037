import type { Fail } from "#kernel/action.ts";
import { listOf, string } from "#kernel/fields.ts";
import type { Random } from "#kernel/ports.ts";
import { resourceId } from "#kernel/randomText.ts";
import { firewallRule } from "../firewall/objects/FirewallRule.ts";
import { repeatedAt } from "../firewall/rules.ts";
import { defaultRules } from "../instance/newInstance.ts";
import type { FirewallRule } from "../instance/rows.ts";
import { idForm } from "../wire/idForms.ts";
import { type FirewallTemplateRow, type FirewallTemplates, type TemplateRule, templateLimits } from "./rows.ts";

/** Parameters and checks shared by the firewall template actions. */

export const templateId = (about: string) => string(about).pattern(...idForm("lhft"));

export const templateRuleId = (about: string) => string(about).pattern(...idForm("lhftr", 10));

/** No specific error code for a long description is published here. */
export const GivenRule = firewallRule("InvalidParameterValue");

/** Rules of a template. The error code for an empty list differs between actions. */
export const givenRules = <const Code extends string>(least: number, tooFew: Code) =>
  listOf(GivenRule, "Rules, highest priority first.")
    .items(least, Number.MAX_SAFE_INTEGER, tooFew)
    .items(0, templateLimits.rules, "InvalidParameterValue.TooLarge");

/** Returns an existing template. Fails if it does not exist. */
export async function templateFor(
  id: string,
  firewallTemplates: FirewallTemplates,
  fail: Fail<"ResourceNotFound.FirewallTemplateNotFound">,
): Promise<FirewallTemplateRow> {
  const template = await firewallTemplates.find(id);
  return template ?? fail("ResourceNotFound.FirewallTemplateNotFound", { value: id });
}

/** Rejects rules that duplicate each other or one of `others`. */
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

/** Converts requested rules to template rules by assigning ids. */
export const withIds = (rules: readonly FirewallRule[], random: Random): readonly TemplateRule[] =>
  rules.map((rule) => ({ ...rule, id: resourceId(random, "lhftr", 10) }));

export const withoutIds = (rules: readonly TemplateRule[]): readonly FirewallRule[] =>
  rules.map(({ id: _, ...rule }) => rule);

/** Returns the firewall rules of a new instance: those of the template, or the default rules. */
export async function firstRules(
  template: string | undefined,
  firewallTemplates: FirewallTemplates,
  fail: Fail<"ResourceNotFound.FirewallTemplateNotFound">,
): Promise<readonly FirewallRule[]> {
  if (template === undefined) return defaultRules;
  const { id } = await templateFor(template, firewallTemplates, fail);
  return withoutIds(await firewallTemplates.rules(id));
}
