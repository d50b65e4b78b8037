import { ApiError } from "#kernel/errors.ts";
import { countable, type Pair } from "./flatten.ts";
import type { RawRequest } from "./rawRequest.ts";

/**
 * The parts of a multipart body as name and value pairs. An empty body has none.
 * @throws ApiError InvalidRequest if the body does not match its boundary, InvalidParameter for too many parts
 */
export async function multipartPairs(raw: Pick<RawRequest, "headers" | "body">): Promise<readonly Pair[]> {
  if (raw.body.length === 0) return [];
  const type = raw.headers.get("content-type") ?? "";
  countBoundaries(raw.body, type);
  const form = await new Response(raw.body, { headers: { "content-type": type } }).formData().catch(() => {
    throw new ApiError("InvalidRequest");
  });
  const parts: Promise<Pair>[] = [];
  form.forEach((value, name) => {
    countable(parts.length + 1);
    parts.push(typeof value === "string" ? Promise.resolve([name, value]) : value.text().then((text) => [name, text]));
  });
  return Promise.all(parts);
}

/** Counts the parts before the parser creates an object for each. */
function countBoundaries(body: Uint8Array, type: string): void {
  const boundary = /boundary="?([^";]+)/i.exec(type)?.[1];
  if (boundary === undefined) return;
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  // The last boundary ends the body and starts no part.
  let count = -1;
  for (let at = bytes.indexOf(boundary); at >= 0; at = bytes.indexOf(boundary, at + boundary.length))
    countable(++count);
}
