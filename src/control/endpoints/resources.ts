import { sql } from "kysely";
import { int, listOf, objectType, string } from "#kernel/fields.ts";
import { kinds } from "#services/lighthouse/kinds.ts";
import type { ResourceKind } from "#services/lighthouse/work/kinds.ts";
import type { Database } from "#store/database.ts";
import { endpoint } from "../endpoint.ts";

/** Kinds whose resources have ids of their own. */
const listed = kinds.all.filter(({ idPrefix }) => idPrefix !== undefined);

const FoundResource = objectType("FoundResource", {
  kind: string("Kind of the resource."),
  id: string("Id of the resource."),
  account: string("UIN of the account that owns it."),
  region: string("Region of the resource; empty if it has none."),
  state: string("State of the resource; empty if it has none."),
});

export const listResources = endpoint({
  name: "listResources",
  method: "GET",
  path: "/_skerry/resources",
  summary: "Lists the Lighthouse resources of all accounts and regions.",
  parameters: {
    account: string("Only resources of this account.").optional(),
    region: string("Only resources in this region.").optional(),
    kind: string("Only resources of this kind.")
      .oneOf(listed.map(({ name }) => name))
      .optional(),
    limit: int("Maximum number of resources.").min(1).max(10_000).default(1000),
  },
  output: {
    resources: listOf(FoundResource, "By kind, account, region and id."),
    total: int("Number of resources that match."),
  },
  run: async ({ cloud, parameters: { account, region, kind, limit } }) => {
    const lists = [];
    for (const one of listed) if (kind === undefined || kind === one.name) lists.push(await resourcesOf(cloud.db, one));
    const found = lists
      .flat()
      .filter((one) => (account ?? one.account) === one.account && (region ?? one.region) === one.region);
    return { resources: found.slice(0, limit), total: found.length };
  },
});

async function resourcesOf(db: Database, { name, table, states }: ResourceKind) {
  const state = states ? sql`state` : sql`''`;
  const { rows } = await sql<Omit<typeof FoundResource.value, "kind">>`select id, account, region, ${state} as state
    from ${sql.table(table)} order by account, region, id`.execute(db);
  return rows.map((row) => ({ kind: name, ...row }));
}
