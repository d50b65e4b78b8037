import { int, listOf } from "#kernel/fields.ts";
import { toFirewallRuleInfo } from "../../firewall/objects/FirewallRule.ts";
import { action } from "../../scope.ts";
import { isRequested, pageOf } from "../../wire/lists.ts";
import { plainPaging } from "../../wire/parameters.ts";
import { FirewallTemplateRuleInfo } from "../objects/FirewallTemplate.ts";
import { templateFor, templateId, templateRuleId } from "../rules.ts";

export default action({
  name: "DescribeFirewallTemplateRules",
  category: "Firewall Template",
  summary: "Lists the rules of a firewall template, highest priority first.",
  rateLimit: 20,
  regions: "global",

  input: {
    TemplateId: templateId("Id of the firewall template."),
    TemplateRuleIds: listOf(templateRuleId("Id of a rule."), "Restricts the list to these rules.")
      .items(0, 100, "InvalidParameterValue.Length")
      .optional(),
    ...plainPaging,
  },

  output: {
    TotalCount: int("Number of matching rules across all pages."),
    TemplateRuleSet: listOf(FirewallTemplateRuleInfo, "Rules on this page."),
  },

  raises: [
    "InvalidParameterValue.Length",
    "ResourceNotFound.FirewallTemplateNotFound",
    "UnauthorizedOperation.NoPermission",
  ],
  alsoPublished: ["FailedOperation"],

  async run({ input, firewallTemplates, language, fail }) {
    const { id } = await templateFor(input.TemplateId, firewallTemplates, fail);
    const matches = (await firewallTemplates.rules(id)).filter((rule) => isRequested(input.TemplateRuleIds, rule.id));
    const page = pageOf(matches, input).map((rule) => ({
      TemplateRuleId: rule.id,
      FirewallRuleInfo: toFirewallRuleInfo(rule, language),
    }));
    return { TotalCount: matches.length, TemplateRuleSet: page };
  },
});
