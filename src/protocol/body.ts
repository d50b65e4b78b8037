import { limits } from "./limits.ts";
import type { RawRequest } from "./rawRequest.ts";

type Body = Pick<RawRequest, "body" | "size">;

const nothing = new Uint8Array(0);

/**
 * Reads the body of a request, and waits for it so many milliseconds at most: Bun's own bound would be as long as the
 * slowest answer may take, and would end the connection without a word.
 * @returns undefined where it was not there in time
 */
export async function readBody(request: Request, patience: number): Promise<Body | undefined> {
  const declared = request.headers.get("content-length") ?? "";
  // Asking for the stream of a body of known size would make one.
  if (declared === "0" || (declared === "" && request.body === null)) return { body: nothing, size: 0 };
  // A length that is written twice is joined by a comma, and then is no number that could be held against a limit.
  const reading = /^\d+$/.test(declared) ? sized(request, Number(declared)) : streamed(request);
  const late = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => late.resolve(undefined), patience);
  try {
    return await Promise.race([reading, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

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
