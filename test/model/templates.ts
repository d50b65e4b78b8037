import { expect } from "bun:test";
import fc from "fast-check";
import { type Command, call, type Pick, pick, pickId, picks } from "./command.ts";
import { hasDuplicate, isLeaving, rule, same } from "./firewalls.ts";
import { templatesInRegion } from "./installing.ts";
import type { TestServer } from "./real.ts";
import type { AccountRegion, Rule, Template } from "./resources.ts";
import { newResource } from "./rules.ts";
import { ownById, type World } from "./world.ts";

const unknown = "ResourceNotFound.FirewallTemplateNotFound";
const duplicated = "InvalidParameterValue.DuplicatedFirewallTemplateRule";

/** Compares the templates of an account with the model. */
export async function compareTemplates(world: World, server: TestServer, scope: AccountRegion): Promise<void> {
  const { TemplateSet = [] } = await server.read(scope, "DescribeFirewallTemplates", { Limit: 100 });
  const own = [...world.templates.values()].filter((one) => one.account === scope.account);
  expect(TemplateSet.map((one) => one.TemplateId).toSorted()).toEqual(own.map((one) => one.id).toSorted());
  for (const { id, rules } of own) {
    const listed = await server.read(scope, "DescribeFirewallTemplateRules", { TemplateId: id, Limit: 100 });
    const listedRules = listed.TemplateRuleSet?.map(({ TemplateRuleId, FirewallRuleInfo: info }) => ({
      id: TemplateRuleId,
      rule: { Protocol: info?.Protocol, Port: info?.Port, CidrBlock: info?.CidrBlock, Action: info?.Action },
    }));
    expect({ id, rules: listedRules }).toEqual({ id, rules: [...rules] });
  }
  const quota = await server.read(scope, "DescribeFirewallTemplateQuota", {});
  expect(quota).toMatchObject({ Total: 50, Available: 50 - own.length });
}

function templateFor(
  world: World,
  scope: AccountRegion,
  chosen: Pick,
): { readonly id: string; readonly template: Template | undefined } {
  const id = pickId(templatesInRegion(world, scope), scope, chosen, "lhft");
  const template = world.templates.get(id);
  return { id, template: template?.account === scope.account ? template : undefined };
}

const rules = fc.array(rule, { minLength: 1, maxLength: 2 });

const hasTemplates = (world: Readonly<World>, { account }: AccountRegion) =>
  [...world.templates.values()].some((one) => one.account === account);

const create = call("CreateFirewallTemplate", fc.array(rule, { maxLength: 2 }), (world, scope, given) => ({
  request: { TemplateName: "set", TemplateRules: given },
  code: hasDuplicate(given) ? duplicated : undefined,
  async apply({ TemplateId: id = "" }) {
    world.templates.set(id, {
      id,
      account: scope.account,
      name: "set",
      rules: given.map((one) => ({ id: "", rule: one })),
    });
  },
  verify: (server) => readRuleIds(world, server, scope),
}));

/** Reads the ids of rules that no response has returned yet. */
async function readRuleIds(world: World, server: TestServer, scope: AccountRegion): Promise<void> {
  for (const template of world.templates.values()) {
    if (template.account !== scope.account || template.rules.every((one) => one.id)) continue;
    const { TemplateRuleSet = [] } = await server.read(scope, "DescribeFirewallTemplateRules", {
      TemplateId: template.id,
    });
    template.rules = template.rules.map((one, at) => ({ ...one, id: TemplateRuleSet[at]?.TemplateRuleId ?? "" }));
  }
  await compareTemplates(world, server, scope);
}

type Adding = "CreateFirewallTemplateRules" | "ResetFirewallTemplateRules";

/** New rules precede the old ones, or replace them. */
const adding = (action: Adding, keeps: boolean) =>
  call(
    action,
    fc.record({ template: pick, rules }),
    (world, scope, choice) => {
      const { id, template } = templateFor(world, scope, choice.template);
      const old = keeps ? (template?.rules ?? []) : [];
      const duplicate = hasDuplicate([...old.map((one) => one.rule), ...choice.rules]) ? duplicated : undefined;
      return {
        request: { TemplateId: id, TemplateRules: choice.rules },
        code: template ? duplicate : unknown,
        apply({ TemplateRuleIdSet = [] }) {
          if (!template) return;
          const added = choice.rules.map((one: Rule, at) => ({ id: TemplateRuleIdSet[at] ?? "", rule: one }));
          template.rules = [...added, ...old];
        },
        verify: (server) => compareTemplates(world, server, scope),
      };
    },
    hasTemplates,
  );

const ruleIdOf = (template: Template | undefined, at: number): string => template?.rules[at]?.id ?? "lhftr-0000000000";

