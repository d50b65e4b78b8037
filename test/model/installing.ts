import fc from "fast-check";
import { type Bundle, bundleIn, runs } from "./bundles.ts";
import { type Command, call, pick, pickId, pickIds } from "./command.ts";
import { instancesFor, renewFlag, someFor } from "./instances.ts";
import type { AccountRegion, Instance, Rule } from "./resources.ts";
import { countsFor, newResource, quotas } from "./rules.ts";
import { blueprintPick, pickBlueprintId, systemOf } from "./systems.ts";
import { monthsAfter, ofAccount, ownById, type World } from "./world.ts";

const opened = (Protocol: string, Port: string): Rule => ({ Protocol, Port, CidrBlock: "0.0.0.0/0", Action: "ACCEPT" });
const firstRules = [...["80", "443", "22", "3389"].map((port) => opened("TCP", port)), opened("ICMP", "ALL")];

/** Keeps the number of instances small, so that commands meet the same ones. */
const few = (world: Readonly<World>, scope: AccountRegion) => ofAccount(world.instances, scope).length < 3;

const create = call(
  "CreateInstances",
  fc.record({
    bundle: fc.constantFrom(0, 0, 0, 0, 1, 2),
    blueprint: blueprintPick,
    count: fc.constantFrom(1, 1, 1, 2, 2, 12),
    months: fc.constantFrom(1, 2, 12),
    renewFlag,
    keys: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 2, arbitrary: fc.tuple(pick) }),
    template: fc.option(pick, { freq: 2 }),
  }),
  (world, scope, choice) => {
    const bundle = bundleIn(scope, choice.bundle);
    const id = pickBlueprintId(world, scope, choice.blueprint);
    const template = choice.template && pickId(templatesInRegion(world, scope), scope, choice.template, "lhft");
    const KeyIds = pickIds(world.keys, scope, choice.keys, "lhkp");
    const system = systemOf(world, scope, id);
    const request = {
      BundleId: bundle.id,
      BlueprintId: id,
      InstanceChargePrepaid: { Period: choice.months, RenewFlag: choice.renewFlag },
      InstanceCount: choice.count,
      InstanceName: "new",
      ...(KeyIds.length > 0 && { LoginConfiguration: { KeyIds } }),
      ...(template && { FirewallTemplateId: template }),
    };
    return {
      request,
      code: creationRefused(world, scope, { bundle, blueprint: id, KeyIds, template, count: choice.count }),
      apply({ InstanceIdSet = [] }) {
        InstanceIdSet.forEach((createdId, at) => {
          const rules = template ? (world.templates.get(template)?.rules.map(({ rule }) => rule) ?? []) : firstRules;
          const instance: Instance = {
            ...newResource(scope, createdId),
            name: InstanceIdSet.length > 1 ? `new${at + 1}` : "new",
            bundle,
            nextBundle: undefined,
            zone: `${scope.region}-${scope.region === "ap-guangzhou" ? 3 : 1}`,
            blueprint: id,
            installing: id,
            platform: system?.platform ?? "",
            renewFlag: choice.renewFlag,
            expires: monthsAfter(world.now, choice.months),
            isolated: undefined,
            keys: new Set(KeyIds),
            rules,
            version: 1,
          };
          world.instances.set(createdId, instance);
          world.startOperation(instance, "CreateInstances", ["PENDING", "RUNNING"]);
        });
      },
    };
  },
  few,
);

/** The templates as resources of the given region, because a template is valid in all regions. */
export const templatesInRegion = (world: World, { region }: AccountRegion) =>
  new Map([...world.templates].map(([id, { account }]) => [id, { id, account, region }]));

interface InstanceOrder {
  readonly bundle: Bundle;
  readonly blueprint: string;
  readonly KeyIds: readonly string[];
  readonly template: string | null;
  readonly count: number;
}

