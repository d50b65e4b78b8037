import fc from "fast-check";
import { type Command, call, hasAny, pick } from "./command.ts";
import { instancesFor, interrupted } from "./instances.ts";
import type { AccountRegion, Blueprint } from "./resources.ts";
import { beingInstalled, newResource, ownBlueprint, quotas } from "./rules.ts";
import { blueprintPick, pickBlueprintId, publicImages, systemOf } from "./systems.ts";
import { ofAccount, type World } from "./world.ts";

const create = call(
  "CreateBlueprint",
  fc.record({ instance: pick, force: fc.boolean() }),
  (world, scope, { instance: chosen, force }) => {
    const { InstanceIds, instances, ...why } = instancesFor("CreateBlueprint", world, scope, [chosen]);
    const [instance] = instances;
    const imageCount = ofAccount(world.blueprints, scope).filter((one) => one.type === "PRIVATE").length;
    const full = imageCount >= (quotas["BLUEPRINT"]?.[scope.region] ?? 0);
    return {
      request: { InstanceId: InstanceIds[0] ?? "", BlueprintName: "image", ForcePowerOff: force },
      code: why.code ?? (full ? "LimitExceeded.BlueprintQuotaLimitExceeded" : undefined),
      apply({ BlueprintId: id = "" }) {
        if (!instance) return;
        const origin = systemOf(world, scope, instance.blueprint);
        const blueprint: Blueprint = {
          ...newResource(scope, id),
          name: "image",
          type: "PRIVATE",
          image: "",
          platform: instance.platform,
          disk: instance.bundle.disk,
          // If the source image was deleted, the platform's minimum applies.
          memory: origin?.memory ?? (instance.platform === "WINDOWS" ? 2 : 1),
          keys: [...instance.keys],
          receivers: new Set(),
        };
        world.blueprints.set(id, blueprint);
        world.startOperation(blueprint, "CreateBlueprint", ["CREATING", "NORMAL"]);
        world.startOperation(instance, "CreateBlueprint", force ? interrupted(instance) : []);
      },
    };
  },
  hasAny((world) => world.instances),
);

const remove = call(
  "DeleteBlueprints",
  pick,
  (world, scope, chosen) => {
    const id = pickBlueprintId(
      world,
      scope,
      chosen,
      (one) => one.account === scope.account && one.type === "PRIVATE" && !deletionRefused(world, one),
    );
    const own = ownBlueprint(world, scope, id, {
      unknown: publicImages.has(id) ? "ResourceNotFound.BlueprintNotFound" : "ResourceNotFound.BlueprintIdNotFound",
      received: "UnsupportedOperation.NotSupportSharedBlueprint",
    });
    return {
      request: { BlueprintIds: [id] },
      code: typeof own === "string" ? own : deletionRefused(world, own),
      apply: () => void (typeof own === "string" || world.startOperation(own, "DeleteBlueprints", ["DELETING", ""])),
    };
  },
  hasAny((world) => world.blueprints),
);

function deletionRefused(world: World, own: Blueprint): string | undefined {
  if (own.state !== "NORMAL") return "UnsupportedOperation.BlueprintCurStateInvalid";
  const held = own.receivers.size > 0 || beingInstalled(world, own.id);
  return held ? "UnsupportedOperation.BlueprintOccupied" : undefined;
}

const uin = (account: number) => String(100_000_000_000 + account);
/** Mostly the other accounts, by their distance from the own account; also a user and an unknown account. */
const receivers = fc.uniqueArray(fc.constantFrom(0, 1, 1, 1, 1, 2, 2, 2, 2, 101, 9999), { minLength: 1, maxLength: 2 });
const accountsOf = ({ account }: AccountRegion, chosen: readonly number[]): readonly number[] =>
  chosen.map((one) => (one > 3 ? one : ((account - 1 + one) % 3) + 1));
const sharing = fc.record({
  blueprint: fc.oneof({ weight: 12, arbitrary: pick }, { weight: 1, arbitrary: blueprintPick }),
  receivers,
});
const isShareable = (scope: AccountRegion, shared: boolean) => (one: Blueprint) =>
  one.account === scope.account &&
  one.type === "PRIVATE" &&
  one.state === "NORMAL" &&
  one.receivers.size > 0 === shared;

const share = call(
  "ShareBlueprintAcrossAccounts",
  sharing,
  (world, scope, choice) => {
    const accounts = accountsOf(scope, choice.receivers);
    const id = pickBlueprintId(world, scope, choice.blueprint, isShareable(scope, false));
    const own = owned(world, scope, id);
    const wrong = accounts.flatMap((receiver) => {
      if (receiver === scope.account) return "InvalidParameterValue.AccountIdSameWithUin";
      if (receiver === 101) return "InvalidParameterValue.AccountIdsNotOwnerAccount";
      return receiver === 9999 ? "InvalidParameterValue.AccountIdsNotExist" : [];
    });
    const state = typeof own === "string" ? own : usableNow(own);
    const duplicate = typeof own !== "string" && accounts.some((one) => own.receivers.has(one));
    return {
      request: { BlueprintId: id, AccountIds: accounts.map(uin) },
      code: wrong[0] ?? state ?? (duplicate ? "UnsupportedOperation.BlueprintAlreadyShared" : undefined),
      apply() {
        if (typeof own !== "string") for (const one of accounts) own.receivers.add(one);
      },
    };
  },
  hasAny((world) => world.blueprints),
);

const cancel = call(
  "CancelShareBlueprintAcrossAccounts",
  sharing,
  (world, scope, choice) => {
    const accounts = accountsOf(scope, choice.receivers);
    const id = pickBlueprintId(world, scope, choice.blueprint, isShareable(scope, true));
    const own = owned(world, scope, id);
    const state = typeof own === "string" ? own : usableNow(own);
    const without = typeof own !== "string" && accounts.some((one) => !own.receivers.has(one));
    return {
      request: { BlueprintId: id, AccountIds: accounts.map(uin) },
      code: state ?? (without ? "UnsupportedOperation.BlueprintHasNotShared" : undefined),
      apply() {
        if (typeof own !== "string") for (const one of accounts) own.receivers.delete(one);
      },
    };
  },
  hasAny((world) => world.blueprints),
);

function owned(world: World, scope: AccountRegion, id: string): Blueprint | string {
  const notOwn = "ResourceNotFound.PrivateBlueprintNotFound";
  const unknown = publicImages.has(id) ? notOwn : "ResourceNotFound.BlueprintIdNotFound";
  return ownBlueprint(world, scope, id, { unknown, received: notOwn });
}

const usableNow = ({ state }: Blueprint): string | undefined =>
  state === "NORMAL" ? undefined : "UnsupportedOperation.BlueprintCurStateInvalid";

export const blueprintCommands: readonly fc.Arbitrary<Command>[] = [create, create, remove, share, share, cancel];
