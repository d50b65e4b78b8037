import fc from "fast-check";
import { bundleIn, isLarger, runs } from "./bundles.ts";
import { type Command, call, hasAny, type Pick, pickIds, picks } from "./command.ts";
import type { AccountRegion, Disk, Instance } from "./resources.ts";
import { firstOf, instancesRefused, notFound } from "./rules.ts";
import { monthsAfter, ownById, type World } from "./world.ts";

export const renewFlag = fc.constantFrom("NOTIFY_AND_AUTO_RENEW", "NOTIFY_AND_MANUAL_RENEW");

/** The selected instances, and the code if they reject the action. */
export function instancesFor(action: string, world: World, scope: AccountRegion, chosen: readonly Pick[]) {
  const InstanceIds = pickIds(world.instances, scope, chosen, "lhins", (one) => !instancesRefused(action, [one]));
  const instances = InstanceIds.flatMap((id) => ownById(world.instances, scope, id) ?? []);
  const missing = instances.length < InstanceIds.length ? notFound.instance : undefined;
  return {
    InstanceIds,
    instances,
    missing,
    code: missing ?? instancesRefused(action, instances),
  };
}

export const someFor = (action: string) =>
  hasAny(
    (world) => world.instances,
    (one) => !instancesRefused(action, [one]),
  );

type PowerAction = "StartInstances" | "StopInstances" | "RebootInstances";

const powerCommand = (action: PowerAction, path: readonly string[]) =>
  call(
    action,
    picks,
    (world, scope, chosen) => {
      const { InstanceIds, instances, code } = instancesFor(action, world, scope, chosen);
      return {
        request: { InstanceIds },
        code,
        apply: () => instances.forEach((one) => void world.startOperation(one, action, path)),
      };
    },
    someFor(action),
  );

const isolate = call(
  "IsolateInstances",
  fc.record({ chosen: picks, withDisks: fc.boolean() }),
  (world, scope, { chosen, withDisks }) => {
    const { InstanceIds, instances, ...why } = instancesFor("IsolateInstances", world, scope, chosen);
    const attachedDisks = instances.flatMap((one) => world.disksOf(one.id));
    // A disk in transition blocks the call; a disk with an operation cannot be returned.
    const isBlocking = (disk: Disk) =>
      ["PENDING", "ATTACHING", "DETACHING"].includes(disk.state) || (withDisks && disk.operation);
    const moving = attachedDisks.some(isBlocking) ? "UnsupportedOperation.LatestOperationUnfinished" : undefined;
    return {
      request: { InstanceIds, IsolateDataDisk: withDisks },
      code: why.code ?? moving,
      apply() {
        const ended = { isolated: world.now, expires: world.now };
        for (const one of instances) {
          Object.assign(one, ended);
          world.isolate(one);
        }
        // A disk that was returned earlier keeps its expiry time.
        const returned = withDisks ? attachedDisks.filter(({ state }) => state !== "SHUTDOWN") : [];
        for (const disk of returned) Object.assign(disk, { ...ended, state: "SHUTDOWN" });
      },
    };
  },
  someFor("IsolateInstances"),
);

const terminate = call(
  "TerminateInstances",
  picks,
  (world, scope, chosen) => {
    const { InstanceIds, instances, code } = instancesFor("TerminateInstances", world, scope, chosen);
    return { request: { InstanceIds }, code, apply: () => instances.forEach((one) => void world.terminate(one)) };
  },
  someFor("TerminateInstances"),
);