function creationRefused(
  world: World,
  scope: AccountRegion,
  { bundle, blueprint, KeyIds, template, count }: InstanceOrder,
) {
  const system = systemOf(world, scope, blueprint);
  if (!system) return "ResourceNotFound.BlueprintIdNotFound";
  if (system.state !== "NORMAL") return "InvalidParameterValue.InvalidBlueprintId";
  const windows = system.platform === "WINDOWS";
  if (!runs(bundle, system.platform)) return "InvalidParameterValue.BundleNotSupportBlueprintPlatform";
  if (bundle.disk < system.disk || bundle.memory < system.memory) {
    return "InvalidParameterValue.BundleAndBlueprintNotMatch";
  }
  if (template && world.templates.get(template)?.account !== scope.account) {
    return "ResourceNotFound.FirewallTemplateNotFound";
  }
  const keys = keysRefused(world, scope, KeyIds, windows);
  if (keys) return keys;
  const used = ofAccount(world.instances, scope).filter((one) => countsFor(bundle.kind, one)).length;
  const limit = quotas[`${bundle.kind}_BUNDLE_INSTANCE`]?.[scope.region] ?? 0;
  return used + count > limit ? "LimitExceeded.InstanceQuotaLimitExceeded" : undefined;
}

function keysRefused(world: World, scope: AccountRegion, ids: readonly string[], windows: boolean): string | undefined {
  if (windows && ids.length > 0) return "InvalidParameterValue.InvalidParameterCombination";
  return ids.every((id) => ownById(world.keys, scope, id)) ? undefined : "ResourceNotFound.KeyPairNotFound";
}

const reset = call(
  "ResetInstance",
  fc.record({
    instance: pick,
    blueprint: fc.option(blueprintPick, { freq: 3 }),
    keys: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.tuple(pick) }),
  }),
  (world, scope, choice) => {
    const { InstanceIds, instances, ...why } = instancesFor("ResetInstance", world, scope, [choice.instance]);
    const [instance] = instances;
    const id = choice.blueprint ? pickBlueprintId(world, scope, choice.blueprint) : (instance?.blueprint ?? "");
    const KeyIds = pickIds(world.keys, scope, choice.keys, "lhkp");
    return {
      request: {
        InstanceId: InstanceIds[0] ?? "",
        ...(choice.blueprint && { BlueprintId: id }),
        ...(KeyIds.length > 0 && { LoginConfiguration: { KeyIds } }),
      },
      code: why.code ?? (instance && resetRefused(world, scope, instance, id, KeyIds)),
      apply() {
        if (!instance) return;
        const platform = systemOf(world, scope, id)?.platform ?? "";
        instance.installing = id;
        instance.keys.clear();
        for (const one of KeyIds) instance.keys.add(one);
        const path = instance.state === "RUNNING" ? ["STOPPING", "STARTING", "RUNNING"] : ["STARTING", "RUNNING"];
        world.startOperation(instance, "ResetInstance", path, () =>
          Object.assign(instance, { blueprint: id, platform }),
        );
      },
    };
  },
  someFor("ResetInstance"),
);

function resetRefused(world: World, scope: AccountRegion, instance: Instance, id: string, KeyIds: readonly string[]) {
  const system = systemOf(world, scope, id);
  if (!system) return "ResourceNotFound.BlueprintIdNotFound";
  const windows = system.platform === "WINDOWS";
  if (windows !== (instance.platform === "WINDOWS") && scope.region !== "ap-guangzhou") {
    return "InvalidParameterValue.NotAllowToChangePlatformType";
  }
  if (instance.bundle.disk < system.disk || instance.bundle.memory < system.memory) {
    return "InvalidParameterValue.BlueprintConfigNotMatch";
  }
  if (system.state !== "NORMAL") return "ResourceUnavailable.BlueprintUnavailable";
  return keysRefused(world, scope, KeyIds, windows);
}

/** Commands that install an image. Purchases are frequent, because all other commands need instances. */
export const installingCommands: readonly fc.Arbitrary<Command>[] = [create, create, create, create, reset];
