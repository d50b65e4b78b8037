import { ApiError } from "#kernel/errors.ts";
import { string } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { firewallTemplateMessages } from "../messages.ts";
import { templateFor, templateId } from "../rules.ts";

export default action({
  name: "ModifyFirewallTemplate",
  category: "Firewall Template",
  summary: "Renames a firewall template.",
  rateLimit: 20,
  regions: "global",
  atomic: true,

  input: {
    TemplateId: templateId("Id of the firewall template."),
    TemplateName: string("New name of the template. If omitted, nothing changes.")
      .length(1, 60, "InvalidParameterValue.Length")
      .optional(),
  },

  output: {},

  raises: ["InvalidParameterValue.Length"],
  alsoPublished: ["FailedOperation"],

  async run({ input: { TemplateId, TemplateName }, firewallTemplates }) {
    // The published list lacks the code of the other actions; common error codes are always allowed.
    const { id } = await templateFor(TemplateId, firewallTemplates, (code, details) => {
      throw new ApiError("ResourceNotFound", { ...details, text: firewallTemplateMessages[code] });
    });
    if (TemplateName !== undefined) await firewallTemplates.rename(id, TemplateName);
    return {};
  },
});
