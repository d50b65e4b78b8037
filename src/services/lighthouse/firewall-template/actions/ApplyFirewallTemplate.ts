import { stackOf } from "#kernel/errors.ts";
import { listOf, string } from "#kernel/fields.ts";
import { resourceId } from "#kernel/randomText.ts";
import { changeFirewall, isLeaving } from "../../firewall/firewalls.ts";
import { refuseValue } from "../../firewall/rules.ts";
import { action } from "../../scope.ts";
import { InstanceIdentifier } from "../objects/FirewallTemplateApplyRecord.ts";
import { applyFirewallTemplate } from "../operations.ts";
import { templateFor, templateId, withoutIds } from "../rules.ts";
import { firewallTaskPaths } from "../states.ts";
import { type Target, targetsOf, taskRules } from "../tasks.ts";

const name = "ApplyFirewallTemplate";

export default action({
  name,
  category: "Firewall Template",
  summary: "Replaces the firewall rules of instances, in any region, with the rules of a firewall template.",
  rateLimit: 20,
  regions: "global",
  atomic: true,
  resources: ["firewall-template/$TemplateId"],

  operation: applyFirewallTemplate,

  input: {
    TemplateId: templateId("Id of the template, which must have at least one rule."),
    ApplyInstances: listOf(
      InstanceIdentifier,
      "Instances to apply the template to, without duplicates. A missing instance does not affect the others.",
    ).items(1, 100, "InvalidParameterValue.Length"),
  },

  output: { TaskId: string("Id of the application task. See DescribeFirewallTemplateApplyRecords.") },

  raises: [
    "InvalidParameterValue.Length",
    "ResourceNotFound.FirewallTemplateNotFound",
    "ResourceUnavailable.CannotApplyEmptyFirewallTemplate",
    "ResourceUnavailable.FirewallTemplateInUse",
    "UnauthorizedOperation.NoPermission",
  ],
  alsoPublished: ["FailedOperation"],

  async run({ input, firewallTemplates, firewallTasks, operations, now, random, fail }) {
    const targets = input.ApplyInstances.map(({ InstanceId: instance, Region: region }) => ({ instance, region }));
    const twice = targets.findIndex(({ instance }, at) => targets.findIndex((one) => one.instance === instance) < at);
    if (twice >= 0) {
      refuseValue({ parameter: `ApplyInstances.${twice}.InstanceId`, value: targets[twice]?.instance });
    }
    const { id: template } = await templateFor(input.TemplateId, firewallTemplates, fail);
    const rules = await firewallTemplates.rules(template);
    if (rules.length === 0) fail("ResourceUnavailable.CannotApplyEmptyFirewallTemplate", { value: template });
    if ((await firewallTasks.running()).some((row) => row.template_id === template)) {
      fail("ResourceUnavailable.FirewallTemplateInUse", { value: template });
    }
    const id = resourceId(random, "lgtk");
    const path = firewallTaskPaths[name][""];
    await firewallTasks.add({
      id,
      template_id: template,
      state: path[0],
      rules: JSON.stringify(rules),
      targets: JSON.stringify(targets.map((one): Target => ({ ...one, state: "RUNNING", error: "" }))),
      applied: now,
    });
    await operations.begin(applyFirewallTemplate, { resource: id, path, detail: {} });
    return { TaskId: id };
  },

  async finish({ instancesIn, firewallTasks, machines, log, operation }) {
    const task = await firewallTasks.find(operation.resource);
    if (!task) return;
    const rules = withoutIds(taskRules(task));
    const bring = async ({ instance: id, region }: Target): Promise<Pick<Target, "state" | "error">> => {
      const instances = instancesIn(region);
      const instance = await instances.find(id);
      if (!instance) return { state: "FAILED", error: "ResourceNotFound.InstanceIdNotFound" };
      if (isLeaving(instance)) return { state: "FAILED", error: "ResourceNotFound.FirewallNotFound" };
      try {
        await changeFirewall(instance, rules, instances, machines);
        return { state: "SUCCESS", error: "" };
      } catch (error) {
        // The other instances still get the rules.
        log.write("error", "firewall template", { task: task.id, instance: id, stack: stackOf(error) });
        return { state: "FAILED", error: "FailedOperation.FirewallRulesOperationFailed" };
      }
    };
    const done: Target[] = [];
    for (const target of targetsOf(task)) done.push({ ...target, ...(await bring(target)) });
    await firewallTasks.setTargets(task.id, done);
  },
});
