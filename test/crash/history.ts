import type { Query, Row } from "./engine.ts";
import { kinds } from "./kinds.ts";
import { accounts, uin } from "./world.ts";

/**
 * Triggers record each step of each operation and each state of each resource in the transaction of the change. The
 * history shows what was done twice or not at all, even if later lists do not.
 */
export const table = "crash_history";

/** A trigger that adds a row to the history after an event, optionally only if a column changed. */
export interface Recorder {
  readonly name: string;
  readonly on: string;
  readonly event: "insert" | "update" | "delete";
  readonly column?: string;
  /** The statement that adds the row; `old` and `new` are the changed row. */
  readonly row: string;
}

const insertInto = `insert into ${table} (kind, account, region, resource, event, operation, value)`;
const insertOf = (what: string) => `${insertInto} values (${what})`;
const operationRow = (at: "old" | "new", event: string) =>
  insertOf(`${at}.kind, ${at}.account, ${at}.region, ${at}.resource, '${event}', ${at}.id, ${at}.path`);

export const recorders: readonly Recorder[] = [
  { name: "started", on: "operations", event: "insert", row: operationRow("new", "started") },
  { name: "stepped", on: "operations", event: "update", column: "path", row: operationRow("new", "stepped") },
  { name: "ended", on: "operations", event: "delete", row: operationRow("old", "ended") },
  ...kinds.flatMap(({ name, table: on }): readonly Recorder[] => {
    const row = (event: string) => insertOf(`'${name}', new.account, new.region, new.id, '${event}', '', new.state`);
    return [
      { name: `${on}_created`, on, event: "insert", row: row("created") },
      { name: `${on}_state`, on, event: "update", column: "state", row: row("state") },
    ];
  }),
  {
    name: "firewall",
    on: "instances",
    event: "update",
    column: "firewall_version",
    row: insertOf(
      "'firewall', new.account, new.region, new.id, 'version', '', cast(new.firewall_version - old.firewall_version as text)",
    ),
  },
];

/** Statements that record the resources that exist when the history starts. */
export const initialRows: readonly string[] = kinds.map(
  ({ name, table }) => `${insertInto} select '${name}', account, region, id, 'created', '', state from ${table}`,
);

/** Reads a history and reports its errors. */
export class History {
  /** The last row read of each account; the rows of one account are in commit order. */
  private readonly lastRows = new Map<string, number>();
  /** The remaining states of each running operation. */
  private readonly remainingStates = new Map<string, readonly string[]>();
  private readonly endedOperations = new Set<string>();
  private readonly resources = new Map<string, Resource>();

  get operations(): number {
    return this.endedOperations.size;
  }

  async violations(query: Query): Promise<readonly string[]> {
    const errors: string[] = [];
    for (const account of accounts.map(uin)) {
      const rows = await query(`select * from ${table}
        where account = '${account}' and n > ${this.lastRows.get(account) ?? 0} order by n`);
      errors.push(...rows.flatMap((row) => this.processRow(row) ?? []));
    }
    return errors;
  }

  private processRow(row: Row): string | undefined {
    this.lastRows.set(String(row["account"]), Number(row["n"]));
    const [event, operation, value] = [String(row["event"]), String(row["operation"]), String(row["value"])];
    const id = `${row["kind"]} ${row["account"]} ${row["resource"]}`;
    if (event === "version") return value === "1" ? undefined : `${id} skips a version`;
    const resource = this.resources.get(id);
    if (event === "created" || !resource) {
      this.resources.set(id, new Resource(value));
      return event === "created" ? undefined : `${id} changes before its creation`;
    }
    const error =
      event === "state" ? resource.enterState(value) : this.processStep(event, operation, JSON.parse(value), resource);
    return error && `${id}: ${error} (${JSON.stringify(row)})`;
  }

  /** An operation starts once, passes each state of its path once, and ends once in the last state. */
  private processStep(event: string, id: string, path: readonly string[], resource: Resource): string | undefined {
    const remaining = this.remainingStates.get(id);
    if (event === "started") {
      if (remaining || this.endedOperations.has(id)) return "an operation starts twice";
      this.remainingStates.set(id, path);
      return resource.startOperation();
    }
    if (!remaining) return "an operation continues after its end";
    if (event === "stepped") {
      this.remainingStates.set(id, path);
      return Bun.deepEquals(path, remaining.slice(1))
        ? resource.checkReached(remaining[0])
        : "an operation leaves its path";
    }
    this.remainingStates.delete(id);
    this.endedOperations.add(id);
    return remaining.length > 1 ? "an operation ends early" : resource.expectState(remaining[0]);
  }
}

/** The state of a resource; each change belongs to one step of one operation. */
class Resource {
  /** A state that was recorded before the step that causes it. */
  private stateWithoutStep: string | undefined;
  /** The state that must be recorded next. */
  private expectedState: string | undefined;

  constructor(private state: string) {}

  enterState(state: string): string | undefined {
    const error =
      this.stateWithoutStep !== undefined
        ? `reaches ${this.stateWithoutStep} without an operation`
        : this.missedState(state);
    if (this.expectedState === state) this.expectedState = undefined;
    else this.stateWithoutStep = state;
    this.state = state;
    return error;
  }

  /** The first state of an operation is recorded before its start, in a new resource with the creation. */
  startOperation(): string | undefined {
    this.stateWithoutStep = undefined;
    return this.missedState();
  }

  checkReached(state: string | undefined): string | undefined {
    const error = this.state === state ? this.missedState() : `is ${this.state}, not ${state}`;
    this.stateWithoutStep = undefined;
    return error;
  }

  expectState(state: string | undefined): string | undefined {
    if (state !== undefined && state !== "" && state !== this.state) this.expectedState = state;
    return this.stateWithoutStep === undefined ? undefined : `reaches ${this.stateWithoutStep} without an operation`;
  }

  private missedState(next?: string): string | undefined {
    const { expectedState } = this;
    if (expectedState === undefined || expectedState === next) return undefined;
    this.expectedState = undefined;
    return `does not reach ${expectedState}`;
  }
}
