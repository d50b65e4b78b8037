import { sql } from "kysely";
import type { Database } from "#store/sqlite.ts";
import type { Latest, Tables } from "#store/tables.ts";
import { forgetRuns, noteState } from "./runs.ts";

/** Whose resources, and where. */
export interface Place {
  readonly account: string;
  readonly region: string;
}

/** What an operation changes of the resource that it is about. */
export type Change = Partial<Latest> & { readonly state?: string };

/** A kind of resource that operations are about. */
export interface Kind {
  /** Writes a change that comes about at a moment. */
  write(db: Database, place: Place, id: string, change: Change, at: number): Promise<void>;
  /** Takes the row itself away; what goes with it is the finishing action's business. */
  remove(db: Database, place: Place, id: string): Promise<void>;
}

/** A table whose rows have a state and remember their latest operation; Kysely has no type for "one of these tables". */
function rowsOf(table: keyof Tables): Kind {
  return {
    async write(db, { account, region }, id, change) {
      const values = Object.entries(change).map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
      await sql`update ${sql.table(table)} set ${sql.join(values)}
        where account = ${account} and region = ${region} and id = ${id}`.execute(db);
    },
    async remove(db, { account, region }, id) {
      await sql`delete from ${sql.table(table)}
        where account = ${account} and region = ${region} and id = ${id}`.execute(db);
    },
  };
}

/** Instances: when they run is remembered beside, for what they use and send. */
const instances: Kind = {
  async write(db, place, id, change, at) {
    await rowsOf("instances").write(db, place, id, change, at);
    if (change.state !== undefined) await noteState(db, place, id, change.state, at);
  },
  async remove(db, place, id) {
    await rowsOf("instances").remove(db, place, id);
    await forgetRuns(db, place, id);
  },
};

/** By the name that operations are recorded under. */
const kinds: Readonly<Record<string, Kind>> = {
  instance: instances,
  disk: rowsOf("disks"),
  backup: rowsOf("disk_backups"),
  snapshot: rowsOf("snapshots"),
  blueprint: rowsOf("blueprints"),
  ccn: rowsOf("ccn_attachments"),
  "firewall-task": rowsOf("firewall_tasks"),
};

export function kindOf(name: string): Kind {
  const kind = kinds[name];
  if (!kind) throw new Error(`there is no kind of resource ${name}`);
  return kind;
}
