import type { Recorder } from "./history.ts";

export type Row = Readonly<Record<string, unknown>>;
export type Query = (sql: string) => Promise<readonly Row[]>;

/** What keeps the data of the servers that are killed. */
export interface Engine extends AsyncDisposable {
  /** The arguments with which a server keeps its data there. */
  readonly args: readonly string[];
  /** Has the database record its own history from now on; no server is running. */
  record(recorders: readonly Recorder[]): Promise<void>;
  /** Looks into the database, changing nothing; an embedded one is looked at while no server is running. */
  inspect<Result>(look: (query: Query) => Promise<Result>): Promise<Result>;
  /** Waits until the last of what killed servers have asked for is done. */
  quiet(): Promise<void>;
  /** What the engine itself finds wrong with its data. */
  readonly ownChecks: readonly { readonly sql: string; readonly right: readonly Row[] }[];
}
