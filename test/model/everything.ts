import { expect } from "bun:test";
import fc from "fast-check";
import { accountRegions, type Command } from "./command.ts";
import { compare } from "./compare.ts";
import { cvmImages } from "./cvmImages.ts";
import { compareFirewall } from "./firewalls.ts";
import type { TestServer } from "./real.ts";
import type { AccountRegion } from "./resources.ts";
import { compareRuns, compareTemplates } from "./templates.ts";
import { day, ofAccount, stateDuration, type World } from "./world.ts";

/** Compares all accounts and regions with the model. */
export async function compareEverything(world: World, server: TestServer): Promise<void> {
  for (const scope of accountRegions) {
    await compare(world, server, scope);
    for (const instance of ofAccount(world.instances, scope)) await compareFirewall(server, scope, instance);
    await compareShares(world, server, scope);
    await compareVisibility(world, server, scope);
    if (scope.region !== "ap-guangzhou") continue;
    await compareTemplates(world, server, scope);
    await compareRuns(world, server, scope);
  }
}

/** Verifies that a request for the ids of all accounts returns only own and shared resources. */
async function compareVisibility(world: World, server: TestServer, scope: AccountRegion): Promise<void> {
  const ids = (resources: ReadonlyMap<string, unknown>) => [...resources.keys()].slice(0, 100);
  const ownIds = (resources: ReadonlyMap<string, AccountRegion & { readonly id: string }>) => {
    const own = new Set(ofAccount(resources, scope).map((one) => one.id));
    return ids(resources)
      .filter((id) => own.has(id))
      .toSorted();
  };
  const all = { Limit: 100 };
  const instances = await server.read(scope, "DescribeInstances", { ...all, InstanceIds: ids(world.instances) });
  const disks = await server.read(scope, "DescribeDisks", { ...all, DiskIds: ids(world.disks) });
  const snapshots = await server.read(scope, "DescribeSnapshots", { ...all, SnapshotIds: ids(world.snapshots) });
  const backups = await server.read(scope, "DescribeDiskBackups", { ...all, DiskBackupIds: ids(world.backups) });
  const keys = await server.read(scope, "DescribeKeyPairs", { ...all, KeyIds: ids(world.keys) });
  const blueprints = await server.read(scope, "DescribeBlueprints", { ...all, BlueprintIds: ids(world.blueprints) });
  const usable = world.usable(scope).map((one) => one.id);
  const requestedIds = <T>(
    resources: ReadonlyMap<string, unknown>,
    listed: readonly T[] = [],
    id: (one: T) => string = () => "",
  ) =>
    // A request without ids would list all resources.
    resources.size > 0 ? listed.map(id).toSorted() : [];
  expect({
    scope,
    instances: requestedIds(world.instances, instances.InstanceSet, (one) => one.InstanceId ?? ""),
    disks: requestedIds(world.disks, disks.DiskSet, (one) => one.DiskId ?? ""),
    snapshots: requestedIds(world.snapshots, snapshots.SnapshotSet, (one) => one.SnapshotId ?? ""),
    backups: requestedIds(world.backups, backups.DiskBackupSet, (one) => one.DiskBackupId ?? ""),
    keys: requestedIds(world.keys, keys.KeyPairSet, (one) => one.KeyId ?? ""),
    blueprints: requestedIds(world.blueprints, blueprints.BlueprintSet, (one) => one.BlueprintId ?? ""),
  }).toEqual({
    scope,
    instances: ownIds(world.instances),
    disks: ownIds(world.disks),
    snapshots: ownIds(world.snapshots),
    backups: ownIds(world.backups),
    keys: ownIds(world.keys),
    blueprints: ids(world.blueprints)
      .filter((id) => usable.includes(id))
      .toSorted(),
  });
}

async function compareShares(world: World, server: TestServer, scope: AccountRegion): Promise<void> {
  const ownIds = ofAccount(world.blueprints, scope).filter((one) => one.type === "PRIVATE");
  // The request includes ids of other accounts, whose shares must not be visible.
  const BlueprintIds = [...world.blueprints.keys()].slice(0, 100);
  if (BlueprintIds.length > 0) {
    const listed = await server.read(scope, "DescribeBlueprintsShareAcrossAccountInfos", { BlueprintIds, Limit: 100 });
    const rows = listed.BlueprintShareAcrossAccountInfoSet?.map(
      (one) => `${one.BlueprintId} ${Number(one.AccountId) - 1e11}`,
    );
    expect(rows?.toSorted()).toEqual(
      ownIds.flatMap(({ id, receivers }) => [...receivers].map((one) => `${id} ${one}`)).toSorted(),
    );
  }
  if (scope.account === 3) return;
  const { ImageSet } = await server.read(scope, "DescribeImagesToShare", { Limit: 100 });
  const here = cvmImages.filter((one) => one.account === scope.account && one.region === scope.region);
  const sharedImages = new Set(ofAccount(world.blueprints, scope).map((one) => one.image));
  expect(here.map(({ id }) => ImageSet.find((one) => one.ImageId === id)?.IsShareable)).toEqual(
    here.map(({ id, unshareableCode }) => !unshareableCode && !sharedImages.has(id)),
  );
}

const compareCommand: fc.Arbitrary<Command> = fc.constant({
  check: () => true,
  run: compareEverything,
  toString: () => "compare everything",
});

/** Advances the time: by states of operations, or by days after which resources expire. */
const wait = (unit: string, milliseconds: number, amounts: readonly number[]): fc.Arbitrary<Command> =>
  fc.constantFrom(...amounts).map((amount) => ({
    check: () => true,
    async run(world, server) {
      world.advance(amount * milliseconds);
      server.advance(amount * milliseconds);
    },
    toString: () => `wait ${amount} ${unit}`,
  }));

export const timeCommands = {
  compareCommand,
  short: wait("states", stateDuration, [0.5, 1, 1, 2, 3]),
  long: wait("days", day, [1, 3, 3, 7, 31]),
};
