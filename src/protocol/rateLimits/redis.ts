import { isIP } from "node:net";
import { Redis } from "ioredis";
import RateLimiterRedis from "rate-limiter-flexible/lib/RateLimiterRedis.js";
import { limitsBy } from "./limits.ts";
import type { RateLimits } from "./port.ts";

/** Milliseconds to wait for a connection, and for a response until the server counts as unavailable. */
const [connectTimeout, responseTimeout] = [3000, 500];

/**
 * Counts in a Redis-compatible server that several Skerry servers share. While it is unavailable, calls fail immediately and
 * the client reconnects in the background.
 * @throws if it cannot be reached at the start
 */
export async function redisLimits(url: URL): Promise<RateLimits> {
  const client = new Redis({
    ...connectionOptions(url),
    lazyConnect: true,
    connectTimeout,
    commandTimeout: responseTimeout,
    // Closes the connection to an unresponsive server, instead of delaying each call.
    socketTimeout: responseTimeout,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    // Milliseconds to wait for the end of a connection, which may be lost.
    disconnectTimeout: 100,
    retryStrategy: (times) => Math.min(50 * times, 1000),
  });
  // Calls report the error; without a listener, the client would print it.
  let fault: unknown;
  client.on("error", (error: unknown) => {
    fault = error;
  });
  // The client connects even if the database number does not exist, and emits an error.
  await client.connect().catch((error: unknown) => {
    fault ??= error;
  });
  if (fault !== undefined) {
    client.disconnect();
    throw fault;
  }
  return limitsBy(
    (limit) =>
      new RateLimiterRedis({
        storeClient: client,
        keyPrefix: "skerry",
        points: limit,
        duration: 1,
        rejectIfRedisNotReady: true,
      }),
    // Counters expire after a second, so a reset leaves them: the server may belong to several clouds.
    { close: async () => client.disconnect() },
  );
}

/** Parses the URL, because the client would accept any of its options in a query. */
function connectionOptions({ protocol, hostname, port, username, password, pathname }: URL) {
  const name = hostname.replace(/^\[|\]$/g, "");
  return {
    host: name,
    port: port === "" ? 6379 : Number(port),
    db: Number(pathname.slice(1)),
    ...(username !== "" && { username: decodeURIComponent(username) }),
    ...(password !== "" && { password: decodeURIComponent(password) }),
    ...(protocol === "rediss:" && { tls: isIP(name) ? {} : { servername: name } }),
  };
}
