import { join } from "node:path";
import type { Pace } from "#cloud.ts";
import { newCloudSecret, TemporaryKeys } from "#identity/sessions.ts";
import { builtinImageSource } from "#imagesource/builtin.ts";
import { type Remote, remoteImageSource } from "#imagesource/remote.ts";
import { stackOf } from "#kernel/errors.ts";
import type { Clock, Log, Random } from "#kernel/ports.ts";
import type { Machines } from "#machines/port.ts";
import { type CommandResponse, simulatedAgent, simulatedMachines } from "#machines/simulated.ts";
import { Faults } from "#protocol/faults/faults.ts";
import { Journal } from "#protocol/journal.ts";
import { limitsWithFallback } from "#protocol/rateLimits/limitsWithFallback.ts";
import { memoryLimits } from "#protocol/rateLimits/memory.ts";
import type { RateLimits } from "#protocol/rateLimits/port.ts";
import type { ServedCloud } from "#protocol/servedCloud.ts";
import { services } from "#services/index.ts";
import { redisError } from "#startupError.ts";
import { CloudClock, firstTrustedTime } from "#store/cloudClock.ts";
import type { Database } from "#store/database.ts";
import { withGlobalLock } from "#store/locks.ts";
import { openSqlite } from "#store/sqlite.ts";
import { isShared } from "#store/transaction.ts";
import { unlock } from "#store/unlock.ts";
import { isSealed, type Store } from "#store/vault.ts";
import { builtinWorld, builtinWorldName, developmentKey } from "#world/builtin.ts";
import { paceOf } from "#world/pace.ts";
import { populate } from "#world/populate.ts";
import { readWorld } from "#world/readWorld.ts";
import { type Rows, rowsOf } from "#world/rows.ts";
import { WorldError } from "#world/worldError.ts";

/** Options of a cloud. */
export interface CloudOptions {
  readonly clock: Clock;
  /**
   * Measures the age of cached reads and lock waits in milliseconds, and never goes back. Without it, a shared database is
   * not cached.
   */
  readonly monotonicClock?: Clock;
  /** Whether what expires may expire in time that no server observed to pass, such as while none ran; default: no. */
  readonly trustClock?: boolean;
  readonly random: Random;
  readonly log: Log;
  /** Directory of the embedded database; default: in memory. */
  readonly data?: string | undefined;
  /** A PostgreSQL database instead, and the maximum number of connections to it. */
  readonly database?: { readonly url: string; readonly connections: number } | undefined;
  /** The file with the key of the secrets; default: in the directory of the database, or in memory. */
  readonly keyFile?: string | undefined;
  /** A world file; default: the built-in world. */
  readonly world?: string | undefined;
  readonly rateLimit: boolean;
  /** A Redis-compatible server that counts requests; default: counted in memory, or in a shared database. */
  readonly redis?: URL | undefined;
  /** Number of requests that the journal keeps; default: none. */
  readonly journal?: number;
  /** A remote CVM; default: the built-in one. */
  readonly remoteCvm?: Remote | undefined;
  readonly allowPrivateUrls?: boolean;
  readonly checkAnswers?: boolean;
  /** The driver of instances; default: simulated. */
  readonly machines?: Machines;
}

/**
 * Opens or creates a cloud.
 * @throws SecretKeyError if the secrets were sealed with a different key
 * @throws WorldError if the world is invalid, or differs from the world that the data were created from
 * @throws StartupError if the rate limits are unavailable
 */
