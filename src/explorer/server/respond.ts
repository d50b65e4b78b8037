import { privateHeaders } from "#protocol/localRequest.ts";
import type { ServedCloud } from "#protocol/servedCloud.ts";
import { exportSpec } from "#spec/export.ts";
import { type Asset, assetsPath, bundle } from "./assets.ts";
import { examplesOf, examplesPath } from "./examples.ts";
import { developmentAccounts } from "./session.ts";

/** The Content-Security-Policy: the page loads only from this server. */
const policy = [
  "default-src 'self'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "style-src 'self' 'unsafe-inline'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

let assets: Promise<ReadonlyMap<string, Asset>> | undefined;
let spec: Promise<Asset> | undefined;

/** Serves the explorer's page and its endpoints under `/_skerry/`. */
export async function respondToPage(
  path: string,
  request: Request,
  cloud: ServedCloud,
  address: string,
): Promise<Response> {
  if (request.method !== "GET" && request.method !== "HEAD") {
    return new Response(null, { status: 405, headers: { allow: "GET, HEAD" } });
  }
  if (path === "/_skerry/spec") {
    spec ??= buildSpec();
    return send(await spec, request, "no-cache");
  }
  if (path.startsWith(examplesPath)) {
    const asset = await examplesOf(path.slice(examplesPath.length));
    return asset ? send(asset, request, "no-cache") : notFound();
  }
  if (path === "/_skerry/session") {
    const accounts = await developmentAccounts(cloud, address, request.headers.get("host") ?? "");
    return new Response(JSON.stringify({ accounts, now: cloud.machineClock.now() }), {
      headers: { "content-type": "application/json", ...privateHeaders },
    });
  }
  if (path !== "/" && !path.startsWith(assetsPath)) return notFound();
  assets ??= bundle();
  // The page requests the spec first, so both are built in parallel.
  spec ??= buildSpec();
  const [files] = await Promise.all([assets, spec]);
  const asset = files.get(path);
  if (!asset) return notFound();
  // All file names except the page itself contain a content hash.
  return send(asset, request, path === "/" ? "no-cache" : "public, max-age=31536000, immutable");
}

async function buildSpec(): Promise<Asset> {
  const body = new TextEncoder().encode(JSON.stringify(await exportSpec()));
  return { type: "application/json", body, gzipped: Bun.gzipSync(body) };
}

const notFound = (): Response => new Response("not found", { status: 404, headers: { "content-type": "text/plain" } });

function send({ type, body, gzipped }: Asset, request: Request, caching: string): Response {
  const zipped = (request.headers.get("accept-encoding") ?? "").includes("gzip");
  return new Response(zipped ? gzipped : body, {
    headers: {
      "content-type": type,
      "cache-control": caching,
      vary: "accept-encoding",
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "content-security-policy": policy,
      ...(zipped && { "content-encoding": "gzip" }),
    },
  });
}
