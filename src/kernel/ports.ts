/** Milliseconds since 1970, UTC. */
export interface Clock {
  now(): number;
}

/** Chance, handed in so that a test can repeat it. */
export interface Random {
  bytes(count: number): Uint8Array;
}

export interface Log {
  write(level: LogLevel, event: string, fields: Readonly<Record<string, unknown>>): void;
}

export const logLevels = ["debug", "info", "warn", "error", "silent"] as const;
export type LogLevel = (typeof logLevels)[number];
