import { sql } from "kysely";
import type { Database } from "#store/sqlite.ts";
import type { Latest, Tables } from "#store/tables.ts";
import { followInstance } from "./containers.ts";

/** Whose resources, and where. */
export interface Place {
  readonly account: string;
  readonly region: string;
}

/** What an operation changes of the resource that it is about. */
export type Change = Partial<Latest> & { readonly state?: string };

/** A kind of resource that operations are about. */
export interface Kind {
  write(db: Database, place: Place, id: string, change: Change): Promise<void>;
  /** Takes the row itself away; what goes with it is the finishing action's business. */
  remove(db: Database, place: Place, id: string): Promise<void>;
  /** What follows by itself when a resource comes to a state for good, whatever led it there; asked just before. */
  reach?(db: Database, place: Place, id: string, state: string, now: number): Promise<void>;
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

/** By the name that operations are recorded under. */
const kinds: Readonly<Record<string, Kind>> = {
  instance: { ...rowsOf("instances"), reach: followInstance },
  disk: rowsOf("disks"),
  backup: rowsOf("disk_backups"),
  snapshot: rowsOf("snapshots"),
  blueprint: rowsOf("blueprints"),
  ccn: rowsOf("ccn_attachments"),
  "firewall-task": rowsOf("firewall_tasks"),
  "docker-activity": rowsOf("docker_activities"),
};

export function kindOf(name: string): Kind {
  const kind = kinds[name];
  if (!kind) throw new Error(`there is no kind of resource ${name}`);
  return kind;
}
