import type { Cloud } from "#cloud.ts";
import { answer } from "#protocol/chain.ts";
import { limits } from "#protocol/limits.ts";
import { target } from "#protocol/received.ts";

/** A listening server, and how to end it. */
export interface Running {
  readonly url: string;
  readonly port: number;
  /** Lets requests in flight finish, and takes no new ones. */
  drain(): Promise<void>;
}

const nothing = new Uint8Array(0);

/**
 * Serves a cloud over HTTP.
 * @throws where the address is taken or not this machine's
 */
export function listen(cloud: Cloud, host: string, port: number): Running {
  const server = Bun.serve({
    hostname: host,
    port,
    // Beyond the largest request that gets an answer in JSON, so that slightly too large ones do get it.
    maxRequestBodySize: 4 * limits.signedBody,
    // Bun's own error page would be HTML with status 500; the chain answers faults itself, so this is never seen.
    error: () => new Response("", { status: 500 }),
    fetch: (request, bun) => respond(request, cloud, () => bun.requestIP(request)?.address ?? ""),
  });
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${server.port}`,
    port: server.port ?? port,
    drain: () => server.stop(),
  };
}

async function respond(request: Request, cloud: Cloud, address: () => string): Promise<Response> {
  const { method, headers, url } = request;
  const { path, query } = target(url);
  if (path === "/_skerry/health") return json({ status: "ok" });
  if (method === "OPTIONS")
    return new Response(null, { headers: { "access-control-allow-methods": "GET, POST, OPTIONS" } });
  if (query.length > limits.query) {
    return new Response("<html><head><title>414 Request-URI Too Large</title></head></html>", {
      status: 414,
      headers: { "content-type": "text/html" },
    });
  }
  const declared = Number(headers.get("content-length") ?? 0);
  const body = request.body === null || declared > limits.signedBody ? nothing : await request.bytes();
  const size = Math.max(declared, body.length);
  const result = await answer({ method, path, query, headers, body, size, address: address() }, cloud);
  return new Response(result.body, { headers: result.headers });
}

/** Not Response.json(): it adds a charset, and then the Python SDK does not see errors. */
function json(value: unknown): Response {
  return new Response(JSON.stringify(value), { headers: { "content-type": "application/json" } });
}
