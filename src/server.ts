import { readBody } from "#protocol/body.ts";
import { BodyBudget } from "#protocol/bodyBudget.ts";
import { handle } from "#protocol/chain.ts";
import { allBodies, limits } from "#protocol/limits.ts";
import { isLocalRequest } from "#protocol/localRequest.ts";
import { hasUnknownHost, isFromForeignPage, mayBeFromPage } from "#protocol/pages.ts";
import { target } from "#protocol/rawRequest.ts";
import { readinessOf } from "#protocol/readiness.ts";
import type { ServedCloud } from "#protocol/servedCloud.ts";
import type { ProxyDescription } from "#proxy/description.ts";
import { knowsDevelopmentKeys } from "#start.ts";

/** A listening server. */
export interface Running {
  readonly url: string;
  readonly port: number;
  /** Responds to a request that another listener of this process received from an address. */
  readonly respond: (request: Request, address: () => string) => Promise<Response>;
  /** Accepts no new requests, and waits for running ones for `patience` milliseconds at most. */
  drain(patience?: number): Promise<void>;
}

/** How a server listens. */
export interface ListenOptions {
  /** Certificate and key, both PEM; plain HTTP without them. */
  readonly tls?: { readonly certificate: string; readonly key: string } | undefined;
  /** Milliseconds in which the body of a request must arrive. */
  readonly arrival?: number;
  /** Bytes that the bodies of all requests may hold together. */
  readonly allBodies?: number;
  /**
   * Seconds after which an idle connection is closed; Bun counts in steps of four. A call that waits for a remote CVM is
   * idle, and Bun's default of 10 would close it.
   */
  readonly idle?: number;
  /** The token with which other machines may use the control interface; without it, only this machine may. */
  readonly adminToken?: string | undefined;
  /** Describes the proxy that belongs to the server, for requests from this machine. */
  readonly proxy?: () => Promise<ProxyDescription | undefined>;
}

/** The default of `ListenOptions.idle`. */
export const defaultIdle = 60;

/** Milliseconds; longer than any request takes, so that only a caller that never finishes its request is cut off. */
const longest = 20_000;

/**
 * Serves a cloud over HTTP or HTTPS. Bun limits the arrival of the headers of the first request to twelve seconds.
 * @throws if the address is in use or not an address of this machine
 */
export function listen(cloud: ServedCloud, host: string, port: number, options: ListenOptions = {}): Running {
  const { tls, arrival = 30_000, idle = defaultIdle } = options;
  const bodies = new BodyBudget(options.allBodies ?? allBodies);
  const { adminToken, proxy } = options;
  const respondTo: Running["respond"] = (request, address) =>
    respond(request, cloud, { own: host, arrival, bodies, adminToken, proxy, address });
  const server = Bun.serve({
    hostname: host,
    port,
    ...(tls && { tls: { cert: tls.certificate, key: tls.key } }),
    // Bun would respond with a bare 413. The chain rejects too large requests instead.
    maxRequestBodySize: Number.MAX_SAFE_INTEGER,
    idleTimeout: idle,
    // Replaces Bun's HTML page. The chain handles errors, so this is not expected to run.
    error: () => new Response("", { status: 500 }),
    fetch: (request, bun) => respondTo(request, () => bun.requestIP(request)?.address ?? ""),
  });
  return {
    url: `${tls ? "https" : "http"}://${host.includes(":") ? `[${host}]` : host}:${server.port}`,
    port: server.port ?? port,
    respond: respondTo,
    async drain(patience = longest) {
      // Close long-polling journal requests first; otherwise server.stop() waits for them.
      cloud.journal?.close();
      const late = setTimeout(() => server.stop(true), patience);
      await server.stop();
      clearTimeout(late);
    },
  };
}

interface RequestContext {
  readonly own: string;
  readonly arrival: number;
  readonly bodies: BodyBudget;
  readonly adminToken: string | undefined;
  readonly proxy: ListenOptions["proxy"];
  readonly address: () => string;
}

