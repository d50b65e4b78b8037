/** Milliseconds since 1970, UTC. */
export interface Clock {
  now(): number;
}

/** A source of random bytes; tests pass a deterministic one. */
export interface Random {
  bytes(count: number): Uint8Array;
}

export interface Log {
  write(level: LogLevel, event: string, fields: Readonly<Record<string, unknown>>): void;
}

export const logLevels = ["debug", "info", "warn", "error", "silent"] as const;
export type LogLevel = (typeof logLevels)[number];
