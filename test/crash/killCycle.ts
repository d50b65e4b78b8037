import { Child } from "../process.ts";
import { type CrashRun, clientsOf } from "./crashRun.ts";
import { DataLossError } from "./ledger.ts";

/** The largest average number of reads and calls of a writer before the kill. */
const maxCallsPerWriter = 6;
/** Milliseconds: the usual time of a call, and the longest delay of a kill at an arbitrary time. */
const [callTime, maxDelay] = [8, 300];

/** Starts a server, runs all writers, kills it at a random time and checks the data. */
export async function serveUntilKilled(run: CrashRun): Promise<void> {
  const { random, engine, writers, args } = run;
  if (random.below(4) < 1) await run.killDuringStart();
  const child = await Child.serve(...args);
  const clients = clientsOf(child);
  let isAlive = true;
  let left = random.below(maxCallsPerWriter * writers.length);
  const sent = Promise.withResolvers<void>();
  const ended = Promise.all(
    writers.map((writer) => {
      const cloud = () => {
        if (--left < 0) sent.resolve();
        return clients[writer.account];
      };
      const writing = writer.write(cloud, () => isAlive);
      return writing.catch((error: unknown) => {
        if (isAlive || error instanceof DataLossError) throw error;
      });
    }),
  );
  await Promise.race([ended, sent.promise]);
  // Half of the kills hit the server during a call, where the risk is highest.
  await Promise.race([ended, Bun.sleep(random.below(random.below(2) < 1 ? callTime : maxDelay))]);
  isAlive = false;
  await child.kill();
  run.kills++;
  await ended;
  await engine.waitForPendingWork();
  await run.check();
}
