import type { Query, Row } from "./engine.ts";
import { kinds } from "./kinds.ts";
import { accounts, uin } from "./world.ts";

/**
 * What the database records of itself, by triggers, in the same transaction as what happens: each step of each
 * operation and each state of each resource. What is done twice, or not at all, shows there, whatever is listed later.
 */
export const table = "crash_history";

/** A trigger: after an event, where a column has changed, a row goes into the history. */
export interface Recorder {
  readonly name: string;
  readonly on: string;
  readonly event: "insert" | "update" | "delete";
  readonly column?: string;
  /** The statement that adds the row; `old` and `new` are what was changed. */
  readonly row: string;
}

const into = `insert into ${table} (kind, account, region, resource, event, operation, value)`;
const adding = (what: string) => `${into} values (${what})`;
const ofOperation = (at: "old" | "new", event: string) =>
  adding(`${at}.kind, ${at}.account, ${at}.region, ${at}.resource, '${event}', ${at}.id, ${at}.path`);

export const recorders: readonly Recorder[] = [
  { name: "begun", on: "operations", event: "insert", row: ofOperation("new", "begun") },
  { name: "stepped", on: "operations", event: "update", column: "path", row: ofOperation("new", "stepped") },
  { name: "ended", on: "operations", event: "delete", row: ofOperation("old", "ended") },
  ...kinds.flatMap(({ name, table: on }): readonly Recorder[] => {
    const row = (event: string) => adding(`'${name}', new.account, new.region, new.id, '${event}', '', new.state`);
    return [
      { name: `${on}_made`, on, event: "insert", row: row("made") },
      { name: `${on}_state`, on, event: "update", column: "state", row: row("state") },
    ];
  }),
  {
    name: "firewall",
    on: "instances",
    event: "update",
    column: "firewall_version",
    row: adding(
      "'firewall', new.account, new.region, new.id, 'version', '', cast(new.firewall_version - old.firewall_version as text)",
    ),
  },
];

/** What there is when the history begins, as statements. */
export const beginnings: readonly string[] = kinds.map(
  ({ name, table }) => `${into} select '${name}', account, region, id, 'made', '', state from ${table}`,
);

/** Follows a history and tells what is wrong with it. */
export class History {
  /** By account: what happens in one is recorded in the order in which it is committed. */
  private readonly seen = new Map<string, number>();
  /** The states that operations have still to go through. */
  private readonly ahead = new Map<string, readonly string[]>();
  private readonly over = new Set<string>();
  private readonly resources = new Map<string, Resource>();

  get operations(): number {
    return this.over.size;
  }

  async follow(query: Query): Promise<readonly string[]> {
    const wrong: string[] = [];
    for (const account of accounts.map(uin)) {
      const rows = await query(`select * from ${table}
        where account = '${account}' and n > ${this.seen.get(account) ?? 0} order by n`);
      wrong.push(...rows.flatMap((row) => this.note(row) ?? []));
    }
    return wrong;
  }

  private note(row: Row): string | undefined {
    this.seen.set(String(row["account"]), Number(row["n"]));
    const [event, operation, value] = [String(row["event"]), String(row["operation"]), String(row["value"])];
    const id = `${row["kind"]} ${row["account"]} ${row["resource"]}`;
    if (event === "version") return value === "1" ? undefined : `${id} skips a version`;
    const resource = this.resources.get(id);
    if (event === "made" || !resource) {
      this.resources.set(id, new Resource(value));
      return event === "made" ? undefined : `${id} comes from nowhere`;
    }
    const wrong =
      event === "state" ? resource.reaches(value) : this.step(event, operation, JSON.parse(value), resource);
    return wrong && `${id}: ${wrong} (${JSON.stringify(row)})`;
  }

  /** Each operation begins once, takes each state of its path once and ends once, when none but the last is ahead. */
  private step(event: string, id: string, path: readonly string[], resource: Resource): string | undefined {
    const ahead = this.ahead.get(id);
    if (event === "begun") {
      if (ahead || this.over.has(id)) return "an operation begins twice";
      this.ahead.set(id, path);
      return resource.begins();
    }
    if (!ahead) return "an operation goes on that is over";
    if (event === "stepped") {
      this.ahead.set(id, path);
      return Bun.deepEquals(path, ahead.slice(1)) ? resource.mustHaveReached(ahead[0]) : "an operation leaves its path";
    }
    this.ahead.delete(id);
    this.over.add(id);
    return ahead.length > 1 ? "an operation ends before its time" : resource.mustReach(ahead[0]);
  }
}

/** The states of a resource; each is the doing of one step of one operation. */
class Resource {
  /** A state that has been reached and whose cause comes next. */
  private unexplained: string | undefined;
  /** A state that must be reached next. */
  private awaited: string | undefined;

  constructor(private state: string) {}

  reaches(state: string): string | undefined {
    const wrong = this.unexplained !== undefined ? `comes to ${this.unexplained} by itself` : this.missing(state);
    if (this.awaited === state) this.awaited = undefined;
    else this.unexplained = state;
    this.state = state;
    return wrong;
  }

  /** The first state of an operation is written before it begins; a resource that is new comes with it. */
  begins(): string | undefined {
    this.unexplained = undefined;
    return this.missing();
  }

  mustHaveReached(state: string | undefined): string | undefined {
    const wrong = this.state === state ? this.missing() : `is ${this.state}, not ${state}`;
    this.unexplained = undefined;
    return wrong;
  }

  mustReach(state: string | undefined): string | undefined {
    if (state !== undefined && state !== "" && state !== this.state) this.awaited = state;
    return this.unexplained === undefined ? undefined : `comes to ${this.unexplained} by itself`;
  }

  private missing(next?: string): string | undefined {
    const { awaited } = this;
    if (awaited === undefined || awaited === next) return undefined;
    this.awaited = undefined;
    return `does not come to ${awaited}`;
  }
}
