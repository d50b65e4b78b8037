import type { Database } from "./database.ts";

/**
 * What was read from a database, kept until something is written to it. One process owns an embedded database, so it
 * sees every write and can tell when to forget. Where other processes write, too, what is kept holds for a moment only,
 * and only for who can bear to know a moment late. Inside a transaction, and on a database without a memory, every read
 * goes to the database.
 */
export class ReadCache {
  private version = 0;
  private readonly entries = new Map<string, Entry>();

  /** @param lifetime milliseconds that an entry holds at most, where others write to the database */
  constructor(
    private readonly capacity: number,
    private readonly lifetime?: number,
  ) {}

  /** Whether it sees every write. */
  get seesAll(): boolean {
    return this.lifetime === undefined;
  }

  /** Something was written and committed: nothing that was read before counts any more. */
  invalidate(): void {
    this.version++;
  }

  get<Value>(key: string, read: () => Promise<Value>, isLasting: () => boolean): Cached<Value> {
    const entry = this.entries.get(key);
    // A key names one read in the code, so what is kept under it has that read's type.
    if (entry?.version === this.version && !this.isOver(entry)) return entry.value as Value;
    return this.keep(key, read, isLasting);
  }

  private isOver({ since }: Entry): boolean {
    return this.lifetime !== undefined && performance.now() - since > this.lifetime;
  }

  private async keep<Value>(key: string, read: () => Promise<Value>, isLasting: () => boolean): Promise<Value> {
    // Taken before the read: what is written meanwhile makes the result count as old.
    const version = this.version;
    const since = this.lifetime === undefined ? 0 : performance.now();
    const value = await read();
    if (!isLasting()) return value;
    if (this.entries.size >= this.capacity) this.entries.clear();
    this.entries.set(key, { version, since, value });
    return value;
  }
}

interface Entry {
  readonly version: number;
  readonly since: number;
  readonly value: unknown;
}

/** At once where it is remembered, else when it has been read. */
export type Cached<Value> = Value | Promise<Value>;

const caches = new WeakMap<Database, ReadCache>();

export function attachReadCache(db: Database, memory: ReadCache): void {
  caches.set(db, memory);
}

/** Something was written: whoever keeps a memory that does not see that by itself says so. */
export const invalidate = (db: Database): void => caches.get(db)?.invalidate();

/**
 * Reads, or recalls what the same read gave since the last write. What it gives is shared, so it must not be changed.
 * `isLasting` is asked after a read whether its result depends on nothing but the database.
 */
export function cached<Value>(
  db: Database,
  key: string,
  read: () => Promise<Value>,
  isLasting: () => boolean = always,
): Cached<Value> {
  const memory = caches.get(db);
  return memory?.seesAll ? memory.get(key, read, isLasting) : read();
}

/** The same for what may be known a moment late, where other processes have written it. */
export function cachedBriefly<Value>(db: Database, key: string, read: () => Promise<Value>): Cached<Value> {
  const memory = caches.get(db);
  return memory ? memory.get(key, read, always) : read();
}

const always = (): boolean => true;