export async function startCloud(options: CloudOptions): Promise<ServedCloud> {
  const db = await openDatabase(options);
  try {
    return await cloudOn(db, options);
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

async function cloudOn(db: Database, options: CloudOptions): Promise<ServedCloud> {
  const { random, log } = options;
  const { monotonicClock, trustClock: trustsClock = false } = options;
  const clock = new CloudClock(db, options.clock, { monotonicClock, trustsClock });
  const machines = options.machines ?? simulatedMachines;
  // PostgreSQL ends idle transactions, and preparing a large world takes longer.
  const newWorld = isShared(db) && (await originOf(db)) === undefined ? await prepareWorld(options) : undefined;
  const { vault, needsPurge, pace, commands } = await withGlobalLock(db, (transaction) =>
    ready(transaction, machines, options, newWorld),
  );
  const journal = options.journal ? new Journal(options.journal) : undefined;
  const faults = new Faults(db);
  clock.onChange = (fact) => {
    if (fact === "reset") journal?.clear();
    return faults.load();
  };
  await clock.load();
  await faults.load();
  if (needsPurge) await (await import("#store/reseal.ts")).purgeFreePages(db);
  const cloud: ServedCloud = {
    services,
    db,
    vault,
    clock,
    machineClock: options.clock,
    random,
    log,
    journal,
    faults,
    temporaryKeys: new TemporaryKeys(Buffer.from(await fact({ db, vault }, "secret"), "base64")),
    imageSource: imageSourceOf(options),
    pace,
    machines: options.machines ?? { ...simulatedMachines, agent: simulatedAgent(commands) },
    allowPrivateUrls: options.allowPrivateUrls ?? false,
    checkAnswers: options.checkAnswers ?? false,
    rateLimits: options.rateLimit ? await openLimits(db, options) : undefined,
  };
  watchClock(cloud);
  return cloud;
}

function watchClock(cloud: ServedCloud): void {
  const { clock, log } = cloud;
  clock.onStepBack = async (milliseconds) => {
    // Loaded lazily.
    const { handleStepBack } = await import("#protocol/allDueWork.ts");
    await handleStepBack(cloud, milliseconds);
  };
  clock.onFailure = (error) => log.write("error", "database", { stack: stackOf(error) });
  clock.keepSaved();
  if (clock.unconfirmed === 0) return;
  log.write("warn", "clock", {
    message:
      "The clock is ahead of the time at which the cloud was last served. Nothing expires in this time. Start with --trust-clock to confirm it.",
    seconds: Math.round(clock.unconfirmed / 1000),
  });
}

function imageSourceOf({ remoteCvm }: CloudOptions): ServedCloud["imageSource"] {
  return remoteCvm ? (context, role) => remoteImageSource(remoteCvm, context, role) : builtinImageSource;
}

/** Closes the connections of a cloud. */
export async function endCloud({ db, rateLimits, clock }: ServedCloud): Promise<void> {
  await clock.close();
  await Promise.all([db.destroy(), rateLimits?.close()]);
}

/** Rate limits that all servers of the same cloud share. Loads only the adapter that is needed. */
async function openLimits(db: Database, { redis, log }: CloudOptions): Promise<RateLimits> {
  if (redis) {
    const { redisLimits } = await import("#protocol/rateLimits/redis.ts");
    const shared = await redisLimits(redis).catch((error: unknown) => {
      throw redisError(error, redis);
    });
    return limitsWithFallback(shared, memoryLimits(), log);
  }
  if (!isShared(db)) return memoryLimits();
  const { databaseLimits } = await import("#protocol/rateLimits/database.ts");
  return databaseLimits(db);
}

/** Opens the database of a cloud without creating a world. */
export async function openDatabase({
  database,
  data,
  log,
  monotonicClock,
}: Pick<CloudOptions, "database" | "data" | "log" | "monotonicClock">): Promise<Database> {
  if (!database) return openSqlite(data, monotonicClock);
  // Loaded lazily.
  const { openPostgres } = await import("#store/postgres.ts");
  return openPostgres(
    database.url,
    database.connections,
    ({ message }) => log.write("warn", "connection", { message }),
    monotonicClock,
  );
}

/** Reads or creates the key of the secrets and the world, in a transaction. */
async function ready(db: Database, machines: Machines, options: CloudOptions, newWorld: NewWorld | undefined) {
  const { vault, needsPurge } = await unlock(db, keyFileOf(options), options.random);
  return { vault, needsPurge, ...(await loadWorld({ db, vault }, machines, options, newWorld)) };
}

const keyFileOf = ({ keyFile, data }: CloudOptions): string | undefined =>
  keyFile ?? (data === undefined ? undefined : join(data, "skerry.key"));

/** The world file that a database was created from; undefined if it has no world. */
async function originOf(db: Database): Promise<string | undefined> {
  const row = await db.selectFrom("cloud").select("value").where("name", "=", "world").executeTakeFirst();
  return row && String(row.value);
}

/** The parts of a world that a running cloud keeps in memory. */
interface WorldSettings {
  readonly pace: Pace;
  /** The responses of simulated machines to commands. */
  readonly commands: readonly CommandResponse[];
}

/** A world that is ready to be inserted. */
interface NewWorld extends WorldSettings {
  readonly rows: Rows;
}

/** Reads a world and builds its rows. */
async function prepareWorld({ world: file, random, clock }: CloudOptions): Promise<NewWorld> {
  const world = file === undefined ? await builtinWorld() : await readWorld(file);
  const commands = world.commands.map(({ duration, ...same }) => ({ ...same, duration: Math.round(duration * 1000) }));
  return { pace: paceOf(world.pace), commands, rows: await rowsOf(world, random, clock.now()) };
}

/**
 * Fills a database that has no world, and returns the settings of its world.
 * @param prepared the world to insert; undefined if the transaction may prepare it
 */
async function loadWorld(
  store: Store,
  machines: Machines,
  options: CloudOptions,
  prepared: NewWorld | undefined,
): Promise<WorldSettings> {
  const { db, vault } = store;
  const { world: file, random } = options;
  const known = await originOf(db);
  if (known !== undefined) {
    if (file !== undefined && known !== origin(file)) {
      const fault = `the data belong to a cloud created from ${known}; use another --data or --database for this world`;
      throw new WorldError(file, undefined, "", fault);
    }
    const images = await fact(store, "pace.images");
    // Older data hold no pace for CVM instances and commands, and no commands.
    const instances = await fact(store, "pace.instances", images);
    const pace = {
      images: Number(images),
      instances: Number(instances),
      commands: Number(await fact(store, "pace.commands", "1000")),
      operations: spans(await fact(store, "pace.operations")),
    };
    return { pace, commands: JSON.parse(await fact(store, "commands", "[]")) };
  }
  const { pace, commands, rows } = prepared ?? (await prepareWorld(options));
  rows.cloud.push(
    { name: "world", value: origin(file) },
    firstTrustedTime(options.clock.now()),
    { name: "secret", value: vault.seal("cloud", { name: "secret" }, newCloudSecret(random)) },
    { name: "pace.images", value: String(pace.images) },
    { name: "pace.instances", value: String(pace.instances) },
    { name: "pace.commands", value: String(pace.commands) },
    { name: "pace.operations", value: JSON.stringify(pace.operations) },
    { name: "commands", value: JSON.stringify(commands) },
  );
  if (rows.instances.length > 0 || rows.disk_backups.length > 0) {
    const { createMachines } = await import("#world/lighthouse/machines.ts");
    await createMachines(rows, machines);
  }
  await populate(store, rows);
  return { pace, commands };
}

/** Older data hold milliseconds for all kinds. */
function spans(fact: string): Pace["operations"] {
  const written: number | Pace["operations"] = JSON.parse(fact);
  return typeof written === "number" ? { others: { milliseconds: written } } : written;
}

const origin = (file: string | undefined): string => file ?? builtinWorldName;

/** @throws Error if it is missing and has no default */
async function fact({ db, vault }: Store, name: string, otherwise?: string): Promise<string> {
  const row = await db.selectFrom("cloud").select("value").where("name", "=", name).executeTakeFirst();
  const value = row?.value ?? otherwise;
  if (value === undefined) throw new Error(`the data lack ${name}`);
  return isSealed(value) ? vault.open("cloud", { name }, value) : value;
}

/** Whether a publicly known development key is active. */
export async function knowsDevelopmentKeys(db: Database): Promise<boolean> {
  const row = await db
    .selectFrom("access_keys")
    .select("secret_id")
    .where("secret_id", "like", `${developmentKey}%`)
    .where("active", "=", 1)
    .executeTakeFirst();
  return row !== undefined;
}
