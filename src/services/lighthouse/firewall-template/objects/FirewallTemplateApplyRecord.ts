import { type Language, type Messages, message } from "#kernel/errors.ts";
import { int, listOf, object, objectType, string } from "#kernel/fields.ts";
import { isoTime } from "#kernel/times.ts";
import { firewallRule, toFirewallRule } from "../../firewall/objects/FirewallRule.ts";
import { messages } from "../../messages.ts";
import { idForm } from "../../wire/idForms.ts";
import { type FirewallTaskRow, type Target, targetsOf, taskRules } from "../tasks.ts";

export const InstanceIdentifier = objectType("InstanceIdentifier", {
  InstanceId: string("Id of the instance.").pattern(...idForm("lhins")),
  Region: string("Region of the instance."),
});

const FirewallTemplateRule = objectType("FirewallTemplateRule", {
  TemplateRuleId: string("Id of the rule within its template."),
  FirewallRule: object(firewallRule("InvalidParameterValue"), "Content of the rule."),
});

const FirewallTemplateApplyRecordDetail = objectType("FirewallTemplateApplyRecordDetail", {
  Instance: object(InstanceIdentifier, "Instance that the rules are applied to."),
  ApplyState: string("State of the instance: RUNNING, SUCCESS or FAILED."),
  ErrorMessage: string("Reason for the failure. Empty if it did not fail."),
});

export const FirewallTemplateApplyRecord = objectType("FirewallTemplateApplyRecord", {
  TaskId: string("Id of the application task."),
  ApplyTime: string("Start time, in UTC."),
  TemplateRuleSet: listOf(FirewallTemplateRule, "Rules at the time of application, highest priority first."),
  ApplyState: string("RUNNING, then SUCCESS, or FAILED if any instance failed."),
  SuccessCount: int("Number of instances that the rules were applied to."),
  FailedCount: int("Number of instances that the rules could not be applied to."),
  RunningCount: int("Number of instances still in progress."),
  ApplyDetailSet: listOf(FirewallTemplateApplyRecordDetail, "Result for each instance."),
});

export function toApplyRecord(row: FirewallTaskRow, language: Language): typeof FirewallTemplateApplyRecord.value {
  const targets = targetsOf(row);
  const count = (state: Target["state"]) => targets.filter((target) => target.state === state).length;
  const [running, failed] = [count("RUNNING"), count("FAILED")];
  return {
    TaskId: row.id,
    ApplyTime: isoTime(row.applied),
    TemplateRuleSet: taskRules(row).map((rule) => ({ TemplateRuleId: rule.id, FirewallRule: toFirewallRule(rule) })),
    ApplyState: running > 0 ? "RUNNING" : failed > 0 ? "FAILED" : "SUCCESS",
    SuccessCount: count("SUCCESS"),
    FailedCount: failed,
    RunningCount: running,
    ApplyDetailSet: targets.map((target) => ({
      Instance: { InstanceId: target.instance, Region: target.region },
      ApplyState: target.state,
      ErrorMessage: reasonOf(target, language),
    })),
  };
}

const words: Messages = messages;

function reasonOf({ error, instance }: Target, language: Language): string {
  const text = words[error];
  return text ? message(text, { parameter: "InstanceId", value: instance }, language) : "";
}
