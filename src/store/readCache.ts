import type { Database } from "./database.ts";

/**
 * What was read from a database, kept until something is written to it. One process owns an embedded database, so it
 * sees every write and can tell when to forget. Where other processes write, too, what is kept holds for a moment only,
 * and only for who can bear to know a moment late. Inside a transaction, and on a database without a memory, every read
 * goes to the database.
 */
export class Memory {
  private version = 0;
  private readonly kept = new Map<string, Entry>();

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
  forget(): void {
    this.version++;
  }

  recall<Value>(key: string, read: () => Promise<Value>, isLasting: () => boolean): Recalled<Value> {
    const entry = this.kept.get(key);
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
    if (this.kept.size >= this.capacity) this.kept.clear();
    this.kept.set(key, { version, since, value });
    return value;
  }
}

interface Entry {
  readonly version: number;
  readonly since: number;
  readonly value: unknown;
}

/** At once where it is remembered, else when it has been read. */
export type Recalled<Value> = Value | Promise<Value>;

const memories = new WeakMap<Database, Memory>();

export function giveMemory(db: Database, memory: Memory): void {
  memories.set(db, memory);
}

/** Something was written: whoever keeps a memory that does not see that by itself says so. */
export const forget = (db: Database): void => memories.get(db)?.forget();

/**
 * Reads, or recalls what the same read gave since the last write. What it gives is shared, so it must not be changed.
 * `isLasting` is asked after a read whether its result depends on nothing but the database.
 */
export function recalled<Value>(
  db: Database,
  key: string,
  read: () => Promise<Value>,
  isLasting: () => boolean = always,
): Recalled<Value> {
  const memory = memories.get(db);
  return memory?.seesAll ? memory.recall(key, read, isLasting) : read();
}

/** The same for what may be known a moment late, where other processes have written it. */
export function recalledBriefly<Value>(db: Database, key: string, read: () => Promise<Value>): Recalled<Value> {
  const memory = memories.get(db);
  return memory ? memory.recall(key, read, always) : read();
}

const always = (): boolean => true;
