import fc from "fast-check";
import { exponent, modulus, written } from "../lighthouse/publicKeys.ts";
import { type Command, call, pickedAll, picks, some } from "./command.ts";
import { instancesFor, interrupted } from "./instances.ts";
import { firstOf, notFound, quotas } from "./rules.ts";
import type { Instance, Place } from "./things.ts";
import { known, type World, within } from "./world.ts";

const name = fc.nat(14).map((number) => `key_${number}`);

function newKeyRefused(world: World, place: Place, KeyName: string): string | undefined {
  const keys = within(world.keys, place);
  if (keys.some((one) => one.name === KeyName)) return "InvalidParameterValue.DuplicateParameterValue";
  const full = keys.length >= (quotas["USER_KEY_PAIR"]?.[place.region] ?? 0);
  return full ? "LimitExceeded.KeyPairLimitExceeded" : undefined;
}

const create = call("CreateKeyPair", name, (world, place, KeyName) => ({
  request: { KeyName },
  refused: newKeyRefused(world, place, KeyName),
  done({ KeyPair }) {
    const id = KeyPair?.KeyId ?? "";
    world.keys.set(id, { ...place, id, name: KeyName, material: undefined });
  },
}));

/** Different public keys: by the length of their modulus, which has 1024 bits at least. */
const material = (more: number) => written([Buffer.from("ssh-rsa"), exponent, modulus(128 + more)]);

const bring = call(
  "ImportKeyPair",
  fc.record({ KeyName: name, more: fc.nat(12) }),
  (world, place, { KeyName, more }) => {
    const PublicKey = material(more);
    const there = within(world.keys, place).some((one) => one.material === PublicKey);
    const twice = there ? "InvalidParameterValue.KeyPairPublicKeyDuplicated" : undefined;
    return {
      request: { KeyName, PublicKey },
      refused: newKeyRefused(world, place, KeyName) ?? twice,
      done({ KeyId: id = "" }) {
        world.keys.set(id, { ...place, id, name: KeyName, material: PublicKey });
      },
    };
  },
);

const remove = call(
  "DeleteKeyPairs",
  picks,
  (world, place, chosen) => {
    const KeyIds = pickedAll(world.keys, place, chosen, "lhkp");
    const bound = [...world.instances.values()].some((one) => KeyIds.some((id) => one.keys.has(id)));
    const kept = [...world.blueprints.values()].some((one) => one.keys.some((id) => KeyIds.includes(id)));
    const unknown = KeyIds.every((id) => known(world.keys, place, id)) ? undefined : notFound.key;
    const inUse = bound
      ? "ResourceInUse.KeyPairInUse"
      : kept
        ? "UnsupportedOperation.KeyPairBindToBlueprints"
        : undefined;
    return {
      request: { KeyIds },
      refused: unknown ?? inUse,
      done: () => KeyIds.forEach((id) => void world.keys.delete(id)),
    };
  },
  some((world) => world.keys),
);

const binding = fc.record({ keys: picks, chosen: picks, online: fc.boolean() });

/** A running instance goes on with ONLINE, and is stopped and started without. */
const path = (instance: Instance, online: boolean): readonly string[] => (online ? [] : interrupted(instance));

const binds = (world: Readonly<World>, place: Place) =>
  within(world.keys, place).length > 0 && within(world.instances, place).length > 0;

const bind = call(
  "AssociateInstancesKeyPairs",
  binding,
  (world, place, { keys, chosen, online }) => {
    const action = "AssociateInstancesKeyPairs";
    const KeyIds = pickedAll(world.keys, place, keys, "lhkp");
    const { InstanceIds, instances, refused } = instancesFor(action, world, place, chosen);
    const unknown = KeyIds.every((id) => known(world.keys, place, id)) ? undefined : notFound.key;
    const unfit = firstOf(instances, (one) => {
      if (online && one.state !== "RUNNING") return "UnsupportedOperation.InvalidInstanceState";
      return KeyIds.some((id) => one.keys.has(id)) ? "UnsupportedOperation.KeyPairBindDuplicate" : undefined;
    });
    return {
      request: { KeyIds, InstanceIds, AssociateType: online ? "ONLINE" : "OFFLINE" },
      refused: unknown ?? refused ?? unfit,
      done() {
        for (const one of instances) {
          for (const id of KeyIds) one.keys.add(id);
          world.begin(one, action, path(one, online));
        }
      },
    };
  },
  binds,
);

const unbind = call(
  "DisassociateInstancesKeyPairs",
  binding,
  (world, place, { keys, chosen, online }) => {
    const action = "DisassociateInstancesKeyPairs";
    const KeyIds = pickedAll(world.keys, place, keys, "lhkp");
    const { InstanceIds, instances, refused } = instancesFor(action, world, place, chosen);
    const unknown = KeyIds.every((id) => known(world.keys, place, id)) ? undefined : notFound.key;
    const unfit = firstOf(instances, (one) => {
      if (online && one.state !== "RUNNING") return "UnsupportedOperation.InvalidInstanceState";
      return KeyIds.every((id) => one.keys.has(id)) ? undefined : "UnsupportedOperation.KeyPairNotBoundToInstance";
    });
    return {
      request: { KeyIds, InstanceIds, DisassociateType: online ? "ONLINE" : "OFFLINE" },
      refused: unknown ?? refused ?? unfit,
      done() {
        for (const one of instances) {
          // Until the end they let in.
          world.begin(one, action, path(one, online), () => KeyIds.forEach((id) => void one.keys.delete(id)));
        }
      },
    };
  },
  binds,
);

export const keyCommands: readonly fc.Arbitrary<Command>[] = [bring, bring, remove, bind, bind, unbind];
export const slowKeyCommands: readonly fc.Arbitrary<Command>[] = [create];
