import type { BodyBudget, BodyShare } from "./bodyBudget.ts";
import { limits } from "./limits.ts";
import type { RawRequest } from "./rawRequest.ts";

/** A body that was read. `release` must be called when it is no longer needed. */
export interface ReadBody extends Pick<RawRequest, "body" | "size"> {
  release(): void;
}

/** Why a body was not read: it did not arrive in time, or was ended because all bodies together became too large. */
export type UnreadBody = "late" | "noRoom";

const nothing = new Uint8Array(0);
const empty: ReadBody = { body: nothing, size: 0, release: () => undefined };

/**
 * Reads the body of a request.
 *
 * @param patience milliseconds to wait for it; Bun's own limit would be as long as the slowest response takes, and closes
 *   the connection without a response
 */
export async function readBody(request: Request, patience: number, budget: BodyBudget): Promise<ReadBody | UnreadBody> {
  const declared = request.headers.get("content-length") ?? "";
  // Reading `request.body` of a known size would create a stream.
  if (declared === "0" || (declared === "" && request.body === null)) return empty;
  const ended = Promise.withResolvers<UnreadBody>();
  const share = budget.open(() => ended.resolve("noRoom"));
  // A repeated header is joined by a comma, and is then no number that can be compared with a limit.
  const reading = /^\d+$/.test(declared) ? sized(request, Number(declared), share) : streamed(request, share);
  const timer = setTimeout(() => ended.resolve("late"), patience);
  try {
    const result = await Promise.race([reading, ended.promise]);
    if (typeof result === "string") {
      share.release();
      // Ending the connection makes the pending read fail.
      reading.catch(() => undefined);
    } else share.complete();
    return result;
  } catch (error) {
    share.release();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** A body of a declared size. One that is too large is not read. */
async function sized(request: Request, size: number, share: BodyShare): Promise<ReadBody> {
  const { release } = share;
  if (size > limits.signedBody) return { body: nothing, size, release };
  share.add(size);
  return { body: await request.bytes(), size, release };
}

/** A body of unknown size. Once it is too large it is only counted, so that it takes no memory. */
async function streamed(request: Request, share: BodyShare): Promise<ReadBody> {
  let chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > limits.signedBody) {
      chunks = [];
      share.release();
    } else {
      chunks.push(chunk);
      share.add(chunk.length);
    }
  }
  return { body: size > limits.signedBody ? nothing : Buffer.concat(chunks), size, release: share.release };
}
