import { readBody } from "#protocol/body.ts";
import { handle } from "#protocol/chain.ts";
import { limits } from "#protocol/limits.ts";
import { hasUnknownHost, isFromForeignPage, mayBeFromPage } from "#protocol/pages.ts";
import { target } from "#protocol/rawRequest.ts";
import type { ServedCloud } from "#protocol/servedCloud.ts";
import { knowsDevelopmentKeys } from "#start.ts";

/** A listening server, and how to end it. */
export interface Running {
  readonly url: string;
  readonly port: number;
  /** Takes no new requests and lets those in flight finish, for so many milliseconds at most. */
  drain(patience?: number): Promise<void>;
}

/** How a server listens. */
export interface ListenOptions {
  /** Certificate and key, both PEM; plain HTTP without them. */
  readonly tls?: { readonly certificate: string; readonly key: string } | undefined;
  /** Milliseconds in which the body of a request must have come. */
  readonly arrival?: number;
  /**
   * Seconds after which a connection that is silent, or whose reader takes nothing, is ended; Bun counts in steps of four. A
   * call that waits for a CVM elsewhere is silent for as long as that takes, and Bun's own 10 would cut it.
   */
  readonly idle?: number;
}

/** Longer than any request takes, so that only a caller that never ends its own is cut off. */
const longest = 20_000;

/**
 * Serves a cloud over HTTP or HTTPS. A connection must have sent the headers of its first request within twelve seconds, which
 * is Bun's own bound.
 * @throws where the address is taken or not this machine's
 */
export function listen(cloud: ServedCloud, host: string, port: number, options: ListenOptions = {}): Running {
  const { tls, arrival = 30_000, idle = 60 } = options;
  const server = Bun.serve({
    hostname: host,
    port,
    ...(tls && { tls: { cert: tls.certificate, key: tls.key } }),
    // Bun's own refusal would be a bare 413; too large requests are counted here and refused by the chain.
    maxRequestBodySize: Number.MAX_SAFE_INTEGER,
    idleTimeout: idle,
    // Bun's own error page would be HTML with status 500; the chain answers faults itself, so this is never seen.
    error: () => new Response("", { status: 500 }),
    fetch: (request, bun) =>
      respond(request, cloud, { own: host, arrival, address: () => bun.requestIP(request)?.address ?? "" }),
  });
  return {
    url: `${tls ? "https" : "http"}://${host.includes(":") ? `[${host}]` : host}:${server.port}`,
    port: server.port ?? port,
    async drain(patience = longest) {
      // Whoever waits for a request that will not come would be waited for.
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
  readonly address: () => string;
}

async function respond(
  request: Request,
  cloud: ServedCloud,
  { own, arrival, address }: RequestContext,
): Promise<Response> {
  const { method, headers, url } = request;
  const { path, query } = target(url);
  if (path === "/_skerry/health") return json({ status: "ok" });
  const isPageOpen = isPageVisit(request, path, query);
  const byPage = mayBeFromPage(request);
  if (byPage && !isPageOpen && isFromForeignPage(request))
    return refused("Skerry takes no requests from pages of other sites.");
  if (isPageOpen || path.startsWith("/_skerry/")) {
    // Loaded when somebody first opens the page: whoever only calls the API does not pay for it.
    const { respondToPage } = await import("#explorer/server/respond.ts");
    return respondToPage(path, request, cloud, address());
  }
  if (byPage && hasUnknownHost(request, own) && (await knowsDevelopmentKeys(cloud.db))) return refused(renamed);
  if (method === "OPTIONS")
    return new Response(null, { headers: { "access-control-allow-methods": "GET, POST, OPTIONS" } });
  if (headers.get("host")?.includes(",")) return refusedBefore(400, "Bad Request");
  if (query.length > limits.query) return refusedBefore(414, "Request-URI Too Large");
  const read = await readBody(request, arrival);
  if (!read) return refusedBefore(408, "Request Time-out");
  const result = await handle({ method, path, query, headers, ...read, address }, cloud);
  return new Response(result.body, { headers: result.headers });
}

/** Whether a person's browser opens the explorer; a call of the API by GET names its action in the query or a header. */
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
  "While everybody knows its keys, Skerry takes GET requests, and any request of a page, only at 127.0.0.1, localhost or the name that it listens on: another name may be one that a page pointed here.";

const refused = (text: string): Response =>
  new Response(text, { status: 403, headers: { "content-type": "text/plain" } });

/** What the real service's gateway would refuse before the API sees it. The connection ends, since more may be on its way. */
const refusedBefore = (status: number, title: string): Response =>
  new Response(`<html><head><title>${status} ${title}</title></head></html>`, {
    status,
    headers: { "content-type": "text/html", connection: "close" },
  });

/** Not Response.json(): it adds a charset, and then the Python SDK does not see errors. */
function json(value: unknown): Response {
  return new Response(JSON.stringify(value), { headers: { "content-type": "application/json" } });
}
