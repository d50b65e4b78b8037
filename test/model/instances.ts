import fc from "fast-check";
import { bundleIn, isLarger, runs } from "./bundles.ts";
import { type Command, call, type Pick, pickedAll, picks, some } from "./command.ts";
import { firstOf, instancesRefused, notFound } from "./rules.ts";
import type { Disk, Instance, Place } from "./things.ts";
import { known, monthsAfter, type World } from "./world.ts";

export const renewFlag = fc.constantFrom("NOTIFY_AND_AUTO_RENEW", "NOTIFY_AND_MANUAL_RENEW");

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

export const someFor = (action: string) =>
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
        // One that was given back before, with its instance, keeps its end.
        const given = disksToo ? onThem.filter(({ state }) => state !== "SHUTDOWN") : [];
        for (const disk of given) Object.assign(disk, { ...ended, state: "SHUTDOWN" });
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
          one.coming = bundle;
          world.begin(one, action, interrupted(one), () => Object.assign(one, { bundle, coming: undefined }));
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
  switched("StartInstances", ["STARTING", "RUNNING"]),
  switched("StopInstances", ["STOPPING", "STOPPED"]),
  switched("RebootInstances", ["REBOOTING", "RUNNING"]),
  isolate,
  terminate,
  renew,
  enlarge,
  setPassword,
  rename,
  setFlag,
];
