import { test } from "bun:test";
import fc from "fast-check";
import { attachingCommands } from "./attaching.ts";
import { backupCommands } from "./backups.ts";
import { blueprintCommands } from "./blueprints.ts";
import type { Command } from "./command.ts";
import { cvmCommands, cvmImages, initialSharedBlueprint, shareFromCvm } from "./cvmImages.ts";
import { diskCommands } from "./disks.ts";
import { compareEverything, timeCommands } from "./everything.ts";
import { firewallCommands } from "./firewalls.ts";
import { installingCommands } from "./installing.ts";
import { instanceCommands } from "./instances.ts";
import { keyCommands, slowKeyCommands } from "./keys.ts";
import { TestServer } from "./real.ts";
import { snapshotCommands } from "./snapshots.ts";
import { templateCommands } from "./templates.ts";
import { World } from "./world.ts";

const long = Boolean(process.env["SKERRY_LONG"]);
const [numRuns, maxCommands, timeLimit] = long ? [5, 2000, 90_000] : [3, 300, 20_000];

/** Replays a failure with the values that it prints: SKERRY_REPLAY='{"seed":1,"path":"2:5","replayPath":"AB:C"}'. */
const { replayPath, ...replay }: { seed?: number; path?: string; replayPath?: string } = JSON.parse(
  process.env["SKERRY_REPLAY"] ?? "{}",
);

/** The last days of a month, so that months differ in length. */
const start = Date.UTC(2026, 0, 30, 8);

/** Command families that affect each other run together, so that they interact more; the last scenario runs all. */
const scenarios = {
  disks: [attachingCommands, diskCommands, backupCommands],
  systems: [keyCommands, snapshotCommands, blueprintCommands, blueprintCommands, blueprintCommands, cvmCommands],
  firewalls: [firewallCommands, templateCommands],
  everything: [
    attachingCommands,
    diskCommands,
    backupCommands,
    keyCommands,
    snapshotCommands,
    blueprintCommands,
    cvmCommands,
    firewallCommands,
    templateCommands,
  ],
};

const command = (families: readonly (readonly fc.Arbitrary<Command>[])[]): fc.Arbitrary<Command> =>
  fc.oneof(
    { weight: 30, arbitrary: fc.oneof(...instanceCommands, ...installingCommands) },
    ...families.map((commands) => ({ weight: Math.round(60 / families.length), arbitrary: fc.oneof(...commands) })),
    { weight: 20, arbitrary: timeCommands.short },
    { weight: 1, arbitrary: timeCommands.long },
    { weight: 1, arbitrary: timeCommands.compareCommand },
    // Creating a key pair is slow, because the server searches for primes.
    { weight: 1, arbitrary: fc.oneof(...slowKeyCommands) },
  );

for (const [scenario, families] of Object.entries(scenarios)) {
  test(
    `three concurrent accounts see the state of the model, and nothing of each other: ${scenario}`,
    async () => {
      const commands = fc.commands([command(families)], {
        maxCommands,
        size: "max",
        ...(replayPath && { replayPath }),
      });
      const run = async (all: Iterable<Command>) => {
        await using server = await TestServer.start(start);
        const world = new World(start);
        const shared = cvmImages.find((one) => one.name === "shared-already");
        if (shared) shareFromCvm(world, shared, initialSharedBlueprint);
        await fc.asyncModelRun(() => ({ model: world, real: server }), all);
        await compareEverything(world, server);
      };
      await fc.assert(fc.asyncProperty(commands, run), {
        ...replay,
        // A replayed failure is already minimal.
        endOnFailure: replayPath !== undefined,
        numRuns,
        // Short runs reach few states.
        unbiased: true,
        // A failure is reported even if no time is left to shrink it.
        interruptAfterTimeLimit: timeLimit,
      });
    },
    timeLimit + 10_000,
  );
}
