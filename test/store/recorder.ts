import type { CompiledQuery, KyselyPlugin, PluginTransformQueryArgs, RootOperationNode } from "kysely";
import type { Database } from "#store/database.ts";

/** Records each distinct statement as it is sent. */
export class Recorder implements KyselyPlugin {
  readonly statements = new Map<string, CompiledQuery>();

  constructor(private readonly db: Database) {}

  transformQuery({ node, queryId }: PluginTransformQueryArgs): RootOperationNode {
    const compiled = this.db.getExecutor().compileQuery(node, queryId);
    this.statements.set(compiled.sql, compiled);
    return node;
  }

  async transformResult<Result>({ result }: { readonly result: Result }): Promise<Result> {
    return result;
  }
}
