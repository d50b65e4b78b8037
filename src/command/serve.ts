import type { Cloud } from "#cloud.ts";
import type { Clock, Random } from "#kernel/ports.ts";
import { jsonLog } from "#log.ts";
import { listen, type Running } from "#server.ts";
import { endCloud, knowsDevelopmentKeys, startCloud } from "#start.ts";
import { isLoopback } from "../kernel/loopback.ts";
import { databaseError, dataError, listenError, withoutPassword } from "../startupError.ts";
import type { ServeOptions } from "./options.ts";
import { UsageError } from "./optionValues.ts";
import { type Proof, proofOf } from "./tls/certificate.ts";

/** The parts of the outside that a running server touches. */
export interface ProcessContext {
  readonly clock: Clock;
  readonly random: Random;
  /** For people. */
  readonly say: (text: string) => void;
  /** For programs: log lines. */
  readonly writeLog: (text: string) => void;
  /** Resolves when the server is asked to end. */
  readonly ended: Promise<string>;
}

/** To a database that is shared, at most. */
const connections = 10;

/** Milliseconds that requests in flight may still take when the server is asked to end. */
const patience = 5000;

/**
 * Serves until it is asked to end, then lets requests in flight finish.
 * @throws UsageError, WorldError, SecretKeyError, StartupError
 */
export async function serve(
  options: ServeOptions,
  { clock, random, say, writeLog, ended }: ProcessContext,
): Promise<void> {
  const log = jsonLog(options.logLevel, clock, writeLog);
  const { data, keyFile, world, rateLimit, redis, journal, cvmEndpoint, cvmKey, allowPrivateUrls } = options;
  const database = options.database === undefined ? undefined : { url: options.database, connections };
  const remoteCvm = cvmEndpoint && { endpoint: cvmEndpoint, timeout: 10, ...(cvmKey && { key: cvmKey }) };
  const kept = { data, database, keyFile, world };
  const settings = { ...kept, rateLimit, redis, journal, remoteCvm, allowPrivateUrls };
  const cloud = await startCloud({ clock, random, log, ...settings }).catch((error: unknown) => {
    throw database ? databaseError(error, database.url) : dataError(error, data);
  });
  try {
    await serveCloud(cloud, options, say, ended);
  } finally {
    await endCloud(cloud);
    log.flush();
  }
}

async function serveCloud(
  cloud: Cloud,
  options: ServeOptions,
  say: (text: string) => void,
  ended: Promise<string>,
): Promise<void> {
  const open = await knowsDevelopmentKeys(cloud.db);
  if (open && !isLoopback(options.host)) {
    throw new UsageError(
      `will not listen on --host ${options.host}: the development credentials are known to everybody. Use a --world with keys of your own, or --host 127.0.0.1`,
    );
  }
  const proof = await proofOf(options, cloud.clock.now()).catch((error: unknown) => {
    throw dataError(error, options.data);
  });
  const running = listening(cloud, options, proof);
  say(`Skerry serves on ${running.url}`);
  if (proof) say(proof.told);
  say(whereKept(options));
  if (open) await introduce(cloud, say);
  const reason = await ended;
  cloud.log.write("info", "draining", { reason });
  await running.drain(patience);
}

function whereKept({ data, database }: ServeOptions): string {
  if (database !== undefined) return `Data in ${withoutPassword(database)}`;
  return data === undefined ? "Nothing is kept: the database is in memory." : `Data in ${data}`;
}

function listening(cloud: Cloud, { host, port }: ServeOptions, proof: Proof | undefined): Running {
  try {
    return listen(cloud, host, port, { tls: proof?.pair });
  } catch (error) {
    throw listenError(error, host, port);
  }
}

async function introduce({ db, vault }: Cloud, say: (text: string) => void): Promise<void> {
  const keys = await db
    .selectFrom("access_keys")
    .innerJoin("accounts", "accounts.uin", "access_keys.account")
    .select(["access_keys.uin", "secret_id", "secret_key"])
    .whereRef("access_keys.uin", "=", "access_keys.account")
    .orderBy("access_keys.uin")
    .limit(2)
    .execute();
  say("Development credentials, for this machine only:");
  for (const key of keys) {
    const secretKey = vault.open("access_keys", key, key.secret_key);
    say(`  uin ${key.uin}  SecretId ${key.secret_id}  SecretKey ${secretKey}`);
  }
}
