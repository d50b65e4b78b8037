import { expect } from "bun:test";
import fc from "fast-check";
import { type Command, call, type Pick, pick, picked, picks } from "./command.ts";
import { hasTwice, isLeaving, rule, same } from "./firewalls.ts";
import { templatesAsThings } from "./installing.ts";
import type { Real } from "./real.ts";
import { fresh } from "./rules.ts";
import type { Place, Rule, Template } from "./things.ts";
import { known, type World } from "./world.ts";

const unknown = "ResourceNotFound.FirewallTemplateNotFound";
const duplicated = "InvalidParameterValue.DuplicatedFirewallTemplateRule";

/** The templates of an account, as they are shown and as the model has them. */
export async function compareTemplates(world: World, real: Real, place: Place): Promise<void> {
  const { TemplateSet = [] } = await real.see(place, "DescribeFirewallTemplates", { Limit: 100 });
  const mine = [...world.templates.values()].filter((one) => one.account === place.account);
  expect(TemplateSet.map((one) => one.TemplateId).toSorted()).toEqual(mine.map((one) => one.id).toSorted());
  for (const { id, rules } of mine) {
    const shown = await real.see(place, "DescribeFirewallTemplateRules", { TemplateId: id, Limit: 100 });
    const told = shown.TemplateRuleSet?.map(({ TemplateRuleId, FirewallRuleInfo: info }) => ({
      id: TemplateRuleId,
      rule: { Protocol: info?.Protocol, Port: info?.Port, CidrBlock: info?.CidrBlock, Action: info?.Action },
    }));
    expect({ id, rules: told }).toEqual({ id, rules: [...rules] });
  }
  const quota = await real.see(place, "DescribeFirewallTemplateQuota", {});
  expect(quota).toMatchObject({ Total: 50, Available: 50 - mine.length });
}

function templateFor(
  world: World,
  place: Place,
  chosen: Pick,
): { readonly id: string; readonly template: Template | undefined } {
  const id = picked(templatesAsThings(world, place), place, chosen, "lhft");
  const template = world.templates.get(id);
  return { id, template: template?.account === place.account ? template : undefined };
}

const rules = fc.array(rule, { minLength: 1, maxLength: 2 });

const hasTemplates = (world: Readonly<World>, { account }: Place) =>
  [...world.templates.values()].some((one) => one.account === account);

const create = call("CreateFirewallTemplate", fc.array(rule, { maxLength: 2 }), (world, place, given) => ({
  request: { TemplateName: "set", TemplateRules: given },
  refused: hasTwice(given) ? duplicated : undefined,
  async done({ TemplateId: id = "" }) {
    world.templates.set(id, {
      id,
      account: place.account,
      name: "set",
      rules: given.map((one) => ({ id: "", rule: one })),
    });
  },
  look: (real) => learn(world, real, place),
}));

/** The ids of rules that no answer has told yet. */
async function learn(world: World, real: Real, place: Place): Promise<void> {
  for (const template of world.templates.values()) {
    if (template.account !== place.account || template.rules.every((one) => one.id)) continue;
    const { TemplateRuleSet = [] } = await real.see(place, "DescribeFirewallTemplateRules", {
      TemplateId: template.id,
    });
    template.rules = template.rules.map((one, at) => ({ ...one, id: TemplateRuleSet[at]?.TemplateRuleId ?? "" }));
  }
  await compareTemplates(world, real, place);
}

type Adding = "CreateFirewallTemplateRules" | "ResetFirewallTemplateRules";

/** New rules go before the old ones, or take their place. */
const adding = (action: Adding, keeps: boolean) =>
  call(
    action,
    fc.record({ template: pick, rules }),
    (world, place, choice) => {
      const { id, template } = templateFor(world, place, choice.template);
      const old = keeps ? (template?.rules ?? []) : [];
      const twice = hasTwice([...old.map((one) => one.rule), ...choice.rules]) ? duplicated : undefined;
      return {
        request: { TemplateId: id, TemplateRules: choice.rules },
        refused: template ? twice : unknown,
        done({ TemplateRuleIdSet = [] }) {
          if (!template) return;
          const added = choice.rules.map((one: Rule, at) => ({ id: TemplateRuleIdSet[at] ?? "", rule: one }));
          template.rules = [...added, ...old];
        },
        look: (real) => compareTemplates(world, real, place),
      };
    },
    hasTemplates,
  );

const ruleIdOf = (template: Template | undefined, at: number): string => template?.rules[at]?.id ?? "lhftr-0000000000";

