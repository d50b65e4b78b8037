import type { Clock, Random } from "#kernel/ports.ts";
import { jsonLog } from "#log.ts";
import type { ServedCloud } from "#protocol/servedCloud.ts";
import type { ProxyDescription } from "#proxy/description.ts";
import { listen, type Running } from "#server.ts";
import { endCloud, knowsDevelopmentKeys, startCloud } from "#start.ts";
import { isLoopback } from "../kernel/loopback.ts";
import { databaseError, dataError, listenError, withoutPassword } from "../startupError.ts";
import type { ServeOptions } from "./options.ts";
import { UsageError } from "./optionValues.ts";
import type { RunningProxy } from "./startProxy.ts";
import { loadServerCertificate, type ServerCertificate } from "./tls/serverCertificate.ts";

/** What a running server needs from its process. */
export interface ProcessContext {
  readonly clock: Clock;
  /** Milliseconds since any start; never goes back. */
  readonly monotonicClock: Clock;
  readonly random: Random;
  /** Prints messages for people. */
  readonly print: (text: string) => void;
  /** Writes log lines for programs. */
  readonly writeLog: (text: string) => void;
  /** Resolves with the signal that asks the server to stop. */
  readonly stopRequested: Promise<string>;
}

/** Maximum number of connections to PostgreSQL. */
const maxConnections = 10;

/** Seconds for a response of a remote CVM. Shorter than the 8 seconds for which a transaction that waits for it may be idle. */
const cvmTimeout = 5;

/** Milliseconds that running requests may take after the request to stop. */
const drainTimeout = 5000;

/**
 * Serves until asked to stop, then waits for running requests.
 * @throws UsageError, WorldError, SecretKeyError, StartupError
 */
export async function serve(
  options: ServeOptions,
  { clock, monotonicClock, random, print, writeLog, stopRequested }: ProcessContext,
): Promise<void> {
  const log = jsonLog(options.logLevel, clock, writeLog);
  const { data, keyFile, world, rateLimit, redis, journal, cvmEndpoint, cvmKey } = options;
  const { allowPrivateUrls, trustClock } = options;
  const database = options.database === undefined ? undefined : { url: options.database, connections: maxConnections };
  const remoteCvm = cvmEndpoint && { endpoint: cvmEndpoint, timeout: cvmTimeout, ...(cvmKey && { key: cvmKey }) };
  const storage = { data, database, keyFile, world };
  const settings = { ...storage, rateLimit, redis, journal, remoteCvm, allowPrivateUrls, trustClock };
  const cloud = await startCloud({ clock, monotonicClock, random, log, ...settings }).catch((error: unknown) => {
    throw database ? databaseError(error, database.url) : dataError(error, data);
  });
  try {
    await serveCloud(cloud, options, print, stopRequested);
  } finally {
    await endCloud(cloud);
    log.flush();
  }
}

async function serveCloud(
  cloud: ServedCloud,
  options: ServeOptions,
  print: (text: string) => void,
  stopRequested: Promise<string>,
): Promise<void> {
  const open = await knowsDevelopmentKeys(cloud.db);
  if (open && !isLoopback(options.host)) {
    throw new UsageError(
      `cannot listen on --host ${options.host}: the development credentials are public. Use a --world with your own keys, or --host 127.0.0.1`,
    );
  }
  const proof = await loadServerCertificate(options, cloud.machineClock.now()).catch((error: unknown) => {
    throw dataError(error, options.data);
  });
  let proxy: RunningProxy | undefined;
  const running = startListening(cloud, options, proof, async () => proxy?.describe());
  const start = async (port: Exclude<ServeOptions["proxy"], "off">): Promise<void> => {
    // Loaded lazily, so that a start does not take longer.
    const { startProxy } = await import("./startProxy.ts");
    proxy = await startProxy(cloud, running, options.data, port, print).catch(async (error: unknown) => {
      await running.drain(0);
      throw error;
    });
  };
  if (options.proxy !== "off" && options.proxy.isRequired) await start(options.proxy);
  print(`Skerry serves on ${running.url}`);
  if (options.proxy !== "off" && !options.proxy.isRequired) await start(options.proxy);
  if (proxy) print(`Proxy for *.tencentcloudapi.com on ${proxy.url} (see docs/redirection.md)`);
  if (proof) print(proof.notice);
  print(storageDescription(options));
  if (open) await printDevelopmentKeys(cloud, print);
  const reason = await stopRequested;
  cloud.log.write("info", "draining", { reason });
  await Promise.all([running.drain(drainTimeout), proxy?.drain(drainTimeout)]);
}

function storageDescription({ data, database }: ServeOptions): string {
  if (database !== undefined) return `Data in ${withoutPassword(database)}`;
  return data === undefined ? "Data in memory only." : `Data in ${data}`;
}

function startListening(
  cloud: ServedCloud,
  { host, port, adminToken }: ServeOptions,
  proof: ServerCertificate | undefined,
  proxy: () => Promise<ProxyDescription | undefined>,
): Running {
  try {
    return listen(cloud, host, port, { tls: proof?.pair, adminToken, proxy });
  } catch (error) {
    throw listenError(error, host, port);
  }
}

async function printDevelopmentKeys({ db, vault }: ServedCloud, print: (text: string) => void): Promise<void> {
  const keys = await db
    .selectFrom("access_keys")
    .innerJoin("accounts", "accounts.uin", "access_keys.account")
    .select(["access_keys.uin", "secret_id", "secret_key"])
    .whereRef("access_keys.uin", "=", "access_keys.account")
    .orderBy("access_keys.uin")
    .limit(2)
    .execute();
  print("Development credentials (for this machine only):");
  for (const key of keys) {
    const secretKey = vault.open("access_keys", key, key.secret_key);
    print(`  uin ${key.uin}  SecretId ${key.secret_id}  SecretKey ${secretKey}`);
  }
}
