import { resourceId } from "#kernel/randomText.ts";
import type { TemplateRule } from "#services/lighthouse/firewall-template/rows.ts";
import type { Target } from "#services/lighthouse/firewall-template/tasks.ts";
import { messages } from "#services/lighthouse/messages.ts";
import { InconsistencyError } from "../inconsistencyError.ts";
import { requireDistinct } from "../uniqueNames.ts";
import { checkFirewallRules, ruleRow } from "./firewallRules.ts";
import type { LighthouseRows, WorldDefaults } from "./lighthouseRows.ts";
import type { LighthouseWorld } from "./schema.ts";
import { checkTimes, timeOr } from "./times.ts";
import type { WorldContext } from "./worldContext.ts";

type WorldFirewallTemplate = LighthouseWorld["firewallTemplates"][number];
type WorldApplication = WorldFirewallTemplate["applications"][number];

export function checkFirewallTemplate(
  { account, rules, applications }: WorldFirewallTemplate,
  at: string,
  { names }: WorldContext,
): void {
  checkFirewallRules(rules, `${at}.rules`);
  for (const [n, rule] of rules.entries()) {
    if (rule.id !== undefined) names.add(`rule ${rule.id}`, `${at}.rules.${n}.id`);
  }
  for (const [n, application] of applications.entries()) {
    names.add(`run ${application.id} of ${account}`, `${at}.applications.${n}.id`);
    checkApplication(application, `${at}.applications.${n}`);
  }
}

function checkApplication(application: WorldApplication, at: string): void {
  checkTimes(application, at);
  requireDistinct(
    application.targets.map(({ instance, region }) => `${instance} in ${region}`),
    `${at}.targets`,
  );
  for (const [n, { error }] of application.targets.entries()) {
    if (error !== "" && !(error in messages)) {
      throw new InconsistencyError(`${at}.targets.${n}.error`, `unknown error code ${error}`);
    }
  }
}

export function addFirewallTemplate(
  rows: LighthouseRows,
  { id, account, name, rules, applications, created }: WorldFirewallTemplate,
  { now, random }: WorldDefaults,
): void {
  rows.firewall_templates.push({ id, account, name, created: timeOr(created, now) });
  const templateRules: readonly TemplateRule[] = rules.map(({ id = resourceId(random, "lhftr", 10), ...rule }) => ({
    ...ruleRow(rule),
    id,
  }));
  rows.firewall_template_rules.push(
    ...templateRules.map((rule, position) => ({ ...rule, account, template_id: id, position })),
  );
  for (const application of applications) {
    const targets = application.targets.map(
      (target): Target => ({ ...target, state: target.error === "" ? "SUCCESS" : "FAILED" }),
    );
    rows.firewall_tasks.push({
      account,
      region: "",
      id: application.id,
      template_id: id,
      state: "DONE",
      rules: JSON.stringify(templateRules),
      targets: JSON.stringify(targets),
      applied: timeOr(application.created, now),
    });
  }
}