const replace = call(
  "ReplaceFirewallTemplateRule",
  fc.record({ template: pick, at: fc.nat(2), rule }),
  (world, place, choice) => {
    const { id, template } = templateFor(world, place, choice.template);
    const ruleId = ruleIdOf(template, choice.at);
    const missing = template?.rules.some((one) => one.id === ruleId) ? undefined : "ResourceNotFound";
    const twice = template?.rules.some((one) => one.id !== ruleId && same(one.rule, choice.rule))
      ? duplicated
      : undefined;
    return {
      request: { TemplateId: id, TemplateRuleId: ruleId, TemplateRule: choice.rule },
      refused: template ? (missing ?? twice) : unknown,
      done() {
        if (!template) return;
        template.rules = template.rules.map((one) => (one.id === ruleId ? { id: ruleId, rule: choice.rule } : one));
      },
      look: (real) => compareTemplates(world, real, place),
    };
  },
  hasTemplates,
);

const removeRule = call(
  "DeleteFirewallTemplateRules",
  fc.record({ template: pick, at: fc.nat(2) }),
  (world, place, choice) => {
    const { id, template } = templateFor(world, place, choice.template);
    const ruleId = ruleIdOf(template, choice.at);
    const missing = template?.rules.some((one) => one.id === ruleId)
      ? undefined
      : "ResourceNotFound.FirewallTemplateRuleNotFound";
    return {
      request: { TemplateId: id, TemplateRuleIds: [ruleId] },
      refused: template ? missing : unknown,
      done() {
        if (template) template.rules = template.rules.filter((one) => one.id !== ruleId);
      },
      look: (real) => compareTemplates(world, real, place),
    };
  },
  hasTemplates,
);

const remove = call(
  "DeleteFirewallTemplate",
  pick,
  (world, place, chosen) => {
    const { id, template } = templateFor(world, place, chosen);
    return {
      request: { TemplateId: id },
      refused: template ? undefined : unknown,
      done: () => void world.templates.delete(id),
      look: (real) => compareTemplates(world, real, place),
    };
  },
  hasTemplates,
);

const apply = call(
  "ApplyFirewallTemplate",
  fc.record({ template: pick, chosen: picks, region: fc.constantFrom("ap-guangzhou", "ap-singapore") }),
  (world, place, { template: chosenTemplate, chosen, region }) => {
    const { id, template } = templateFor(world, place, chosenTemplate);
    const there = { ...place, region };
    const ids = [...new Set(chosen.map((one) => picked(world.instances, there, one, "lhins")))];
    const runs = [...world.runs.values()].some((run) => run.work && run.template === id);
    const inUse = runs ? "ResourceUnavailable.FirewallTemplateInUse" : undefined;
    const empty = template?.rules.length === 0 ? "ResourceUnavailable.CannotApplyEmptyFirewallTemplate" : undefined;
    return {
      request: { TemplateId: id, ApplyInstances: ids.map((one) => ({ InstanceId: one, Region: region })) },
      refused: template ? (empty ?? inUse) : unknown,
      done({ TaskId = "" }) {
        const given = template?.rules.map((one) => one.rule) ?? [];
        const run = {
          ...fresh(there, TaskId),
          template: id,
          targets: ids.map((one) => ({ id: one, region })),
          failures: 0,
        };
        world.runs.set(TaskId, run);
        world.begin(run, "ApplyFirewallTemplate", ["RUNNING", "DONE"], () => {
          for (const target of ids) {
            const instance = known(world.instances, there, target);
            if (!instance || isLeaving(instance)) run.failures++;
            else Object.assign(instance, { rules: given, version: instance.version + 1 });
          }
        });
      },
    };
  },
  hasTemplates,
);

/** The runs of an account's templates, as they are shown and as the model has them. */
export async function compareRuns(world: World, real: Real, place: Place): Promise<void> {
  const mine = [...world.templates.values()].filter((one) => one.account === place.account);
  for (const { id: TemplateId } of mine) {
    const { ApplyRecordSet = [] } = await real.see(place, "DescribeFirewallTemplateApplyRecords", { TemplateId });
    const runs = [...world.runs.values()].filter((run) => run.template === TemplateId);
    const shown = Object.fromEntries(ApplyRecordSet.map((one) => [one.TaskId, [one.ApplyState, one.FailedCount]]));
    const state = (failures: number) => (failures > 0 ? "FAILED" : "SUCCESS");
    const thought = runs.map((run) => [run.id, [run.work ? "RUNNING" : state(run.failures), run.failures]]);
    expect(shown).toEqual(Object.fromEntries(thought));
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
