import { journalLimits } from "./limits.ts";
import type { RawRequest } from "./rawRequest.ts";
import type { RequestInfo } from "./requestInfo.ts";

/** A request and its response, as received and sent. A body that is too large to be kept is empty. */
export interface Exchange extends Omit<RawRequest, "address"> {
  /** Counted from 1. */
  readonly number: number;
  readonly info: RequestInfo;
  /** Empty for success. */
  readonly code: string;
  readonly milliseconds: number;
  /** The response body; empty only if it is too large. */
  readonly answer: string;
}

const nothing = new Uint8Array(0);

/**
 * Number of exchanges that are kept before the first read. Long-lived objects slow down later requests: with 300, throughput
 * drops by 5 %; with this number, the difference is not measurable.
 */
const untilLooked = 32;

/**
 * The last exchanges. Adding one only stores references, because every request does it. Readers do the work, which includes
 * masking secrets.
 */
export class Journal {
  private readonly ring: (Exchange | undefined)[];
  private first = 1;
  private size = 0;
  private latest = 0;
  private closed = false;
  /** How many are kept by now. */
  private limit: number;
  private readonly waiting = new Set<() => void>();

  constructor(private readonly most: number) {
    this.ring = new Array(most);
    this.limit = Math.min(most, untilLooked);
  }

  /** The number of the last exchange; 0 if there is none. */
  get last(): number {
    return this.latest;
  }

  add(raw: RawRequest, info: RequestInfo, code: string, milliseconds: number, answer: string): void {
    const kept = keep(++this.latest, raw, info, code, milliseconds, answer);
    // The oldest exchange may occupy the same place.
    while (kept.number - this.first >= this.limit) this.drop();
    this.ring[kept.number % this.most] = kept;
    this.size += sizeOf(kept);
    while (this.size > journalLimits.all) this.drop();
    if (this.waiting.size > 0) this.wake();
  }

  /** Drops all exchanges. Numbers continue, so that a reader misses nothing that follows. */
  clear(): void {
    while (this.first <= this.latest) this.drop();
  }

  /** The exchanges after a number that are still kept, oldest first. */
  after(number: number, atMost: number): readonly Exchange[] {
    this.limit = this.most;
    const start = Math.max(number + 1, this.first);
    const end = Math.min(this.latest + 1, start + atMost);
    const found: Exchange[] = [];
    for (let one = start; one < end; one++) {
      const kept = this.ring[one % this.most];
      if (kept) found.push(kept);
    }
    return found;
  }

  /** Resolves when something is added, when the journal is closed, or after some milliseconds. */
  async changed(patience: number): Promise<void> {
    if (this.closed) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.waiting.add(resolve);
    const late = setTimeout(resolve, patience);
    await promise;
    clearTimeout(late);
    this.waiting.delete(resolve);
  }

  /** Resolves all present and future waits. */
  close(): void {
    this.closed = true;
    this.wake();
  }

  private wake(): void {
    for (const resolve of this.waiting) resolve();
    this.waiting.clear();
  }

  private drop(): void {
    const oldest = this.ring[this.first % this.most];
    if (oldest) this.size -= sizeOf(oldest);
    this.ring[this.first % this.most] = undefined;
    this.first++;
  }
}

/** One flat object, and not `raw` itself, whose `address` would keep the whole connection. */
function keep(
  number: number,
  { method, path, query, headers, body, size }: RawRequest,
  info: RequestInfo,
  code: string,
  milliseconds: number,
  answer: string,
): Exchange {
  return {
    number,
    method,
    path,
    query,
    headers,
    body: size > journalLimits.body ? nothing : body,
    size,
    info,
    code,
    milliseconds,
    answer: answer.length > journalLimits.body ? "" : answer,
  };
}

/** Which bodies of an exchange were too large to be kept. */
export const truncatedParts = ({
  size,
  answer,
}: Exchange): { readonly request: boolean; readonly answer: boolean } => ({
  request: size > journalLimits.body,
  answer: answer === "",
});

const sizeOf = ({ query, body, answer }: Exchange): number => query.length + body.length + answer.length;
