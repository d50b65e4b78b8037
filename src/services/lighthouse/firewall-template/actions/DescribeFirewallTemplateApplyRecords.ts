import { listOf, string } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { idForm } from "../../wire/idForms.ts";
import { isRequested } from "../../wire/lists.ts";
import { FirewallTemplateApplyRecord, toApplyRecord } from "../objects/FirewallTemplateApplyRecord.ts";
import { templateId } from "../rules.ts";

export default action({
  name: "DescribeFirewallTemplateApplyRecords",
  category: "Firewall Template",
  summary: "Lists the instances that a firewall template was applied to, and the results.",
  rateLimit: 20,
  regions: "global",

  input: {
    TemplateId: templateId("Id of the firewall template, which may be deleted."),
    TaskIds: listOf(
      string("Id of a run.").pattern(...idForm("lgtk")),
      "Restricts the list to these applications of the template.",
    )
      .items(0, 100, "InvalidParameterValue.Length")
      .optional(),
  },

  output: { ApplyRecordSet: listOf(FirewallTemplateApplyRecord, "Applications of the template, newest first.") },

  raises: ["InvalidParameterValue.Length", "UnauthorizedOperation.NoPermission"],
  alsoPublished: ["FailedOperation"],

  async run({ input, firewallTasks, language }) {
    const matches = (await firewallTasks.all()).filter(
      (row) => row.template_id === input.TemplateId && isRequested(input.TaskIds, row.id),
    );
    return { ApplyRecordSet: matches.map((row) => toApplyRecord(row, language)) };
  },
});
