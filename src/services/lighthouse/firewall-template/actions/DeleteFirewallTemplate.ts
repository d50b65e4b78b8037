import { action } from "../../scope.ts";
import { templateFor, templateId } from "../rules.ts";

export default action({
  name: "DeleteFirewallTemplate",
  category: "Firewall Template",
  summary: "Deletes a firewall template. Instances that it was applied to keep their rules.",
  rateLimit: 20,
  regions: "global",
  atomic: true,

  input: { TemplateId: templateId("Id of the firewall template.") },

  output: {},

  raises: ["ResourceNotFound.FirewallTemplateNotFound", "UnauthorizedOperation.NoPermission"],
  alsoPublished: ["FailedOperation"],

  async run({ input, firewallTemplates, fail }) {
    const { id } = await templateFor(input.TemplateId, firewallTemplates, fail);
    await firewallTemplates.remove(id);
    return {};
  },
});
