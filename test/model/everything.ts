import { expect } from "bun:test";
import fc from "fast-check";
import { type Command, places } from "./command.ts";
import { compare } from "./compare.ts";
import { cvmImages } from "./cvmImages.ts";
import { compareFirewall } from "./firewalls.ts";
import type { Real } from "./real.ts";
import { compareRuns, compareTemplates } from "./templates.ts";
import type { Place } from "./things.ts";
import { day, pace, type World, within } from "./world.ts";

/** Holds all that all accounts see everywhere against the model. */
export async function compareEverything(world: World, real: Real): Promise<void> {
  for (const place of places) {
    await compare(world, real, place);
    for (const instance of within(world.instances, place)) await compareFirewall(real, place, instance);
    await compareShares(world, real, place);
    await compareVisibility(world, real, place);
    if (place.region !== "ap-guangzhou") continue;
    await compareTemplates(world, real, place);
    await compareRuns(world, real, place);
  }
}

/** Asked for everything that there is by its id, an account is shown what is its own or shared with it. */
async function compareVisibility(world: World, real: Real, place: Place): Promise<void> {
  const ids = (things: ReadonlyMap<string, unknown>) => [...things.keys()].slice(0, 100);
  const mine = (things: ReadonlyMap<string, Place & { readonly id: string }>) => {
    const own = new Set(within(things, place).map((one) => one.id));
    return ids(things)
      .filter((id) => own.has(id))
      .toSorted();
  };
  const all = { Limit: 100 };
  const instances = await real.see(place, "DescribeInstances", { ...all, InstanceIds: ids(world.instances) });
  const disks = await real.see(place, "DescribeDisks", { ...all, DiskIds: ids(world.disks) });
  const snapshots = await real.see(place, "DescribeSnapshots", { ...all, SnapshotIds: ids(world.snapshots) });
  const backups = await real.see(place, "DescribeDiskBackups", { ...all, DiskBackupIds: ids(world.backups) });
  const keys = await real.see(place, "DescribeKeyPairs", { ...all, KeyIds: ids(world.keys) });
  const blueprints = await real.see(place, "DescribeBlueprints", { ...all, BlueprintIds: ids(world.blueprints) });
  const usable = world.usable(place).map((one) => one.id);
  const asked = <T>(
    things: ReadonlyMap<string, unknown>,
    shown: readonly T[] = [],
    id: (one: T) => string = () => "",
  ) =>
    // Without ids a list is about everything.
    things.size > 0 ? shown.map(id).toSorted() : [];
  expect({
    place,
    instances: asked(world.instances, instances.InstanceSet, (one) => one.InstanceId ?? ""),
    disks: asked(world.disks, disks.DiskSet, (one) => one.DiskId ?? ""),
    snapshots: asked(world.snapshots, snapshots.SnapshotSet, (one) => one.SnapshotId ?? ""),
    backups: asked(world.backups, backups.DiskBackupSet, (one) => one.DiskBackupId ?? ""),
    keys: asked(world.keys, keys.KeyPairSet, (one) => one.KeyId ?? ""),
    blueprints: asked(world.blueprints, blueprints.BlueprintSet, (one) => one.BlueprintId ?? ""),
  }).toEqual({
    place,
    instances: mine(world.instances),
    disks: mine(world.disks),
    snapshots: mine(world.snapshots),
    backups: mine(world.backups),
    keys: mine(world.keys),
    blueprints: ids(world.blueprints)
      .filter((id) => usable.includes(id))
      .toSorted(),
  });
}

async function compareShares(world: World, real: Real, place: Place): Promise<void> {
  const mine = within(world.blueprints, place).filter((one) => one.type === "PRIVATE");
  // Ids of others are asked for as well: their shares are nobody else's business.
  const BlueprintIds = [...world.blueprints.keys()].slice(0, 100);
  if (BlueprintIds.length > 0) {
    const shown = await real.see(place, "DescribeBlueprintsShareAcrossAccountInfos", { BlueprintIds, Limit: 100 });
    const rows = shown.BlueprintShareAcrossAccountInfoSet?.map(
      (one) => `${one.BlueprintId} ${Number(one.AccountId) - 1e11}`,
    );
    expect(rows?.toSorted()).toEqual(
      mine.flatMap(({ id, receivers }) => [...receivers].map((one) => `${id} ${one}`)).toSorted(),
    );
  }
  if (place.account === 3) return;
  const { ImageSet } = await real.see(place, "DescribeImagesToShare", { Limit: 100 });
  const here = cvmImages.filter((one) => one.account === place.account && one.region === place.region);
  const sharedImages = new Set(within(world.blueprints, place).map((one) => one.image));
  expect(here.map(({ id }) => ImageSet.find((one) => one.ImageId === id)?.IsShareable)).toEqual(
    here.map(({ id, unable }) => !unable && !sharedImages.has(id)),
  );
}

const look: fc.Arbitrary<Command> = fc.constant({
  check: () => true,
  run: compareEverything,
  toString: () => "look around",
});

/** Lets time pass for all: the paces of the world that operations take, or days in which things expire. */
const wait = (unit: string, milliseconds: number, amounts: readonly number[]): fc.Arbitrary<Command> =>
  fc.constantFrom(...amounts).map((amount) => ({
    check: () => true,
    async run(world, real) {
      world.advance(amount * milliseconds);
      real.advance(amount * milliseconds);
    },
    toString: () => `wait ${amount} ${unit}`,
  }));

export const timeCommands = {
  look,
  short: wait("paces", pace, [0.5, 1, 1, 2, 3]),
  long: wait("days", day, [1, 3, 3, 7, 31]),
};
