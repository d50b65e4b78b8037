import { object, objectType, string } from "#kernel/fields.ts";
import { isoTime } from "#kernel/times.ts";
import { FirewallRuleInfo } from "../../firewall/objects/FirewallRule.ts";
import type { FirewallTemplateRow } from "../rows.ts";

export const FirewallTemplate = objectType("FirewallTemplate", {
  TemplateId: string("Id of the template."),
  TemplateName: string("What its owner calls it."),
  TemplateType: string("PRIVATE: of the account."),
  TemplateState: string("NORMAL."),
  CreatedTime: string("When it was made, in UTC."),
});

export const FirewallTemplateRuleInfo = objectType("FirewallTemplateRuleInfo", {
  TemplateRuleId: string("Id of the rule in its template."),
  FirewallRuleInfo: object(FirewallRuleInfo, "The rule."),
});

export const toFirewallTemplate = (row: FirewallTemplateRow): typeof FirewallTemplate.value => ({
  TemplateId: row.id,
  TemplateName: row.name,
  TemplateType: "PRIVATE",
  TemplateState: "NORMAL",
  CreatedTime: isoTime(row.created),
});
