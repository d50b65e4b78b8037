import { ApiError } from "#kernel/errors.ts";
import { string } from "#kernel/fields.ts";
import { firewallMessages } from "../../firewall/messages.ts";
import { action } from "../../scope.ts";
import { templateFor, templateId } from "../rules.ts";

export default action({
  name: "ModifyFirewallTemplate",
  category: "Firewall Template",
  summary: "Changes what a firewall template is called.",
  rateLimit: 20,
  regions: "global",
  atomic: true,

  input: {
    TemplateId: templateId("The template."),
    TemplateName: string("What to call it; without it, nothing changes.")
      .length(1, 60, "InvalidParameterValue.Length")
      .optional(),
  },

  output: {},

  raises: ["FailedOperation", "InvalidParameterValue.Length"],

  async run({ input: { TemplateId, TemplateName }, firewallTemplates }) {
    // The code that the other actions have for it is not published here; the common one may always occur.
    const { id } = await templateFor(TemplateId, firewallTemplates, (code, details) => {
      throw new ApiError("ResourceNotFound", { ...details, text: firewallMessages[code] });
    });
    if (TemplateName !== undefined) await firewallTemplates.rename(id, TemplateName);
    return {};
  },
});
