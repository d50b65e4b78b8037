import type { TestCloud } from "../cloud.ts";

/**
 * A resource as an infrastructure tool has it: what is wanted of it, and the calls that make, read, change and remove it.
 * The kinds in `infrastructureKinds.ts` make the calls of the Terraform provider for this cloud, in its order and with
 * its waits. They are written after it; they are not it.
 */
export interface Resource {
  /** What is compared with what is read. */
  readonly wanted: object;
  create(): Promise<string>;
  /** Nothing where it is gone. */
  read(id: string): Promise<object | undefined>;
  /** Brings it from what was wanted before to what is wanted now. */
  update?(id: string, before: object): Promise<void>;
  remove?(id: string): Promise<void>;
}

/** A tool that applies resources one after the other, plans again, and destroys them in the reverse order. */
export class Tool {
  readonly client: ReturnType<TestCloud["lighthouse"]>;
  private readonly state = new Map<string, { readonly id: string; readonly resource: Resource }>();

  constructor(private readonly cloud: TestCloud) {
    this.client = cloud.lighthouse();
  }

  /** Makes what is not there, and changes what is. */
  async apply(name: string, resource: Resource): Promise<string> {
    const there = this.state.get(name);
    if (there) await resource.update?.(there.id, there.resource.wanted);
    const id = there?.id ?? (await resource.create());
    this.state.set(name, { id, resource });
    return id;
  }

  /** What is read of everything now. */
  async refresh(): Promise<Map<string, object>> {
    const found = new Map<string, object>();
    for (const [name, { id, resource }] of this.state) found.set(name, (await resource.read(id)) ?? {});
    return found;
  }

  /** Everything that the next plan would change: nothing, where what was sent is read again as it was sent. */
  async plan(): Promise<Record<string, unknown>> {
    const changes: Record<string, unknown> = {};
    for (const [name, found] of await this.refresh()) {
      const read = new Map(Object.entries(found));
      for (const [attribute, wanted] of Object.entries(this.state.get(name)?.resource.wanted ?? {})) {
        const is = read.get(attribute);
        if (!Bun.deepEquals(is, wanted, true)) changes[`${name}.${attribute}`] = { is, wanted };
      }
    }
    return changes;
  }

  /** Removes everything, without a wait but those of the kinds. */
  async destroy(): Promise<void> {
    for (const [, { id, resource }] of [...this.state].reverse()) await resource.remove?.(id);
    this.state.clear();
  }

  /** Looks every second until the state is one of those wanted. */
  async waitFor(look: () => Promise<string | undefined>, ...states: readonly string[]): Promise<void> {
    let seen: string | undefined;
    for (let seconds = 0; seconds < 20; seconds++) {
      seen = await look();
      if (seen !== undefined && states.includes(seen)) return;
      this.cloud.clock.advance(1000);
    }
    throw new Error(`waited for ${states.join(" or ")}, and saw ${seen}`);
  }
}

/** Reads a list by pages until one is short. */
export async function paged<Item>(
  limit: number,
  page: (place: { Offset: number; Limit: number }) => Promise<readonly Item[] | undefined>,
): Promise<Item[]> {
  const all: Item[] = [];
  for (;;) {
    const some = (await page({ Offset: all.length, Limit: limit })) ?? [];
    all.push(...some);
    if (some.length < limit) return all;
  }
}
