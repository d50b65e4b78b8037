import fc from "fast-check";
import { type Bundle, bundleIn, isLarger, runs } from "./bundles.ts";
import { type Command, call, type Pick, pick, picked, pickedAll, picks, some } from "./command.ts";
import { firstOf, fresh, instancesRefused, notFound, quotas } from "./rules.ts";
import { blueprintPick, pickedBlueprint, systemOf } from "./systems.ts";
import { type Disk, type Instance, known, monthsAfter, type Place, type Rule, type World, within } from "./world.ts";

export const renewFlag = fc.constantFrom("NOTIFY_AND_AUTO_RENEW", "NOTIFY_AND_MANUAL_RENEW");

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
  const used = within(world.instances, place).filter((one) => one.bundle.kind === bundle.kind).length;
  const limit = quotas[`${bundle.kind}_BUNDLE_INSTANCE`]?.[place.region] ?? 0;
  return used + count > limit ? "LimitExceeded.InstanceQuotaLimitExceeded" : undefined;
}

function keysRefused(world: World, place: Place, ids: readonly string[], windows: boolean): string | undefined {
  if (windows && ids.length > 0) return "InvalidParameterValue.InvalidParameterCombination";
  return ids.every((id) => known(world.keys, place, id)) ? undefined : "ResourceNotFound.KeyPairNotFound";
}

/** The instances that are meant, and why they do not take an action. */
export function instancesFor(action: string, world: World, place: Place, chosen: readonly Pick[]) {
  const InstanceIds = pickedAll(world.instances, place, chosen, "lhins", (one) => !instancesRefused(action, [one]));
  const instances = InstanceIds.flatMap((id) => known(world.instances, place, id) ?? []);
  const missing = instances.length < InstanceIds.length ? notFound.instance : undefined;
  return {
    InstanceIds,
    instances,
    missing,
    refused: missing ?? instancesRefused(action, instances),
  };
}

const someFor = (action: string) =>
  some(
    (world) => world.instances,
    (one) => !instancesRefused(action, [one]),
  );

type Switch = "StartInstances" | "StopInstances" | "RebootInstances";

const switched = (action: Switch, path: readonly string[]) =>
  call(
    action,
    picks,
    (world, place, chosen) => {
      const { InstanceIds, instances, refused } = instancesFor(action, world, place, chosen);
      return {
        request: { InstanceIds },
        refused,
        done: () => instances.forEach((one) => void world.begin(one, action, path)),
      };
    },
    someFor(action),
  );

const isolate = call(
  "IsolateInstances",
  fc.record({ chosen: picks, disksToo: fc.boolean() }),
  (world, place, { chosen, disksToo }) => {
    const { InstanceIds, instances, ...why } = instancesFor("IsolateInstances", world, place, chosen);
    const onThem = instances.flatMap((one) => world.disksOf(one.id));
    // A disk that is coming or going is in the way, and one that is worked on cannot be given back.
    const inTheWay = (disk: Disk) =>
      ["PENDING", "ATTACHING", "DETACHING"].includes(disk.state) || (disksToo && disk.work);
    const moving = onThem.some(inTheWay) ? "UnsupportedOperation.LatestOperationUnfinished" : undefined;
    return {
      request: { InstanceIds, IsolateDataDisk: disksToo },
      refused: why.refused ?? moving,
      done() {
        const ended = { isolated: world.now, expires: world.now };
        for (const one of instances) {
          Object.assign(one, ended);
          world.isolate(one);
        }
        if (disksToo) for (const disk of onThem) Object.assign(disk, { ...ended, state: "SHUTDOWN" });
      },
    };
  },
  someFor("IsolateInstances"),
);

const terminate = call(
  "TerminateInstances",
  picks,
  (world, place, chosen) => {
    const { InstanceIds, instances, refused } = instancesFor("TerminateInstances", world, place, chosen);
    return { request: { InstanceIds }, refused, done: () => instances.forEach((one) => void world.terminate(one)) };
  },
  someFor("TerminateInstances"),
);

