import { expect, test } from "bun:test";
import pg from "pg";
import type { Readiness } from "#protocol/readiness.ts";
import { clientsAt, key } from "../cloud.ts";
import { Folder } from "../command/folder.ts";
import { OwnDatabase, postgres } from "../postgres.ts";
import { Child } from "../process.ts";
import { refusalOf } from "../refusal.ts";
import { resourceIds, writeWorld } from "./world.ts";

/** Milliseconds: what the other servers guarantee while a server is stalled (docs/durability.md). */
const limits = { others: 1000, reads: 1000, refusal: 5000, recovery: 10_000 };

/** More than a server has connections. */
const waitingCalls = 30;

type Clients = ReturnType<typeof clientsAt>;

/** A result with the milliseconds that it took. */
async function timed<Result>(call: () => Promise<Result>): Promise<{ readonly ms: number; readonly result: Result }> {
  const start = performance.now();
  const result = await call();
  return { ms: performance.now() - start, result };
}

const rename = (lighthouse: Clients["lighthouse"], id: string, InstanceName: string) =>
  lighthouse.ModifyInstancesAttribute({ InstanceIds: [id], InstanceName });

/** The refusal of a call; undefined if it succeeds. */
const refusalOrNone = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    () => refusalOf(call),
  );

/**
 * Stops a server (SIGSTOP) in a transaction that holds the lock of account 1 and has renamed an instance.
 * @returns the call that the server does not complete, in an object because its promise must not be awaited yet
 */
async function stallHolder(holder: Child, url: string): Promise<{ readonly call: Promise<unknown> }> {
  // PostgreSQL shows a transaction the same activity until it ends, so the observer has its own connection.
  const [blocker, observer] = [new pg.Client({ connectionString: url }), new pg.Client({ connectionString: url })];
  await Promise.all([blocker.connect(), observer.connect()]);
  const until = async (condition: string): Promise<void> => {
    const sql = `select 1 from pg_stat_activity where datname = current_database() and ${condition}`;
    while ((await observer.query(sql)).rows.length === 0) await Bun.sleep(5);
  };
  try {
    const id = resourceIds(1).servers;
    // Blocks the transaction after it has obtained the lock of the account.
    await blocker.query("begin");
    await blocker.query("select 1 from instances where id = $1 for update", [id]);
    const call = refusalOrNone(rename(clientsAt(holder.port).lighthouse, id, "stalled"));
    await until("wait_event_type = 'Lock' and query like 'update \"instances\"%'");
    holder.process.kill("SIGSTOP");
    await blocker.query("rollback");
    await until("state = 'idle in transaction' and application_name = 'skerry'");
    return { call };
  } finally {
    await Promise.all([blocker.end(), observer.end()]);
  }
}

test.skipIf(!postgres)(
  "a server that stalls with the lock of an account delays only writes of that account, and loses the lock",
  async () => {
    await using database = await OwnDatabase.create();
    using folder = new Folder();
    const args = ["--database", database.url, "--key-file", database.keyFile, "--rate-limit", "off"];
    const world = await writeWorld(folder.path, 0.5);
    await using holder = await Child.serve(...args, "--world", world, "--log-level", "silent");
    await using neighbour = await Child.serve(...args, "--log-level", "silent");
    const [own, other] = [clientsAt(neighbour.port), clientsAt(neighbour.port, key(2))];
    const { disks, servers, keys } = resourceIds(1);
    const describe = async () =>
      (await own.lighthouse.DescribeInstances({ InstanceIds: [disks, servers] })).InstanceSet;

    // Due while the lock is held, so that reads have due work that they cannot run.
    await own.lighthouse.StopInstances({ InstanceIds: [disks] });
    const { call } = await stallHolder(holder, database.url);
    const stalledAt = performance.now();

    const waiting = Array.from({ length: waitingCalls }, (_, n) =>
      timed(() => refusalOrNone(rename(own.lighthouse, keys, `waiting ${n}`))),
    );
    const [writes, reads]: [number[], number[]] = [[], []];
    for (let n = 0; n < 8; n++) {
      await Bun.sleep(250);
      const write = timed(() => rename(other.lighthouse, resourceIds(2).keys, `name ${n}`));
      const read = timed(describe);
      writes.push((await write).ms);
      reads.push((await read).ms);
    }
    const states = (await describe())?.map(({ InstanceId, InstanceState }) => `${InstanceId} ${InstanceState}`);
    expect(states?.toSorted()).toEqual([`${disks} STOPPING`, `${servers} RUNNING`].toSorted());

    const refused = await Promise.all(waiting);
    // The other servers stay in service.
    const ready = await fetch(`${neighbour.url}/_skerry/ready`, { keepalive: false });
    const { checks }: Readiness = JSON.parse(await ready.text());
    expect([ready.status, checks.lockWait]).toEqual([200, { ok: true, milliseconds: expect.any(Number) }]);
    expect(checks.lockWait.milliseconds).toBeWithin(3000, limits.refusal);
    for (const { result } of refused)
      expect(result).toEqual({
        code: "ResourceInUse",
        message: expect.stringContaining("The request changed nothing"),
      });

    while (await refusalOrNone(rename(own.lighthouse, keys, "recovered")));
    const measured = {
      writesOfOthers: Math.max(...writes),
      readsOfTheAccount: Math.max(...reads),
      refusals: Math.max(...refused.map(({ ms }) => ms)),
      recovery: performance.now() - stalledAt,
    };
    console.log("stalled server, milliseconds:", JSON.stringify(measured));
    expect(measured.writesOfOthers).toBeLessThan(limits.others);
    expect(measured.readsOfTheAccount).toBeLessThan(limits.reads);
    expect(measured.refusals).toBeLessThan(limits.refusal);
    expect(measured.recovery).toBeLessThan(limits.recovery);

    // The transaction of the stalled server was rolled back, and the server works again.
    holder.process.kill("SIGCONT");
    expect(await call).toEqual({ code: "InternalError", message: expect.stringContaining("rolled it back") });
    const after = new Map((await describe())?.map((instance) => [instance.InstanceId, instance]));
    expect(after.get(disks)?.InstanceState).toBe("STOPPED");
    expect(after.get(servers)?.InstanceName).not.toBe("stalled");
    await rename(clientsAt(holder.port).lighthouse, servers, "again");
  },
  30_000,
);
