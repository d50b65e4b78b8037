import fc from "fast-check";
import { type Bundle, bundleIn, runs } from "./bundles.ts";
import { type Command, call, pick, picked, pickedAll } from "./command.ts";
import { instancesFor, renewFlag, someFor } from "./instances.ts";
import { countsFor, fresh, quotas } from "./rules.ts";
import { blueprintPick, pickedBlueprint, systemOf } from "./systems.ts";
import type { Instance, Place, Rule } from "./things.ts";
import { known, monthsAfter, type World, within } from "./world.ts";

const opened = (Protocol: string, Port: string): Rule => ({ Protocol, Port, CidrBlock: "0.0.0.0/0", Action: "ACCEPT" });
const firstRules = [...["80", "443", "22", "3389"].map((port) => opened("TCP", port)), opened("ICMP", "ALL")];

/** A handful is enough to play with. */
const few = (world: Readonly<World>, place: Place) => within(world.instances, place).length < 3;

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
  (world, place, choice) => {
    const bundle = bundleIn(place, choice.bundle);
    const id = pickedBlueprint(world, place, choice.blueprint);
    const template = choice.template && picked(templatesAsThings(world, place), place, choice.template, "lhft");
    const KeyIds = pickedAll(world.keys, place, choice.keys, "lhkp");
    const system = systemOf(world, place, id);
    const request = {
      BundleId: bundle.id,
      BlueprintId: id,
      InstanceChargePrepaid: { Period: choice.months, RenewFlag: choice.renewFlag },
      InstanceCount: choice.count,
      InstanceName: "made",
      ...(KeyIds.length > 0 && { LoginConfiguration: { KeyIds } }),
      ...(template && { FirewallTemplateId: template }),
    };
    return {
      request,
      refused: creationRefused(world, place, { bundle, blueprint: id, KeyIds, template, count: choice.count }),
      done({ InstanceIdSet = [] }) {
        InstanceIdSet.forEach((made, at) => {
          const rules = template ? (world.templates.get(template)?.rules.map(({ rule }) => rule) ?? []) : firstRules;
          const instance: Instance = {
            ...fresh(place, made),
            name: InstanceIdSet.length > 1 ? `made${at + 1}` : "made",
            bundle,
            coming: undefined,
            zone: `${place.region}-${place.region === "ap-guangzhou" ? 3 : 1}`,
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
          world.instances.set(made, instance);
          world.begin(instance, "CreateInstances", ["PENDING", "RUNNING"]);
        });
      },
    };
  },
  few,
);

/** Templates of an account are there in all of its regions. */
export const templatesAsThings = (world: World, { region }: Place) =>
  new Map([...world.templates].map(([id, { account }]) => [id, { id, account, region }]));

interface Wanted {
  readonly bundle: Bundle;
  readonly blueprint: string;
  readonly KeyIds: readonly string[];
  readonly template: string | null;
  readonly count: number;
}

function creationRefused(world: World, place: Place, { bundle, blueprint, KeyIds, template, count }: Wanted) {
  const system = systemOf(world, place, blueprint);
  if (!system) return "ResourceNotFound.BlueprintIdNotFound";
  if (system.state !== "NORMAL") return "InvalidParameterValue.InvalidBlueprintId";
  const windows = system.platform === "WINDOWS";
  if (!runs(bundle, system.platform)) return "InvalidParameterValue.BundleNotSupportBlueprintPlatform";
  if (bundle.disk < system.disk || bundle.memory < system.memory) {
    return "InvalidParameterValue.BundleAndBlueprintNotMatch";
  }
  if (template && world.templates.get(template)?.account !== place.account) {
    return "ResourceNotFound.FirewallTemplateNotFound";
  }
  const keys = keysRefused(world, place, KeyIds, windows);
  if (keys) return keys;
  const used = within(world.instances, place).filter((one) => countsFor(bundle.kind, one)).length;
  const limit = quotas[`${bundle.kind}_BUNDLE_INSTANCE`]?.[place.region] ?? 0;
  return used + count > limit ? "LimitExceeded.InstanceQuotaLimitExceeded" : undefined;
}

function keysRefused(world: World, place: Place, ids: readonly string[], windows: boolean): string | undefined {
  if (windows && ids.length > 0) return "InvalidParameterValue.InvalidParameterCombination";
  return ids.every((id) => known(world.keys, place, id)) ? undefined : "ResourceNotFound.KeyPairNotFound";
}

const reset = call(
  "ResetInstance",
  fc.record({
    instance: pick,
    blueprint: fc.option(blueprintPick, { freq: 3 }),
    keys: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.tuple(pick) }),
  }),
  (world, place, choice) => {
    const { InstanceIds, instances, ...why } = instancesFor("ResetInstance", world, place, [choice.instance]);
    const [instance] = instances;
    const id = choice.blueprint ? pickedBlueprint(world, place, choice.blueprint) : (instance?.blueprint ?? "");
    const KeyIds = pickedAll(world.keys, place, choice.keys, "lhkp");
    return {
      request: {
        InstanceId: InstanceIds[0] ?? "",
        ...(choice.blueprint && { BlueprintId: id }),
        ...(KeyIds.length > 0 && { LoginConfiguration: { KeyIds } }),
      },
      refused: why.refused ?? (instance && resetRefused(world, place, instance, id, KeyIds)),
      done() {
        if (!instance) return;
        const platform = systemOf(world, place, id)?.platform ?? "";
        instance.installing = id;
        instance.keys.clear();
        for (const one of KeyIds) instance.keys.add(one);
        const path = instance.state === "RUNNING" ? ["STOPPING", "STARTING", "RUNNING"] : ["STARTING", "RUNNING"];
        world.begin(instance, "ResetInstance", path, () => Object.assign(instance, { blueprint: id, platform }));
      },
    };
  },
  someFor("ResetInstance"),
);

function resetRefused(world: World, place: Place, instance: Instance, id: string, KeyIds: readonly string[]) {
  const system = systemOf(world, place, id);
  if (!system) return "ResourceNotFound.BlueprintIdNotFound";
  const windows = system.platform === "WINDOWS";
  if (windows !== (instance.platform === "WINDOWS") && place.region !== "ap-guangzhou") {
    return "InvalidParameterValue.NotAllowToChangePlatformType";
  }
  if (instance.bundle.disk < system.disk || instance.bundle.memory < system.memory) {
    return "InvalidParameterValue.BlueprintConfigNotMatch";
  }
  if (system.state !== "NORMAL") return "ResourceUnavailable.BlueprintUnavailable";
  return keysRefused(world, place, KeyIds, windows);
}

/** What puts an image on an instance; new instances come often, as nothing goes without. */
export const installingCommands: readonly fc.Arbitrary<Command>[] = [create, create, create, create, reset];