const replace = call(
  "ReplaceFirewallTemplateRule",
  fc.record({ template: pick, at: fc.nat(2), rule }),
  (world, scope, choice) => {
    const { id, template } = templateFor(world, scope, choice.template);
    const ruleId = ruleIdOf(template, choice.at);
    const missing = template?.rules.some((one) => one.id === ruleId) ? undefined : "ResourceNotFound";
    const duplicate = template?.rules.some((one) => one.id !== ruleId && same(one.rule, choice.rule))
      ? duplicated
      : undefined;
    return {
      request: { TemplateId: id, TemplateRuleId: ruleId, TemplateRule: choice.rule },
      code: template ? (missing ?? duplicate) : unknown,
      apply() {
        if (!template) return;
        template.rules = template.rules.map((one) => (one.id === ruleId ? { id: ruleId, rule: choice.rule } : one));
      },
      verify: (server) => compareTemplates(world, server, scope),
    };
  },
  hasTemplates,
);

const removeRule = call(
  "DeleteFirewallTemplateRules",
  fc.record({ template: pick, at: fc.nat(2) }),
  (world, scope, choice) => {
    const { id, template } = templateFor(world, scope, choice.template);
    const ruleId = ruleIdOf(template, choice.at);
    const missing = template?.rules.some((one) => one.id === ruleId)
      ? undefined
      : "ResourceNotFound.FirewallTemplateRuleNotFound";
    return {
      request: { TemplateId: id, TemplateRuleIds: [ruleId] },
      code: template ? missing : unknown,
      apply() {
        if (template) template.rules = template.rules.filter((one) => one.id !== ruleId);
      },
      verify: (server) => compareTemplates(world, server, scope),
    };
  },
  hasTemplates,
);

const remove = call(
  "DeleteFirewallTemplate",
  pick,
  (world, scope, chosen) => {
    const { id, template } = templateFor(world, scope, chosen);
    return {
      request: { TemplateId: id },
      code: template ? undefined : unknown,
      apply: () => void world.templates.delete(id),
      verify: (server) => compareTemplates(world, server, scope),
    };
  },
  hasTemplates,
);

const apply = call(
  "ApplyFirewallTemplate",
  fc.record({ template: pick, chosen: picks, region: fc.constantFrom("ap-guangzhou", "ap-singapore") }),
  (world, scope, { template: chosenTemplate, chosen, region }) => {
    const { id, template } = templateFor(world, scope, chosenTemplate);
    const there = { ...scope, region };
    const ids = [...new Set(chosen.map((one) => pickId(world.instances, there, one, "lhins")))];
    const runs = [...world.runs.values()].some((run) => run.operation && run.template === id);
    const inUse = runs ? "ResourceUnavailable.FirewallTemplateInUse" : undefined;
    const empty = template?.rules.length === 0 ? "ResourceUnavailable.CannotApplyEmptyFirewallTemplate" : undefined;
    return {
      request: { TemplateId: id, ApplyInstances: ids.map((one) => ({ InstanceId: one, Region: region })) },
      code: template ? (empty ?? inUse) : unknown,
      apply({ TaskId = "" }) {
        const given = template?.rules.map((one) => one.rule) ?? [];
        const run = {
          ...newResource(there, TaskId),
          template: id,
          targets: ids.map((one) => ({ id: one, region })),
          failures: 0,
        };
        world.runs.set(TaskId, run);
        world.startOperation(run, "ApplyFirewallTemplate", ["RUNNING", "DONE"], () => {
          for (const target of ids) {
            const instance = ownById(world.instances, there, target);
            if (!instance || isLeaving(instance)) run.failures++;
            else Object.assign(instance, { rules: given, version: instance.version + 1 });
          }
        });
      },
    };
  },
  hasTemplates,
);

/** Compares the template runs of an account with the model. */
export async function compareRuns(world: World, server: TestServer, scope: AccountRegion): Promise<void> {
  const own = [...world.templates.values()].filter((one) => one.account === scope.account);
  for (const { id: TemplateId } of own) {
    const { ApplyRecordSet = [] } = await server.read(scope, "DescribeFirewallTemplateApplyRecords", { TemplateId });
    const runs = [...world.runs.values()].filter((run) => run.template === TemplateId);
    const listed = Object.fromEntries(ApplyRecordSet.map((one) => [one.TaskId, [one.ApplyState, one.FailedCount]]));
    const state = (failures: number) => (failures > 0 ? "FAILED" : "SUCCESS");
    const thought = runs.map((run) => [run.id, [run.operation ? "RUNNING" : state(run.failures), run.failures]]);
    expect(listed).toEqual(Object.fromEntries(thought));
  }
}

export const templateCommands: readonly fc.Arbitrary<Command>[] = [
  create,
  adding("CreateFirewallTemplateRules", true),
  adding("ResetFirewallTemplateRules", false),
  replace,
  removeRule,
  remove,
  apply,
  apply,
];
