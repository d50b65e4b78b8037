import { action } from "../../scope.ts";
import { templateFor, templateId } from "../rules.ts";

export default action({
  name: "DeleteFirewallTemplate",
  category: "Firewall Template",
  summary: "Deletes a firewall template; instances that were given its rules keep them.",
  rateLimit: 20,
  regions: "global",
  atomic: true,

  input: { TemplateId: templateId("The template.") },

  output: {},

  raises: ["FailedOperation", "ResourceNotFound.FirewallTemplateNotFound", "UnauthorizedOperation.NoPermission"],

  async run({ input, firewallTemplates, fail }) {
    const { id } = await templateFor(input.TemplateId, firewallTemplates, fail);
    await firewallTemplates.remove(id);
    return {};
  },
});
