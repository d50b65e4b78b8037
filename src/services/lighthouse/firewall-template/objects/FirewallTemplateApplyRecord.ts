import { type Language, type Messages, message } from "#kernel/errors.ts";
import { int, listOf, object, objectType, string } from "#kernel/fields.ts";
import { isoTime } from "#kernel/times.ts";
import { firewallRule, toFirewallRule } from "../../firewall/objects/FirewallRule.ts";
import { messages } from "../../messages.ts";
import { idForm } from "../../wire/idForms.ts";
import { type FirewallTaskRow, type Target, targetsOf, taskRules } from "../tasks.ts";

export const InstanceIdentifier = objectType("InstanceIdentifier", {
  InstanceId: string("Id of the instance.").pattern(...idForm("lhins")),
  Region: string("The region that it is in."),
});

const FirewallTemplateRule = objectType("FirewallTemplateRule", {
  TemplateRuleId: string("Id of the rule in its template."),
  FirewallRule: object(firewallRule("InvalidParameterValue"), "The rule."),
});

const FirewallTemplateApplyRecordDetail = objectType("FirewallTemplateApplyRecordDetail", {
  Instance: object(InstanceIdentifier, "The instance."),
  ApplyState: string("RUNNING, SUCCESS or FAILED."),
  ErrorMessage: string("Why it failed; empty where it did not."),
});

export const FirewallTemplateApplyRecord = objectType("FirewallTemplateApplyRecord", {
  TaskId: string("Id of the run."),
  ApplyTime: string("When it began, in UTC."),
  TemplateRuleSet: listOf(FirewallTemplateRule, "The rules as they were then, first ones first."),
  ApplyState: string("RUNNING; then SUCCESS, or FAILED where one of the instances failed."),
  SuccessCount: int("How many instances have the rules now."),
  FailedCount: int("How many could not get them."),
  RunningCount: int("How many are still to come."),
  ApplyDetailSet: listOf(FirewallTemplateApplyRecordDetail, "What became of each instance."),
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