const renew = call(
  "RenewInstances",
  fc.record({ chosen: picks, months: fc.constantFrom(1, 3), withDisks: fc.boolean(), flag: renewFlag }),
  (world, scope, { chosen, months, withDisks, flag }) => {
    const { InstanceIds, instances, ...why } = instancesFor("RenewInstances", world, scope, chosen);
    const attachedDisks = withDisks ? instances.flatMap((one) => world.disksOf(one.id)) : [];
    const busy = attachedDisks.some((disk) => disk.operation)
      ? "UnsupportedOperation.DiskLatestOperationUnfinished"
      : undefined;
    return {
      request: {
        InstanceIds,
        InstanceChargePrepaid: { Period: months, RenewFlag: flag },
        RenewDataDisk: withDisks,
      },
      code: why.code ?? busy,
      apply() {
        for (const one of [...instances, ...attachedDisks]) {
          one.expires = monthsAfter(one.state === "SHUTDOWN" ? world.now : one.expires, months);
          Object.assign(one, { renewFlag: flag, isolated: undefined });
        }
        for (const disk of attachedDisks) disk.state = "ATTACHED";
        for (const one of instances) {
          world.startOperation(one, "RenewInstances", one.state === "SHUTDOWN" ? ["STARTING", "RUNNING"] : []);
        }
      },
    };
  },
  someFor("RenewInstances"),
);

const changeBundle = call(
  "ModifyInstancesBundle",
  fc.record({ chosen: picks, bundle: fc.nat(2) }),
  (world, scope, choice) => {
    const action = "ModifyInstancesBundle";
    const { InstanceIds, instances, code } = instancesFor(action, world, scope, choice.chosen);
    const bundle = bundleIn(scope, choice.bundle);
    const mismatch = firstOf(instances, (one) => {
      if (!runs(bundle, one.platform)) return "InvalidParameterValue.NotSupportModifyInstanceBundleType";
      return isLarger(bundle, one.bundle) ? undefined : "OperationDenied.BundleNotSupportModify";
    });
    return {
      request: { InstanceIds, BundleId: bundle.id },
      code: code ?? mismatch,
      apply() {
        for (const one of instances) {
          one.nextBundle = bundle;
          world.startOperation(one, action, interrupted(one), () =>
            Object.assign(one, { bundle, nextBundle: undefined }),
          );
        }
      },
    };
  },
  someFor("ModifyInstancesBundle"),
);

const setPassword = call(
  "ResetInstancesPassword",
  picks,
  (world, scope, chosen) => {
    const action = "ResetInstancesPassword";
    const { InstanceIds, instances, code } = instancesFor(action, world, scope, chosen);
    return {
      request: { InstanceIds, Password: "Long-Enough-4-All" },
      code,
      apply: () => instances.forEach((one) => void world.startOperation(one, action, interrupted(one))),
    };
  },
  someFor("ResetInstancesPassword"),
);

/** The states of an operation that stops a running instance and starts it again. */
export const interrupted = ({ state }: Instance): readonly string[] =>
  state === "RUNNING" ? ["STOPPING", "STARTING", "RUNNING"] : [];

const rename = call(
  "ModifyInstancesAttribute",
  fc.record({ chosen: picks, name: fc.constantFrom("one", "two") }),
  (world, scope, { chosen, name }) => {
    const { InstanceIds, instances, missing } = instancesFor("ModifyInstancesAttribute", world, scope, chosen);
    return {
      request: { InstanceIds, InstanceName: name },
      code: missing,
      apply: () => instances.forEach((one) => void Object.assign(one, { name })),
    };
  },
  hasAny((world) => world.instances),
);

const setFlag = call(
  "ModifyInstancesRenewFlag",
  fc.record({ chosen: picks, flag: renewFlag }),
  (world, scope, { chosen, flag }) => {
    const { InstanceIds, instances, missing } = instancesFor("ModifyInstancesRenewFlag", world, scope, chosen);
    return {
      request: { InstanceIds, RenewFlag: flag },
      code: missing,
      apply: () => instances.forEach((one) => void Object.assign(one, { renewFlag: flag })),
    };
  },
  hasAny((world) => world.instances),
);

export const instanceCommands: readonly fc.Arbitrary<Command>[] = [
  powerCommand("StartInstances", ["STARTING", "RUNNING"]),
  powerCommand("StopInstances", ["STOPPING", "STOPPED"]),
  powerCommand("RebootInstances", ["REBOOTING", "RUNNING"]),
  isolate,
  terminate,
  renew,
  changeBundle,
  setPassword,
  rename,
  setFlag,
];
