import type { Insertable } from "kysely";
import type { CvmTables } from "./tables/cvm.ts";
import type { IdentityTables } from "./tables/identity.ts";
import type { LighthouseTables } from "./tables/lighthouse.ts";
import type { Sealed } from "./tables/sealed.ts";

export type { LatestOperation } from "./tables/lighthouse.ts";
export type { Plain, Sealed } from "./tables/sealed.ts";

/** The tables, in the project's own words. Booleans are 0 or 1 and lists are JSON, so that every engine stores them alike. */
export interface Tables extends IdentityTables, CvmTables, LighthouseTables {
  /** How many migrations the database has taken. */
  migrations: { taken: number };
  /** Facts of the cloud as a whole: its secret, the world it was made from. */
  cloud: { name: string; value: string | Sealed };
  /** The tags that an account has, borne by something or not; what a resource bears is in its row. */
  tags: {
    account: string;
    key: string;
    value: string;
    /** Uin of whoever made it. */
    creator: string;
    created: number;
  };
  /** Answers of calls with a ClientToken, for who sends the same call again. */
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

/** What is put into a table: columns with a default may be left out. */
export type Row<Table extends keyof Tables> = Insertable<Tables[Table]>;
