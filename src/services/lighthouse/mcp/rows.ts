import type { Machines, McpServer } from "#machines/port.ts";
import { type AccountRegion, rowsIn, type StoreScope } from "#store/scopedRows.ts";
import type { Plain, Row, Sealed, Tables } from "#store/tables.ts";

export type McpServerRow = Plain<Tables["mcp_servers"]>;

/** Maximum number of MCP servers per instance. */
export const mcpServerLimit = 10;

/** The MCP servers on the instances of one account in one region. */
export class McpServers {
  constructor(private readonly scope: StoreScope) {}

  private get at(): AccountRegion {
    const { account, region } = this.scope;
    return { account, region };
  }

  /** The servers of an instance, newest first. */
  async of(instanceId: string): Promise<readonly McpServerRow[]> {
    const rows = await rowsIn(this.scope, "mcp_servers")
      .select()
      .selectAll()
      .where("instance_id", "=", instanceId)
      .orderBy("created", "desc")
      .orderBy("id")
      .execute();
    return rows.map((row) => this.opened(row));
  }

  async find(id: string): Promise<McpServerRow | undefined> {
    const row = await rowsIn(this.scope, "mcp_servers").select().selectAll().where("id", "=", id).executeTakeFirst();
    return row && this.opened(row);
  }

  async add(row: Omit<Plain<Row<"mcp_servers">>, "account" | "region">): Promise<void> {
    await rowsIn(this.scope, "mcp_servers").insert({ ...row, environment: this.sealed(row.id, row.environment) });
  }

  async change(
    id: string,
    { environment, ...values }: Partial<Omit<McpServerRow, "account" | "region" | "id">>,
  ): Promise<void> {
    await rowsIn(this.scope, "mcp_servers")
      .update(environment === undefined ? values : { ...values, environment: this.sealed(id, environment) })
      .where("id", "=", id)
      .execute();
  }

  /** Removes all servers of an instance, for a new system. */
  async removeOf(instanceId: string): Promise<void> {
    await rowsIn(this.scope, "mcp_servers").delete().where("instance_id", "=", instanceId).execute();
  }

  /**
   * Starts a server, restarts it for a different `run`, or stops it for null. Does nothing if the server was removed
   * with the system of its instance.
   * @throws Error if the server fails to start
   */
  async setRun(id: string, run: string | null, machines: Machines): Promise<void> {
    const row = await this.find(id);
    if (!row) return;
    await this.change(id, { run });
    const failed = await this.install(row.instance_id, machines);
    if (failed.includes(id)) throw new Error(`MCP server ${id} failed to start`);
  }

  /**
   * Installs the servers of an instance on its machine.
   * @returns the ids of the servers that fail to start
   */
  async install(instanceId: string, machines: Machines): Promise<readonly string[]> {
    return machines.serve(instanceId, (await this.of(instanceId)).flatMap(planOfServer));
  }

  private opened(row: Tables["mcp_servers"]): McpServerRow {
    return { ...row, environment: this.scope.vault.open("mcp_servers", row, row.environment) };
  }

  private sealed(id: string, environment: string): Sealed {
    return this.scope.vault.seal("mcp_servers", { ...this.at, id }, environment);
  }
}

/** URL path of a server on the public address of its instance. */
export const serverPath = ({ id, transport }: Pick<McpServerRow, "id" | "transport">): string =>
  `/${id}/${transport === "SSE" ? "sse" : "mcp"}`;

/** An environment variable of a server, as the `environment` column stores it. */
export interface Variable {
  readonly key: string;
  readonly value: string;
}

/** The environment of a server. Only this project writes the column, so its format is known. */
export const environmentOf = (row: Pick<McpServerRow, "environment">): readonly Variable[] =>
  JSON.parse(row.environment);

/** Encodes an environment for its column. For a repeated key the last value applies. */
export function environmentColumn(given: readonly { Key: string; Value: string | undefined }[] | undefined): string {
  const last = new Map((given ?? []).map(({ Key, Value }) => [Key, Value ?? ""]));
  return JSON.stringify([...last].map(([key, value]): Variable => ({ key, value })));
}

/** The plan of a server for its machine, or an empty list if the server should not run. */
export function planOfServer(
  row: Pick<McpServerRow, "id" | "run" | "transport" | "command" | "environment">,
): readonly McpServer[] {
  const { id, run, transport } = row;
  if (run === null) return [];
  const command = Buffer.from(row.command, "base64").toString();
  const environment = Object.fromEntries(environmentOf(row).map(({ key, value }) => [key, value]));
  return [{ id, run, command, environment, transport, path: serverPath(row) }];
}
