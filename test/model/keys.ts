import fc from "fast-check";
import { exponent, modulus, written } from "../lighthouse/publicKeys.ts";
import { type Command, call, hasAny, pickIds, picks } from "./command.ts";
import { instancesFor, interrupted } from "./instances.ts";
import type { AccountRegion, Instance } from "./resources.ts";
import { firstOf, notFound, quotas } from "./rules.ts";
import { ofAccount, ownById, type World } from "./world.ts";

const name = fc.nat(14).map((number) => `key_${number}`);

function newKeyRefused(world: World, scope: AccountRegion, KeyName: string): string | undefined {
  const keys = ofAccount(world.keys, scope);
  if (keys.some((one) => one.name === KeyName)) return "InvalidParameterValue.DuplicateParameterValue";
  const full = keys.length >= (quotas["USER_KEY_PAIR"]?.[scope.region] ?? 0);
  return full ? "LimitExceeded.KeyPairLimitExceeded" : undefined;
}

const create = call("CreateKeyPair", name, (world, scope, KeyName) => ({
  request: { KeyName },
  code: newKeyRefused(world, scope, KeyName),
  apply({ KeyPair }) {
    const id = KeyPair?.KeyId ?? "";
    world.keys.set(id, { ...scope, id, name: KeyName, publicKey: undefined });
  },
}));

/** Public keys that differ in the length of their modulus, at least 1024 bits. */
const publicKey = (more: number) => written([Buffer.from("ssh-rsa"), exponent, modulus(128 + more)]);

const importKey = call(
  "ImportKeyPair",
  fc.record({ KeyName: name, more: fc.nat(12) }),
  (world, scope, { KeyName, more }) => {
    const PublicKey = publicKey(more);
    const there = ofAccount(world.keys, scope).some((one) => one.publicKey === PublicKey);
    const duplicate = there ? "InvalidParameterValue.KeyPairPublicKeyDuplicated" : undefined;
    return {
      request: { KeyName, PublicKey },
      code: newKeyRefused(world, scope, KeyName) ?? duplicate,
      apply({ KeyId: id = "" }) {
        world.keys.set(id, { ...scope, id, name: KeyName, publicKey: PublicKey });
      },
    };
  },
);

const remove = call(
  "DeleteKeyPairs",
  picks,
  (world, scope, chosen) => {
    const KeyIds = pickIds(world.keys, scope, chosen, "lhkp");
    const bound = [...world.instances.values()].some((one) => KeyIds.some((id) => one.keys.has(id)));
    const kept = [...world.blueprints.values()].some((one) => one.keys.some((id) => KeyIds.includes(id)));
    const unknown = KeyIds.every((id) => ownById(world.keys, scope, id)) ? undefined : notFound.key;
    const inUse = bound
      ? "ResourceInUse.KeyPairInUse"
      : kept
        ? "UnsupportedOperation.KeyPairBindToBlueprints"
        : undefined;
    return {
      request: { KeyIds },
      code: unknown ?? inUse,
      apply: () => KeyIds.forEach((id) => void world.keys.delete(id)),
    };
  },
  hasAny((world) => world.keys),
);

const binding = fc.record({ keys: picks, chosen: picks, online: fc.boolean() });

/** ONLINE keeps the instance running; OFFLINE stops and starts it. */
const path = (instance: Instance, online: boolean): readonly string[] => (online ? [] : interrupted(instance));

const binds = (world: Readonly<World>, scope: AccountRegion) =>
  ofAccount(world.keys, scope).length > 0 && ofAccount(world.instances, scope).length > 0;

const bind = call(
  "AssociateInstancesKeyPairs",
  binding,
  (world, scope, { keys, chosen, online }) => {
    const action = "AssociateInstancesKeyPairs";
    const KeyIds = pickIds(world.keys, scope, keys, "lhkp");
    const { InstanceIds, instances, code } = instancesFor(action, world, scope, chosen);
    const unknown = KeyIds.every((id) => ownById(world.keys, scope, id)) ? undefined : notFound.key;
    const mismatch = firstOf(instances, (one) => {
      if (online && one.state !== "RUNNING") return "UnsupportedOperation.InvalidInstanceState";
      return KeyIds.some((id) => one.keys.has(id)) ? "UnsupportedOperation.KeyPairBindDuplicate" : undefined;
    });
    return {
      request: { KeyIds, InstanceIds, AssociateType: online ? "ONLINE" : "OFFLINE" },
      code: unknown ?? code ?? mismatch,
      apply() {
        for (const one of instances) {
          for (const id of KeyIds) one.keys.add(id);
          world.startOperation(one, action, path(one, online));
        }
      },
    };
  },
  binds,
);

const unbind = call(
  "DisassociateInstancesKeyPairs",
  binding,
  (world, scope, { keys, chosen, online }) => {
    const action = "DisassociateInstancesKeyPairs";
    const KeyIds = pickIds(world.keys, scope, keys, "lhkp");
    const { InstanceIds, instances, code } = instancesFor(action, world, scope, chosen);
    const unknown = KeyIds.every((id) => ownById(world.keys, scope, id)) ? undefined : notFound.key;
    const mismatch = firstOf(instances, (one) => {
      if (online && one.state !== "RUNNING") return "UnsupportedOperation.InvalidInstanceState";
      return KeyIds.every((id) => one.keys.has(id)) ? undefined : "UnsupportedOperation.KeyPairNotBoundToInstance";
    });
    return {
      request: { KeyIds, InstanceIds, DisassociateType: online ? "ONLINE" : "OFFLINE" },
      code: unknown ?? code ?? mismatch,
      apply() {
        for (const one of instances) {
          // The keys stay bound until the operation ends.
          world.startOperation(one, action, path(one, online), () => KeyIds.forEach((id) => void one.keys.delete(id)));
        }
      },
    };
  },
  binds,
);

export const keyCommands: readonly fc.Arbitrary<Command>[] = [importKey, importKey, remove, bind, bind, unbind];
export const slowKeyCommands: readonly fc.Arbitrary<Command>[] = [create];
