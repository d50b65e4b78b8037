import { Child } from "../process.ts";
import { Loss } from "./ledger.ts";
import { clientsOf, type Watch } from "./watch.ts";

/** Milliseconds at most from when a server serves until it is killed. */
const longest = 1000;
/** Milliseconds in which a call is answered. */
const answering = 8;

/** Serves while everybody writes, until a moment that nobody knows, and looks what the kill has left. */
export async function besiege(watch: Watch): Promise<void> {
  const { chance, engine, writers, args } = watch;
  if (chance.below(4) < 1) await watch.killEarly();
  const child = await Child.serve(...args);
  const clients = clientsOf(child);
  let lives = true;
  let sent = Promise.withResolvers<void>();
  const ended = Promise.all(
    writers.map((writer) => {
      const cloud = () => {
        sent.resolve();
        return clients[writer.account];
      };
      return writer
        .write(cloud, () => lives)
        .catch((error: unknown) => {
          if (lives || error instanceof Loss) throw error;
        });
    }),
  );
  await Promise.race([ended, Bun.sleep(chance.below(longest))]);
  // Half of the kills come upon the server while it is at a call, where it does most harm.
  if (chance.below(2) < 1) {
    sent = Promise.withResolvers();
    await Promise.race([ended, sent.promise]);
    await Bun.sleep(chance.below(answering));
  }
  lives = false;
  await child.kill();
  watch.kills++;
  await ended;
  await engine.quiet();
  await watch.check();
}
