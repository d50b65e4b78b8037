import { sql } from "kysely";
import type { CallContext, Pace } from "#cloud.ts";
import type { Fields, ValueOf } from "#kernel/fields.ts";
import { uuid } from "#kernel/randomText.ts";
import { type Kinds, stateOf, writeChange } from "./kinds.ts";
import type { OperationType } from "./operationType.ts";

/** A resource of an operation and the states that it passes through; an empty path leaves its state unchanged. */
interface Target {
  readonly resource: string;
  readonly path: readonly string[];
}

/** The work to start on one resource. */
export interface NewOperation<Detail> extends Target {
  readonly detail: Detail;
  /** The other resources of the work, by kind; only kinds that the operation declares. */
  readonly also?: Readonly<Record<string, Target>>;
  /** The region of the resource, if it is not that of the call. */
  readonly region?: string;
  /** The time in epoch milliseconds at which it starts, if not now. */
  readonly start?: number;
}

/** Starts operations for one caller and call. They are rows, so a restarted server continues them. */
export class Operations {
  constructor(
    private readonly context: CallContext,
    private readonly kinds: Kinds,
  ) {}

  async begin<Detail extends Fields>(
    type: OperationType<string, Detail>,
    { resource, path, detail, also = {}, ...more }: NewOperation<ValueOf<Detail>>,
  ): Promise<void> {
    await this.insert(type, type.on, { resource, path }, detail, more);
    for (const [kind, target] of Object.entries(also)) {
      if (!type.also.includes(kind)) throw new Error(`${type.action} does not declare work on ${kind}`);
      await this.insert(type, kind, target, {}, more);
    }
  }

  private async insert(
    { action }: Pick<OperationType, "action">,
    kindName: string,
    { resource, path }: Target,
    detail: object,
    { region = this.context.region, start = this.context.now }: { readonly region?: string; readonly start?: number },
  ): Promise<void> {
    const { cloud, caller, requestId, random, failing = null } = this.context;
    const [state] = path;
    const at = { account: caller.account, region };
    const latest = {
      latest_operation: action,
      latest_state: "OPERATING",
      latest_request: requestId,
      latest_started: start,
    } as const;
    const kind = this.kinds.get(kindName);
    const back = state === undefined ? null : ((await stateOf(cloud.db, kind, at, resource)) ?? null);
    await writeChange(cloud, kind, at, resource, state === undefined ? latest : { state, ...latest }, start);
    const id = uuid(random);
    const sealed = cloud.vault.seal("operations", { id }, JSON.stringify(detail));
    const row = { ...at, id, kind: kindName, resource, action, request_id: requestId, detail: sealed, fault: failing };
    // A path of one state shows no change, but takes its time all the same.
    const ahead = path.length <= 1 ? path : path.slice(1);
    const turn = sql<number>`(select coalesce(max(turn), 0) + 1 from operations where account = ${caller.account})`;
    await cloud.db
      .insertInto("operations")
      .values({ ...row, path: JSON.stringify(ahead), back, due: dueAfter(start, kindName, cloud.pace), turn })
      .execute();
  }

  /** Cancels the operations of a resource, for one that replaces them. */
  async cancel({ on: kind }: Pick<OperationType, "on">, resource: string): Promise<void> {
    const { cloud, caller, region } = this.context;
    await cloud.db
      .deleteFrom("operations")
      .where((is) => is.and({ account: caller.account, region, kind, resource }))
      .execute();
  }
}

/** When a state that began at a time ends: the column `due` is a time, or a negative number of reads to wait for. */
export function dueAfter(begun: number, kind: string, { operations }: Pace): number {
  const duration = operations[kind] ?? operations.others;
  return "reads" in duration ? -duration.reads : begun + duration.milliseconds;
}
