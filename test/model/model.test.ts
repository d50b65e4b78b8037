import { test } from "bun:test";
import fc from "fast-check";
import { backupCommands } from "./backups.ts";
import { blueprintCommands, cvmImages, sharedFromTheBeginning, shareFromCvm } from "./blueprints.ts";
import { diskCommands } from "./disks.ts";
import { compareEverything, timeCommands } from "./everything.ts";
import { firewallCommands } from "./firewalls.ts";
import { instanceCommands } from "./instances.ts";
import { keyCommands, slowKeyCommands } from "./keys.ts";
import { Real } from "./real.ts";
import { snapshotCommands } from "./snapshots.ts";
import { templateCommands } from "./templates.ts";
import { World } from "./world.ts";

const long = Boolean(process.env["SKERRY_LONG"]);
const [numRuns, maxCommands] = long ? [60, 400] : [4, 200];

/** The last days of a month, so that months differ in length. */
const start = Date.UTC(2026, 0, 30, 8);

const weighted = (weight: number, commands: readonly fc.Arbitrary<fc.AsyncCommand<World, Real>>[]) => ({
  weight,
  arbitrary: fc.oneof(...commands),
});
const command = fc.oneof(
  weighted(18, instanceCommands),
  weighted(8, keyCommands),
  weighted(1, slowKeyCommands),
  weighted(6, firewallCommands),
  weighted(6, templateCommands),
  weighted(8, snapshotCommands),
  weighted(12, diskCommands),
  weighted(8, backupCommands),
  weighted(10, blueprintCommands),
  weighted(24, [timeCommands.short]),
  weighted(1, [timeCommands.long]),
  weighted(1, [timeCommands.look]),
);

test(
  "three accounts at once see what the model has, and nothing of each other",
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.commands([command], { maxCommands, size: "max" }), async (commands) => {
        await using real = await Real.start(start);
        const world = new World(start);
        const shared = cvmImages.find((one) => one.name === "shared-already");
        if (shared) shareFromCvm(world, shared, sharedFromTheBeginning);
        await fc.asyncModelRun(() => ({ model: world, real }), commands);
        await compareEverything(world, real);
      }),
      // Long runs also at the beginning: with few resources there is little to see.
      { numRuns, unbiased: true },
    );
  },
  long ? 180_000 : 30_000,
);
