import type { ResourceKind } from "../work/kinds.ts";
import { firewallTaskPaths } from "./states.ts";

export const firewallTemplateKind: ResourceKind = { name: "firewall-template", table: "firewall_templates" };

export const firewallTemplateRuleKind: ResourceKind = {
  name: "firewall-template-rule",
  table: "firewall_template_rules",
};

/** Applications of a template to instances. */
export const firewallTaskKind: ResourceKind = {
  name: "firewall-task",
  table: "firewall_tasks",
  idPrefix: "lgtk",
  states: [{ title: "Applications of firewall templates", paths: firewallTaskPaths }],
};
