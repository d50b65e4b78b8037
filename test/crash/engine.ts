import type { Recorder } from "./history.ts";

export type Row = Readonly<Record<string, unknown>>;
export type Query = (sql: string) => Promise<readonly Row[]>;

/** The database of the servers that a test kills. */
export interface Engine extends AsyncDisposable {
  /** The arguments with which a server uses this database. */
  readonly args: readonly string[];
  /** Installs triggers that record the history from now on. No server may be running. */
  installRecorders(recorders: readonly Recorder[]): Promise<void>;
  /** Reads the database without changing it. No server may be running on an embedded database. */
  inspect<Result>(read: (query: Query) => Promise<Result>): Promise<Result>;
  /** Waits until the database has finished the statements of killed servers. */
  waitForPendingWork(): Promise<void>;
  /** The database's own integrity checks, with the rows that mean no error. */
  readonly ownChecks: readonly { readonly sql: string; readonly expected: readonly Row[] }[];
}
