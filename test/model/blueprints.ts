import fc from "fast-check";
import { type Command, call, pick, some } from "./command.ts";
import { instancesFor, interrupted } from "./instances.ts";
import { beingInstalled, fresh, ownBlueprint, quotas } from "./rules.ts";
import { blueprintPick, pickedBlueprint, platforms, systemOf } from "./systems.ts";
import type { Blueprint, Place } from "./things.ts";
import { type World, within } from "./world.ts";

const create = call(
  "CreateBlueprint",
  fc.record({ instance: pick, force: fc.boolean() }),
  (world, place, { instance: chosen, force }) => {
    const { InstanceIds, instances, ...why } = instancesFor("CreateBlueprint", world, place, [chosen]);
    const [instance] = instances;
    const made = within(world.blueprints, place).filter((one) => one.type === "PRIVATE").length;
    const full = made >= (quotas["BLUEPRINT"]?.[place.region] ?? 0);
    return {
      request: { InstanceId: InstanceIds[0] ?? "", BlueprintName: "image", ForcePowerOff: force },
      refused: why.refused ?? (full ? "LimitExceeded.BlueprintQuotaLimitExceeded" : undefined),
      done({ BlueprintId: id = "" }) {
        if (!instance) return;
        const origin = systemOf(world, place, instance.blueprint);
        const blueprint: Blueprint = {
          ...fresh(place, id),
          name: "image",
          type: "PRIVATE",
          image: "",
          platform: instance.platform,
          disk: instance.bundle.disk,
          // The image that the instance came from may be gone, and was no more than the platform asks for.
          memory: origin?.memory ?? (instance.platform === "WINDOWS" ? 2 : 1),
          keys: [...instance.keys],
          receivers: new Set(),
        };
        world.blueprints.set(id, blueprint);
        world.begin(blueprint, "CreateBlueprint", ["CREATING", "NORMAL"]);
        world.begin(instance, "CreateBlueprint", force ? interrupted(instance) : []);
      },
    };
  },
  some((world) => world.instances),
);

const remove = call(
  "DeleteBlueprints",
  pick,
  (world, place, chosen) => {
    const id = pickedBlueprint(
      world,
      place,
      chosen,
      (one) => one.account === place.account && one.type === "PRIVATE" && !deletionRefused(world, one),
    );
    const own = ownBlueprint(world, place, id, {
      unknown: platforms.has(id) ? "ResourceNotFound.BlueprintNotFound" : "ResourceNotFound.BlueprintIdNotFound",
      received: "UnsupportedOperation.NotSupportSharedBlueprint",
    });
    return {
      request: { BlueprintIds: [id] },
      refused: typeof own === "string" ? own : deletionRefused(world, own),
      done: () => void (typeof own === "string" || world.begin(own, "DeleteBlueprints", ["DELETING", ""])),
    };
  },
  some((world) => world.blueprints),
);

function deletionRefused(world: World, own: Blueprint): string | undefined {
  if (own.state !== "NORMAL") return "UnsupportedOperation.BlueprintCurStateInvalid";
  const held = own.receivers.size > 0 || beingInstalled(world, own.id);
  return held ? "UnsupportedOperation.BlueprintOccupied" : undefined;
}

const uin = (account: number) => String(100_000_000_000 + account);
/** Mostly the next accounts of the world after the own one; a user, and nobody. */
const receivers = fc.uniqueArray(fc.constantFrom(0, 1, 1, 1, 1, 2, 2, 2, 2, 101, 9999), { minLength: 1, maxLength: 2 });
const accountsOf = ({ account }: Place, chosen: readonly number[]): readonly number[] =>
  chosen.map((one) => (one > 3 ? one : ((account - 1 + one) % 3) + 1));
const sharing = fc.record({
  blueprint: fc.oneof({ weight: 12, arbitrary: pick }, { weight: 1, arbitrary: blueprintPick }),
  receivers,
});
const isShareable = (place: Place, shared: boolean) => (one: Blueprint) =>
  one.account === place.account &&
  one.type === "PRIVATE" &&
  one.state === "NORMAL" &&
  one.receivers.size > 0 === shared;

const share = call(
  "ShareBlueprintAcrossAccounts",
  sharing,
  (world, place, choice) => {
    const accounts = accountsOf(place, choice.receivers);
    const id = pickedBlueprint(world, place, choice.blueprint, isShareable(place, false));
    const own = owned(world, place, id);
    const wrong = accounts.flatMap((receiver) => {
      if (receiver === place.account) return "InvalidParameterValue.AccountIdSameWithUin";
      if (receiver === 101) return "InvalidParameterValue.AccountIdsNotOwnerAccount";
      return receiver === 9999 ? "InvalidParameterValue.AccountIdsNotExist" : [];
    });
    const state = typeof own === "string" ? own : usableNow(own);
    const twice = typeof own !== "string" && accounts.some((one) => own.receivers.has(one));
    return {
      request: { BlueprintId: id, AccountIds: accounts.map(uin) },
      refused: wrong[0] ?? state ?? (twice ? "UnsupportedOperation.BlueprintAlreadyShared" : undefined),
      done() {
        if (typeof own !== "string") for (const one of accounts) own.receivers.add(one);
      },
    };
  },
  some((world) => world.blueprints),
);

const cancel = call(
  "CancelShareBlueprintAcrossAccounts",
  sharing,
  (world, place, choice) => {
    const accounts = accountsOf(place, choice.receivers);
    const id = pickedBlueprint(world, place, choice.blueprint, isShareable(place, true));
    const own = owned(world, place, id);
    const state = typeof own === "string" ? own : usableNow(own);
    const without = typeof own !== "string" && accounts.some((one) => !own.receivers.has(one));
    return {
      request: { BlueprintId: id, AccountIds: accounts.map(uin) },
      refused: state ?? (without ? "UnsupportedOperation.BlueprintHasNotShared" : undefined),
      done() {
        if (typeof own !== "string") for (const one of accounts) own.receivers.delete(one);
      },
    };
  },
  some((world) => world.blueprints),
);

function owned(world: World, place: Place, id: string): Blueprint | string {
  const stranger = "ResourceNotFound.PrivateBlueprintNotFound";
  const unknown = platforms.has(id) ? stranger : "ResourceNotFound.BlueprintIdNotFound";
  return ownBlueprint(world, place, id, { unknown, received: stranger });
}

const usableNow = ({ state }: Blueprint): string | undefined =>
  state === "NORMAL" ? undefined : "UnsupportedOperation.BlueprintCurStateInvalid";

export const blueprintCommands: readonly fc.Arbitrary<Command>[] = [create, create, remove, share, share, cancel];
