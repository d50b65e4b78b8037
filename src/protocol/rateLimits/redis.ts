import { isIP } from "node:net";
import { Redis } from "ioredis";
import RateLimiterRedis from "rate-limiter-flexible/lib/RateLimiterRedis.js";
import { limitsBy } from "./limits.ts";
import type { RateLimits } from "./port.ts";

/** Milliseconds that the server has to take a connection, and to answer before it counts as away. */
const [toConnect, toAnswer] = [3000, 500];

/**
 * Counts in a Redis-compatible server, together with all others that count there. A call fails at once while the server is
 * away, and is connected again as soon as it is back.
 * @throws where it cannot be reached at the start
 */
export async function redisLimits(url: URL): Promise<RateLimits> {
  const client = new Redis({
    ...placeOf(url),
    lazyConnect: true,
    connectTimeout: toConnect,
    commandTimeout: toAnswer,
    // A server that hangs is one that is away: the connection is given up, not each call delayed.
    socketTimeout: toAnswer,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    // Milliseconds that the end of a connection may take, also of one that is gone.
    disconnectTimeout: 100,
    retryStrategy: (times) => Math.min(50 * times, 1000),
  });
  // Calls report the error; without a listener, the client would print it.
  let fault: unknown;
  client.on("error", (error: unknown) => {
    fault = error;
  });
  // It connects though a database of that number is not there, and tells that beside.
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
    async () => client.disconnect(),
  );
}

/** Read here, because the client would take any option of its own from a query. */
function placeOf({ protocol, hostname, port, username, password, pathname }: URL) {
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
