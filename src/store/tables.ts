import type { Insertable } from "kysely";
import type { CvmTables } from "./tables/cvm.ts";
import type { IdentityTables } from "./tables/identity.ts";
import type { LighthouseTables } from "./tables/lighthouse.ts";
import type { Sealed } from "./tables/sealed.ts";
import type { TatTables } from "./tables/tat.ts";

export type { LatestOperation } from "./tables/lighthouse.ts";
export type { Plain, Sealed } from "./tables/sealed.ts";

/** The database tables. Booleans are 0 or 1 and lists are JSON, so that both engines store them alike. Times are epoch milliseconds. */
export interface Tables extends IdentityTables, CvmTables, LighthouseTables, TatTables {
  /** Number of migrations applied to the database. */
  migrations: { taken: number };
  /** Facts about the whole cloud, such as its secret and the world it was created from. */
  cloud: { name: string; value: string | Sealed };
  /** Faults that a user injects, in the order of `turn`. */
  faults: {
    id: string;
    turn: number;
    /** JSON: which calls meet it, and what happens to them. */
    rule: string;
    /** Number of calls that met it, with those that it skipped. */
    seen: number;
  };
  /** Snapshots of the cloud, which a reset and a restore keep. */
  cloud_snapshots: {
    name: string;
    saved: number;
    /** Number of migrations of the version that wrote the content. */
    migrations: number;
    /** Size of the content in plain text. */
    bytes: number;
    /** An export with secrets. */
    content: Sealed;
  };
  /** All tags of an account, in use or not. The tags of a resource are in its row. */
  tags: {
    account: string;
    key: string;
    value: string;
    /** Uin of the creator. */
    creator: string;
    created: number;
  };
  /** Responses to calls with a ClientToken, returned again for the same call. */
  client_tokens: {
    account: string;
    region: string;
    action: string;
    token: string;
    input: Sealed;
    output: string;
    created: number;
  };
}

/** A row to insert: columns with a default are optional. */
export type Row<Table extends keyof Tables> = Insertable<Tables[Table]>;