const renew = call(
  "RenewInstances",
  fc.record({ chosen: picks, months: fc.constantFrom(1, 3), disksToo: fc.boolean(), flag: renewFlag }),
  (world, place, { chosen, months, disksToo, flag }) => {
    const { InstanceIds, instances, ...why } = instancesFor("RenewInstances", world, place, chosen);
    const onThem = disksToo ? instances.flatMap((one) => world.disksOf(one.id)) : [];
    const busy = onThem.some((disk) => disk.work) ? "UnsupportedOperation.DiskLatestOperationUnfinished" : undefined;
    return {
      request: {
        InstanceIds,
        InstanceChargePrepaid: { Period: months, RenewFlag: flag },
        RenewDataDisk: disksToo,
      },
      refused: why.refused ?? busy,
      done() {
        for (const one of [...instances, ...onThem]) {
          one.expires = monthsAfter(one.state === "SHUTDOWN" ? world.now : one.expires, months);
          Object.assign(one, { renewFlag: flag, isolated: undefined });
        }
        for (const disk of onThem) disk.state = "ATTACHED";
        for (const one of instances) {
          world.begin(one, "RenewInstances", one.state === "SHUTDOWN" ? ["STARTING", "RUNNING"] : []);
        }
      },
    };
  },
  someFor("RenewInstances"),
);

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

const enlarge = call(
  "ModifyInstancesBundle",
  fc.record({ chosen: picks, bundle: fc.nat(2) }),
  (world, place, choice) => {
    const action = "ModifyInstancesBundle";
    const { InstanceIds, instances, refused } = instancesFor(action, world, place, choice.chosen);
    const bundle = bundleIn(place, choice.bundle);
    const unfit = firstOf(instances, (one) => {
      if (!runs(bundle, one.platform)) return "InvalidParameterValue.NotSupportModifyInstanceBundleType";
      return isLarger(bundle, one.bundle) ? undefined : "OperationDenied.BundleNotSupportModify";
    });
    return {
      request: { InstanceIds, BundleId: bundle.id },
      refused: refused ?? unfit,
      done() {
        for (const one of instances) {
          world.begin(one, action, interrupted(one), () => Object.assign(one, { bundle }));
        }
      },
    };
  },
  someFor("ModifyInstancesBundle"),
);

const setPassword = call(
  "ResetInstancesPassword",
  picks,
  (world, place, chosen) => {
    const action = "ResetInstancesPassword";
    const { InstanceIds, instances, refused } = instancesFor(action, world, place, chosen);
    return {
      request: { InstanceIds, Password: "Long-Enough-4-All" },
      refused,
      done: () => instances.forEach((one) => void world.begin(one, action, interrupted(one))),
    };
  },
  someFor("ResetInstancesPassword"),
);

/** What needs the machine off stops a running one, and starts it again. */
export const interrupted = ({ state }: Instance): readonly string[] =>
  state === "RUNNING" ? ["STOPPING", "STARTING", "RUNNING"] : [];

const rename = call(
  "ModifyInstancesAttribute",
  fc.record({ chosen: picks, name: fc.constantFrom("one", "two") }),
  (world, place, { chosen, name }) => {
    const { InstanceIds, instances, missing } = instancesFor("ModifyInstancesAttribute", world, place, chosen);
    return {
      request: { InstanceIds, InstanceName: name },
      refused: missing,
      done: () => instances.forEach((one) => void Object.assign(one, { name })),
    };
  },
  some((world) => world.instances),
);

const setFlag = call(
  "ModifyInstancesRenewFlag",
  fc.record({ chosen: picks, flag: renewFlag }),
  (world, place, { chosen, flag }) => {
    const { InstanceIds, instances, missing } = instancesFor("ModifyInstancesRenewFlag", world, place, chosen);
    return {
      request: { InstanceIds, RenewFlag: flag },
      refused: missing,
      done: () => instances.forEach((one) => void Object.assign(one, { renewFlag: flag })),
    };
  },
  some((world) => world.instances),
);

export const instanceCommands: readonly fc.Arbitrary<Command>[] = [
  create,
  create,
  create,
  create,
  switched("StartInstances", ["STARTING", "RUNNING"]),
  switched("StopInstances", ["STOPPING", "STOPPED"]),
  switched("RebootInstances", ["REBOOTING", "RUNNING"]),
  isolate,
  terminate,
  renew,
  reset,
  enlarge,
  setPassword,
  rename,
  setFlag,
];
