import { ApiError } from "#kernel/errors.ts";
import type { Pair } from "./flatten.ts";
import type { Received } from "./received.ts";

/**
 * The parts of a multipart body as name and value pairs.
 * @throws ApiError InvalidRequest where the body does not follow its boundary
 */
export async function multipartPairs(received: Pick<Received, "headers" | "body">): Promise<readonly Pair[]> {
  const type = received.headers.get("content-type") ?? "";
  const form = await new Response(received.body, { headers: { "content-type": type } }).formData().catch(() => {
    throw new ApiError("InvalidRequest");
  });
  const parts: Promise<Pair>[] = [];
  form.forEach((value, name) => {
    parts.push(typeof value === "string" ? Promise.resolve([name, value]) : value.text().then((text) => [name, text]));
  });
  return Promise.all(parts);
}
