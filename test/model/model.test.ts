import { test } from "bun:test";
import fc from "fast-check";
import { attachingCommands } from "./attaching.ts";
import { backupCommands } from "./backups.ts";
import { blueprintCommands } from "./blueprints.ts";
import type { Command } from "./command.ts";
import { cvmCommands, cvmImages, sharedFromTheBeginning, shareFromCvm } from "./cvmImages.ts";
import { diskCommands } from "./disks.ts";
import { compareEverything, timeCommands } from "./everything.ts";
import { firewallCommands } from "./firewalls.ts";
import { installingCommands } from "./installing.ts";
import { instanceCommands } from "./instances.ts";
import { keyCommands, slowKeyCommands } from "./keys.ts";
import { Real } from "./real.ts";
import { snapshotCommands } from "./snapshots.ts";
import { templateCommands } from "./templates.ts";
import { World } from "./world.ts";

const long = Boolean(process.env["SKERRY_LONG"]);
const [numRuns, maxCommands, patience] = long ? [5, 2000, 90_000] : [3, 300, 20_000];

/** What a failure prints, to have it again: SKERRY_REPLAY='{"seed":1,"path":"2:5","replayPath":"AB:C"}'. */
const { replayPath, ...again }: { seed?: number; path?: string; replayPath?: string } = JSON.parse(
  process.env["SKERRY_REPLAY"] ?? "{}",
);

/** The last days of a month, so that months differ in length. */
const start = Date.UTC(2026, 0, 30, 8);

/** Families that touch each other are played together, so that more happens between them; and all at once. */
const games = {
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
    { weight: 1, arbitrary: timeCommands.look },
    // Making a key pair takes the server long, as primes do.
    { weight: 1, arbitrary: fc.oneof(...slowKeyCommands) },
  );

for (const [game, families] of Object.entries(games)) {
  test(
    `three accounts at once see what the model has, and nothing of each other: ${game}`,
    async () => {
      const commands = fc.commands([command(families)], {
        maxCommands,
        size: "max",
        ...(replayPath && { replayPath }),
      });
      const play = async (all: Iterable<Command>) => {
        await using real = await Real.start(start);
        const world = new World(start);
        const shared = cvmImages.find((one) => one.name === "shared-already");
        if (shared) shareFromCvm(world, shared, sharedFromTheBeginning);
        await fc.asyncModelRun(() => ({ model: world, real }), all);
        await compareEverything(world, real);
      };
      await fc.assert(fc.asyncProperty(commands, play), {
        ...again,
        // What is had again is as small as it got before.
        endOnFailure: replayPath !== undefined,
        numRuns,
        // Little happens in short runs.
        unbiased: true,
        // A failure is told though there is no time left to make it smaller.
        interruptAfterTimeLimit: patience,
      });
    },
    patience + 10_000,
  );
}
