import { listOf, string } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { idForm } from "../../wire/idForms.ts";
import { asksFor } from "../../wire/lists.ts";
import { FirewallTemplateApplyRecord, toApplyRecord } from "../objects/FirewallTemplateApplyRecord.ts";
import { templateId } from "../rules.ts";

export default action({
  name: "DescribeFirewallTemplateApplyRecords",
  category: "Firewall Template",
  summary: "Tells which instances a firewall template was brought to, and what became of it.",
  rateLimit: 20,
  regions: "global",

  input: {
    TemplateId: templateId("The template, which need no longer be there."),
    TaskIds: listOf(string("Id of a run.").pattern(...idForm("lgtk")), "Only these runs of the template.")
      .items(0, 100, "InvalidParameterValue.Length")
      .optional(),
  },

  output: { ApplyRecordSet: listOf(FirewallTemplateApplyRecord, "The runs, newest first.") },

  raises: ["FailedOperation", "InvalidParameterValue.Length", "UnauthorizedOperation.NoPermission"],

  async run({ input, firewallTasks, language }) {
    const matches = (await firewallTasks.all()).filter(
      (row) => row.template_id === input.TemplateId && asksFor(input.TaskIds, row.id),
    );
    return { ApplyRecordSet: matches.map((row) => toApplyRecord(row, language)) };
  },
});
