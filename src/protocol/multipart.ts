import { ApiError } from "#kernel/errors.ts";
import { countable, type Pair } from "./flatten.ts";
import type { RawRequest } from "./rawRequest.ts";

/**
 * The parts of a multipart body as name and value pairs.
 * @throws ApiError InvalidRequest where the body does not follow its boundary, InvalidParameter for too many parts
 */
export async function multipartPairs(raw: Pick<RawRequest, "headers" | "body">): Promise<readonly Pair[]> {
  const type = raw.headers.get("content-type") ?? "";
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