async function respond(request: Request, cloud: ServedCloud, requestContext: RequestContext): Promise<Response> {
  const { own, arrival, bodies, address } = requestContext;
  const { method, headers, url } = request;
  const { path, query } = target(url);
  // A success would promise a tunnel. Only the proxy port has tunnels.
  if (method === "CONNECT") return refusedBefore(405, "Not Allowed");
  if (path === "/_skerry/health") return json({ status: "ok" });
  if (path === "/_skerry/ready") {
    const readiness = await readinessOf(cloud);
    return json(readiness, readiness.status === "ready" ? 200 : 503);
  }
  const isPageOpen = isPageVisit(request, path, query);
  const byPage = mayBeFromPage(request);
  if (byPage && !isPageOpen && isFromForeignPage(request))
    return refused("Skerry rejects requests from pages of other sites.");
  if (path === "/_skerry/proxy") {
    const isLocal = isLocalRequest(address(), headers.get("host") ?? "");
    return json((isLocal ? await requestContext.proxy?.() : undefined) ?? {});
  }
  if (path === "/_skerry/mcp") {
    // Loaded lazily: only agents need it.
    const { respondToMcp } = await import("#mcp/respond.ts");
    return respondToMcp(request, cloud, requestContext);
  }
  if (path.startsWith("/_skerry/")) {
    // Loaded lazily, so that a start does not take longer.
    const { respondToControl } = await import("#control/respond.ts");
    const response = await respondToControl(path, query, request, cloud, requestContext);
    if (response) return response;
  }
  if (isPageOpen || path.startsWith("/_skerry/")) {
    // Loaded lazily: a server that only serves the API does not need it.
    const { respondToPage } = await import("#explorer/server/respond.ts");
    return respondToPage(path, request, cloud, address());
  }
  if (byPage && hasUnknownHost(request, own) && (await knowsDevelopmentKeys(cloud.db))) return refused(renamed);
  if (method === "OPTIONS")
    return new Response(null, { headers: { "access-control-allow-methods": "GET, POST, OPTIONS" } });
  if (headers.get("host")?.includes(",")) return refusedBefore(400, "Bad Request");
  if (query.length > limits.query) return refusedBefore(414, "Request-URI Too Large");
  const read = await readBody(request, arrival, bodies);
  if (read === "late") return refusedBefore(408, "Request Time-out");
  if (read === "noRoom") return refusedBefore(503, "Service Unavailable");
  try {
    const { body, size } = read;
    const result = await handle({ method, path, query, headers, body, size, address }, cloud);
    return result.isDropped ? closedConnection() : new Response(result.body, { headers: result.headers });
  } finally {
    read.release();
  }
}

/** Whether a browser opens the explorer. A GET call of the API has its action in the query or a header. */
function isPageVisit({ method, headers }: Request, path: string, query: string): boolean {
  return (
    method === "GET" &&
    path === "/" &&
    query === "" &&
    !headers.has("authorization") &&
    (headers.get("accept") ?? "").includes("text/html")
  );
}

const renamed =
  "While the public development keys are active, Skerry accepts GET requests and requests from pages only at 127.0.0.1, localhost or the name that it listens on. A page may have resolved any other name to this machine.";

const refused = (text: string): Response =>
  new Response(text, { status: 403, headers: { "content-type": "text/plain" } });

/** Rejects what the gateway of the real service rejects before the API. Closes the connection, since more may arrive. */
const refusedBefore = (status: number, title: string): Response =>
  new Response(`<html><head><title>${status} ${title}</title></head></html>`, {
    status,
    headers: { "content-type": "text/html", connection: "close" },
  });

/** Bun closes the connection if the body of a response fails before its first byte. */
const closedConnection = (): Response => new Response(new ReadableStream({ start: (body) => body.error() }));

/** Not Response.json(), which adds a charset: the Python SDK then overlooks errors. */
function json(value: unknown, status = 200): Response {
  return new Response(JSON.stringify(value), { status, headers: { "content-type": "application/json" } });
}
