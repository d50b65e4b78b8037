import type { Trace } from "./chain.ts";
import { journalLimits } from "./limits.ts";
import type { Received } from "./received.ts";

/** A request with its answer, as they went over the wire. */
export interface Exchange {
  readonly received: Omit<Received, "address">;
  readonly trace: Trace;
  /** Empty for success. */
  readonly code: string;
  readonly milliseconds: number;
  readonly answer: string;
}

/** An exchange at its place in the journal. A body that was too large to be kept is empty. */
export interface Kept extends Exchange {
  /** Counted from 1. */
  readonly number: number;
  readonly cut: { readonly request: boolean; readonly answer: boolean };
}

const whole: Kept["cut"] = { request: false, answer: false };
const nothing = new Uint8Array(0);

/**
 * The last exchanges. Keeping one takes no more than a few references, because it is in the way of every request;
 * whoever looks does the work, secrets included: what is here is not masked yet.
 */
export class Journal {
  private readonly ring: (Kept | undefined)[];
  private first = 1;
  private size = 0;
  private latest = 0;
  private closed = false;
  private readonly waiting = new Set<() => void>();

  constructor(private readonly most: number) {
    this.ring = new Array(most);
  }

  /** The number of the last exchange; 0 where there was none. */
  get last(): number {
    return this.latest;
  }

  add(exchange: Exchange): void {
    const number = ++this.latest;
    const kept = keep(number, exchange);
    // Its place may still be the oldest one's.
    while (number - this.first >= this.most) this.drop();
    this.ring[number % this.most] = kept;
    this.size += sizeOf(kept);
    while (this.size > journalLimits.all) this.drop();
    if (this.waiting.size > 0) this.wake();
  }

  /** What came after an exchange and is still there, oldest first. */
  after(number: number, atMost: number): readonly Kept[] {
    const start = Math.max(number + 1, this.first);
    const end = Math.min(this.latest + 1, start + atMost);
    const found: Kept[] = [];
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

  /** Lets go of everybody who waits, now and later. */
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

function keep(number: number, { received, trace, code, milliseconds, answer }: Exchange): Kept {
  // Only what is shown is kept: `address` would keep the whole connection.
  const { method, path, query, headers, body, size } = received;
  const cut =
    size > journalLimits.body || answer.length > journalLimits.body
      ? { request: size > journalLimits.body, answer: answer.length > journalLimits.body }
      : whole;
  return {
    number,
    received: { method, path, query, headers, body: cut.request ? nothing : body, size },
    trace,
    code,
    milliseconds,
    answer: cut.answer ? "" : answer,
    cut,
  };
}

const sizeOf = ({ received, answer }: Kept): number => received.query.length + received.body.length + answer.length;
