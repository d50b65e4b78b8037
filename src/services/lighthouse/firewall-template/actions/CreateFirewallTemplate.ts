import { string } from "#kernel/fields.ts";
import { resourceId } from "#kernel/randomText.ts";
import { refuseValue, rulesFrom } from "../../firewall/rules.ts";
import { action } from "../../scope.ts";
import { templateLimits } from "../rows.ts";
import { givenRules, refuseRepeated, withIds } from "../rules.ts";

export default action({
  name: "CreateFirewallTemplate",
  category: "Firewall Template",
  summary: "Creates a firewall template, a reusable list of firewall rules.",
  rateLimit: 20,
  regions: "global",
  atomic: true,

  input: {
    TemplateName: string("Name of the resource.").length(1, 60),
    TemplateRules: givenRules(0, "InvalidParameterValue").default([]),
  },

  output: { TemplateId: string("Id of the template.") },

  raises: [
    "InvalidParameterValue.DuplicatedFirewallTemplateRule",
    "InvalidParameterValue.TooLarge",
    "UnauthorizedOperation.NoPermission",
  ],
  alsoPublished: ["FailedOperation"],

  async run({ input, firewallTemplates, now, random, fail }) {
    const rules = rulesFrom(input.TemplateRules, "TemplateRules", refuseValue);
    refuseRepeated(rules, [], fail);
    const limit = templateLimits.templates;
    if ((await firewallTemplates.all()).length >= limit) {
      const must = { en: `cannot be had: there may be ${limit} templates`, zh: `无法创建：模板最多 ${limit} 个` };
      fail("InvalidParameterValue.TooLarge", { parameter: "TemplateName", must });
    }
    const id = resourceId(random, "lhft");
    await firewallTemplates.add({ id, name: input.TemplateName, created: now });
    await firewallTemplates.setRules(id, withIds(rules, random));
    return { TemplateId: id };
  },
});
