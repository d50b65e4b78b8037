import { sql } from "kysely";
import type { Database } from "#store/database.ts";
import type { LatestOperation, Tables } from "#store/tables.ts";
import type { Store } from "#store/vault.ts";
import { diskFailures } from "../disk/states.ts";
import { followInstance } from "../docker/rows.ts";
import { blueprintFailures } from "../image/states.ts";
import { forgetRuns, noteState } from "../instance/runs.ts";
import { instanceFailures } from "../instance/states.ts";
import { mcpServerFailures } from "../mcp/states.ts";

/** Whose resources, and where. */
export interface AccountRegion {
  readonly account: string;
  readonly region: string;
}

/** What an operation changes of the resource that it is about. */
export type Change = Partial<LatestOperation> & { readonly state?: string };

/** A kind of resource that operations are about. */
export interface ResourceKind {
  stateOf(db: Database, place: AccountRegion, id: string): Promise<string | undefined>;
  /** Writes a change that comes about at a moment. */
  write(db: Database, place: AccountRegion, id: string, change: Change, at: number): Promise<void>;
  /** Takes the row itself away; what goes with it is the finishing action's business. */
  remove(db: Database, place: AccountRegion, id: string): Promise<void>;
  /** The states in which work that fails leaves a resource, by the state that it was in; else it is back where it began. */
  readonly failures: Readonly<Record<string, string>>;
  /** What follows by itself when a resource comes to a state for good, whatever led it there; asked just before. */
  onReach?(store: Store, place: AccountRegion, id: string, state: string, now: number): Promise<void>;
}

/** A table whose rows have a state and remember their latest operation; Kysely has no type for "one of these tables". */
function rowsOf(table: keyof Tables, failures: ResourceKind["failures"] = {}): ResourceKind {
  return {
    failures,
    async stateOf(db, { account, region }, id) {
      const { rows } = await sql<{ readonly state: string }>`select state from ${sql.table(table)}
        where account = ${account} and region = ${region} and id = ${id}`.execute(db);
      return rows[0]?.state;
    },
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
const instanceRows = rowsOf("instances", instanceFailures);
const instances: ResourceKind = {
  ...instanceRows,
  onReach: followInstance,
  async write(db, place, id, change, at) {
    await instanceRows.write(db, place, id, change, at);
    if (change.state !== undefined) await noteState(db, place, id, change.state, at);
  },
  async remove(db, place, id) {
    await instanceRows.remove(db, place, id);
    await forgetRuns(db, place, id);
  },
};

/** By the name that operations are recorded under. */
const kinds: Readonly<Record<string, ResourceKind>> = {
  instance: instances,
  disk: rowsOf("disks", diskFailures),
  backup: rowsOf("disk_backups"),
  snapshot: rowsOf("snapshots"),
  blueprint: rowsOf("blueprints", blueprintFailures),
  ccn: rowsOf("ccn_attachments"),
  "mcp-server": rowsOf("mcp_servers", mcpServerFailures),
  "firewall-task": rowsOf("firewall_tasks"),
  "docker-activity": rowsOf("docker_activities"),
};

export function kindOf(name: string): ResourceKind {
  const kind = kinds[name];
  if (!kind) throw new Error(`there is no kind of resource ${name}`);
  return kind;
}
