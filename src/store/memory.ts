import type { Database } from "./database.ts";

/**
 * What was read from a database, kept until something is written to it. One process owns an embedded database, so it
 * sees every write and can tell when to forget. Inside a transaction, and on a database without a memory, every read
 * goes to the database.
 */
export class Memory {
  private version = 0;
  private readonly kept = new Map<string, { readonly version: number; readonly value: unknown }>();

  constructor(private readonly capacity: number) {}

  /** Something was written and committed: nothing that was read before counts any more. */
  forget(): void {
    this.version++;
  }

  recall<Value>(key: string, read: () => Promise<Value>, isLasting: () => boolean): Recalled<Value> {
    const entry = this.kept.get(key);
    // A key names one read in the code, so what is kept under it has that read's type.
    if (entry?.version === this.version) return entry.value as Value;
    return this.keep(key, read, isLasting);
  }

  private async keep<Value>(key: string, read: () => Promise<Value>, isLasting: () => boolean): Promise<Value> {
    // Taken before the read: what is written meanwhile makes the result count as old.
    const version = this.version;
    const value = await read();
    if (!isLasting()) return value;
    if (this.kept.size >= this.capacity) this.kept.clear();
    this.kept.set(key, { version, value });
    return value;
  }
}

/** At once where it is remembered, else when it has been read. */
export type Recalled<Value> = Value | Promise<Value>;

const memories = new WeakMap<Database, Memory>();

export function giveMemory(db: Database, memory: Memory): void {
  memories.set(db, memory);
}

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
  return memory ? memory.recall(key, read, isLasting) : read();
}

const always = (): boolean => true;
