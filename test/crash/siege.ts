import { Child } from "../process.ts";
import { Loss } from "./ledger.ts";
import { clientsOf, type Watch } from "./watch.ts";

/** How often, at most, each writer looks or calls before the kill. */
const longest = 6;
/** Milliseconds in which a call is answered, and at most until a kill that comes at any time. */
const [answering, whenever] = [8, 300];

/** Serves while everybody writes, until a moment that nobody knows, and looks what the kill has left. */
export async function besiege(watch: Watch): Promise<void> {
  const { chance, engine, writers, args } = watch;
  if (chance.below(4) < 1) await watch.killEarly();
  const child = await Child.serve(...args);
  const clients = clientsOf(child);
  let lives = true;
  let left = chance.below(longest * writers.length);
  const sent = Promise.withResolvers<void>();
  const ended = Promise.all(
    writers.map((writer) => {
      const cloud = () => {
        if (--left < 0) sent.resolve();
        return clients[writer.account];
      };
      const writing = writer.write(cloud, () => lives);
      return writing.catch((error: unknown) => {
        if (lives || error instanceof Loss) throw error;
      });
    }),
  );
  await Promise.race([ended, sent.promise]);
  // Half of the kills come upon the server while it is at a call, where it does most harm.
  await Promise.race([ended, Bun.sleep(chance.below(chance.below(2) < 1 ? answering : whenever))]);
  lives = false;
  await child.kill();
  watch.kills++;
  await ended;
  await engine.quiet();
  await watch.check();
}
