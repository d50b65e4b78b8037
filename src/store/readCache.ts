import type { Database } from "./database.ts";

/** Milliseconds since any start; never goes back. */
export interface MonotonicClock {
  now(): number;
}

/** How long an entry may be used, for a database that other processes also write to. */
interface Expiry {
  /** Milliseconds. */
  readonly lifetime: number;
  readonly clock: MonotonicClock;
}

/**
 * Results of reads, kept until the next write to the database. One process owns an embedded database and sees every write.
 * If other processes also write, entries expire, and only reads that may be stale use them. Reads in a transaction, and of
 * a database without a cache, always reach the database.
 */
export class ReadCache {
  private version = 0;
  private readonly entries = new Map<string, Entry>();

  /** @param expiry required if other processes write to the database */
  constructor(
    private readonly capacity: number,
    private readonly expiry?: Expiry,
  ) {}

  /** Whether this process sees every write. */
  get seesAllWrites(): boolean {
    return this.expiry === undefined;
  }

  /** Drops all entries; called after each committed write. */
  invalidate(): void {
    this.version++;
  }

  get<Value>(key: string, read: () => Promise<Value>, isCacheable: () => boolean): Cached<Value> {
    const entry = this.entries.get(key);
    // Each key belongs to one read in the code, so the entry has the type of that read.
    if (entry?.version === this.version && !this.isExpired(entry)) return entry.value as Value;
    return this.readAndStore(key, read, isCacheable);
  }

  private isExpired({ since }: Entry): boolean {
    return this.expiry !== undefined && this.expiry.clock.now() - since > this.expiry.lifetime;
  }

  private async readAndStore<Value>(
    key: string,
    read: () => Promise<Value>,
    isCacheable: () => boolean,
  ): Promise<Value> {
    // Taken before the read, so that a write during the read makes the entry outdated.
    const version = this.version;
    const since = this.expiry?.clock.now() ?? 0;
    const value = await read();
    if (!isCacheable()) return value;
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

/** The value itself if it is cached, otherwise a promise. */
export type Cached<Value> = Value | Promise<Value>;

const caches = new WeakMap<Database, ReadCache>();

export function attachReadCache(db: Database, cache: ReadCache): void {
  caches.set(db, cache);
}

/** Drops all cached reads of a database. Required after each write that its driver does not report. */
export const invalidate = (db: Database): void => caches.get(db)?.invalidate();

/**
 * Returns the cached result of a read, or reads. Results are shared and must not be changed.
 * @param isCacheable called after the read: whether the result depends on nothing but the database
 */
export function cached<Value>(
  db: Database,
  key: string,
  read: () => Promise<Value>,
  isCacheable: () => boolean = always,
): Cached<Value> {
  const cache = caches.get(db);
  return cache?.seesAllWrites ? cache.get(key, read, isCacheable) : read();
}

/** Like cached, but may also return a result from before a recent write of another process. */
export function cachedBriefly<Value>(db: Database, key: string, read: () => Promise<Value>): Cached<Value> {
  const cache = caches.get(db);
  return cache ? cache.get(key, read, always) : read();
}

const always = (): boolean => true;
