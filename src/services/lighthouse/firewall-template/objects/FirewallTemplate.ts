import { object, objectType, string } from "#kernel/fields.ts";
import { isoTime } from "#kernel/times.ts";
import { FirewallRuleInfo } from "../../firewall/objects/FirewallRule.ts";
import type { FirewallTemplateRow } from "../rows.ts";

export const FirewallTemplate = objectType("FirewallTemplate", {
  TemplateId: string("Id of the template."),
  TemplateName: string("Name chosen by the owner."),
  TemplateType: string("Type of the template: PRIVATE, owned by the account."),
  TemplateState: string("State of the template: NORMAL."),
  CreatedTime: string("Creation time, in UTC."),
});

export const FirewallTemplateRuleInfo = objectType("FirewallTemplateRuleInfo", {
  TemplateRuleId: string("Id of the rule within its template."),
  FirewallRuleInfo: object(FirewallRuleInfo, "Content of the rule."),
});

export const toFirewallTemplate = (row: FirewallTemplateRow): typeof FirewallTemplate.value => ({
  TemplateId: row.id,
  TemplateName: row.name,
  TemplateType: "PRIVATE",
  TemplateState: "NORMAL",
  CreatedTime: isoTime(row.created),
});
