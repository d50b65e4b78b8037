import type { Cloud } from "#cloud.ts";
import { answer } from "#protocol/chain.ts";
import { limits } from "#protocol/limits.ts";
import { type Received, target } from "#protocol/received.ts";

/** A listening server, and how to end it. */
export interface Running {
  readonly url: string;
  readonly port: number;
  /** Takes no new requests and lets those in flight finish, for so many milliseconds at most. */
  drain(patience?: number): Promise<void>;
}

/** Longer than any request takes, so that only a caller that never ends its own is cut off. */
const longest = 20_000;

const nothing = new Uint8Array(0);

/**
 * Serves a cloud over HTTP.
 * @throws where the address is taken or not this machine's
 */
export function listen(cloud: Cloud, host: string, port: number): Running {
  const server = Bun.serve({
    hostname: host,
    port,
    // Bun's own refusal would be a bare 413; too large requests are counted here and refused by the chain.
    maxRequestBodySize: Number.MAX_SAFE_INTEGER,
    // In seconds. A call that waits for a CVM elsewhere is silent for as long as that takes, and Bun's 10 would cut it.
    idleTimeout: 60,
    // Bun's own error page would be HTML with status 500; the chain answers faults itself, so this is never seen.
    error: () => new Response("", { status: 500 }),
    fetch: (request, bun) => respond(request, cloud, () => bun.requestIP(request)?.address ?? ""),
  });
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${server.port}`,
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

async function respond(request: Request, cloud: Cloud, address: () => string): Promise<Response> {
  const { method, headers, url } = request;
  const { path, query } = target(url);
  if (path === "/_skerry/health") return json({ status: "ok" });
  const isVisit = isPageVisit(request, path, query);
  if (!isVisit && isOfForeignPage(request)) return refusedToPages();
  if (isVisit || path.startsWith("/_skerry/")) {
    // Loaded when somebody first opens the page: whoever only calls the API does not pay for it.
    const { respondToPage } = await import("#explorer/server/respond.ts");
    return respondToPage(path, request, cloud, address());
  }
  if (method === "OPTIONS")
    return new Response(null, { headers: { "access-control-allow-methods": "GET, POST, OPTIONS" } });
  if (query.length > limits.query) {
    return new Response("<html><head><title>414 Request-URI Too Large</title></head></html>", {
      status: 414,
      headers: { "content-type": "text/html" },
    });
  }
  const declared = headers.get("content-length");
  const { body, size } = declared === null ? await streamed(request) : await sized(request, Number(declared));
  const result = await answer({ method, path, query, headers, body, size, address }, cloud);
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

/**
 * Whether a browser sends this on behalf of another site. Any page could sign with the development keys, which everybody
 * knows, and have a visitor's browser change the cloud at the visitor's machine. Only browsers say so; a link that is
 * followed to the explorer is a visit.
 */
function isOfForeignPage({ headers }: Request): boolean {
  const site = headers.get("sec-fetch-site");
  return site !== null && site !== "same-origin" && site !== "none";
}

const refusedToPages = (): Response =>
  new Response("Skerry takes no requests from pages of other sites.", {
    status: 403,
    headers: { "content-type": "text/plain" },
  });

type Body = Pick<Received, "body" | "size">;

/** A body of a declared size. One that is too large is not read. */
async function sized(request: Request, size: number): Promise<Body> {
  return { body: size > limits.signedBody ? nothing : await request.bytes(), size };
}

/** A body of unknown size. Once it is too large it is only counted, so that it takes no memory. */
async function streamed(request: Request): Promise<Body> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size <= limits.signedBody) chunks.push(chunk);
  }
  return { body: size > limits.signedBody ? nothing : Buffer.concat(chunks), size };
}

/** Not Response.json(): it adds a charset, and then the Python SDK does not see errors. */
function json(value: unknown): Response {
  return new Response(JSON.stringify(value), { headers: { "content-type": "application/json" } });
}
