import { zones } from "#services/zones.ts";

/** Whose something is, and where: ids and names are told apart within it. */
export interface Place {
  readonly account: string;
  readonly region: string;
}

/** The things of a world that have ids, to be found by whose they are, where they are, and their id. */
export class Known<Thing extends Place & { readonly id: string }> {
  private readonly byKey: ReadonlyMap<string, Thing>;

  constructor(things: readonly Thing[]) {
    this.byKey = new Map(things.map((thing) => [keyOf(thing, thing.id), thing]));
  }

  find(place: Place, id: string): Thing | undefined {
    return this.byKey.get(keyOf(place, id));
  }
}

const keyOf = ({ account, region }: Place, id: string): string => `${account}/${region}/${id}`;

/** The zones of a region, the first one being the one that is taken where none is named. */
export const zonesOf = (region: string): readonly string[] =>
  zones.filter((zone) => zone.region === region).map((zone) => zone.name);

export const firstZone = (region: string): string => zonesOf(region)[0] ?? `${region}-1`;
