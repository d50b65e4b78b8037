import { expect } from "bun:test";
import fc from "fast-check";
import { cvmImages } from "./blueprints.ts";
import { type Command, places } from "./command.ts";
import { compare } from "./compare.ts";
import { compareFirewall } from "./firewalls.ts";
import type { Real } from "./real.ts";
import { compareRuns, compareTemplates } from "./templates.ts";
import { day, type Place, pace, type World, within } from "./world.ts";

/** Holds all that all accounts see everywhere against the model. */
export async function compareEverything(world: World, real: Real): Promise<void> {
  for (const place of places) {
    await compare(world, real, place);
    for (const instance of within(world.instances, place)) await compareFirewall(real, place, instance);
    await compareShares(world, real, place);
    if (place.region !== "ap-guangzhou") continue;
    await compareTemplates(world, real, place);
    await compareRuns(world, real, place);
  }
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
