import type { TestCloud } from "../cloud.ts";

/**
 * A resource of an infrastructure tool: its wanted attributes, and the calls that create, read, update and remove it.
 * The kinds in `infrastructureKinds.ts` send the calls of the Terraform provider for this cloud, in the same order and
 * with the same waits. They imitate the provider and contain none of its code.
 */
export interface Resource {
  /** The attributes that `plan` compares with those that `read` returns. */
  readonly wanted: object;
  create(): Promise<string>;
  /** Returns undefined if the resource no longer exists. */
  read(id: string): Promise<object | undefined>;
  /** Changes the resource from the attributes wanted before to those wanted now. */
  update?(id: string, before: object): Promise<void>;
  remove?(id: string): Promise<void>;
}

/** A tool that applies resources in sequence, plans changes, and destroys the resources in reverse order. */
export class Tool {
  readonly client: ReturnType<TestCloud["lighthouse"]>;
  private readonly state = new Map<string, { readonly id: string; readonly resource: Resource }>();

  constructor(private readonly cloud: TestCloud) {
    this.client = cloud.lighthouse();
  }

  /** Creates a resource, or updates it if it exists. Returns its id. */
  async apply(name: string, resource: Resource): Promise<string> {
    const existing = this.state.get(name);
    if (existing) await resource.update?.(existing.id, existing.resource.wanted);
    const id = existing?.id ?? (await resource.create());
    this.state.set(name, { id, resource });
    return id;
  }

  /** Reads the current attributes of all resources. */
  async refresh(): Promise<Map<string, object>> {
    const found = new Map<string, object>();
    for (const [name, { id, resource }] of this.state) found.set(name, (await resource.read(id)) ?? {});
    return found;
  }

  /** Returns the attributes that the next `apply` would change, with their actual and wanted values. */
  async plan(): Promise<Record<string, unknown>> {
    const changes: Record<string, unknown> = {};
    for (const [name, found] of await this.refresh()) {
      const read = new Map(Object.entries(found));
      for (const [attribute, wanted] of Object.entries(this.state.get(name)?.resource.wanted ?? {})) {
        const actual = read.get(attribute);
        if (!Bun.deepEquals(actual, wanted, true)) changes[`${name}.${attribute}`] = { actual, wanted };
      }
    }
    return changes;
  }

  /** Removes all resources. Only the `remove` functions of the kinds wait. */
  async destroy(): Promise<void> {
    for (const [, { id, resource }] of [...this.state].reverse()) await resource.remove?.(id);
    this.state.clear();
  }

  /** Reads the state every second until it is one of `states`. Throws after 20 seconds. */
  async waitFor(readState: () => Promise<string | undefined>, ...states: readonly string[]): Promise<void> {
    let state: string | undefined;
    for (let seconds = 0; seconds < 20; seconds++) {
      state = await readState();
      if (state !== undefined && states.includes(state)) return;
      this.cloud.clock.advance(1000);
    }
    throw new Error(`the state is ${state} after 20 seconds instead of ${states.join(" or ")}`);
  }
}

/** Reads a list page by page until a page has fewer than `limit` items. */
export async function paged<Item>(
  limit: number,
  page: (position: { Offset: number; Limit: number }) => Promise<readonly Item[] | undefined>,
): Promise<Item[]> {
  const all: Item[] = [];
  for (;;) {
    const items = (await page({ Offset: all.length, Limit: limit })) ?? [];
    all.push(...items);
    if (items.length < limit) return all;
  }
}
