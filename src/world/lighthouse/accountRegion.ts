import { zones } from "#services/zones.ts";

/** Whose something is, and where: ids and names are told apart within it. */
export interface AccountRegion {
  readonly account: string;
  readonly region: string;
}

/** The things of a world that have ids, to be found by whose they are, where they are, and their id. */
export class ResourceIndex<Thing extends AccountRegion & { readonly id: string }> {
  private readonly byKey: ReadonlyMap<string, Thing>;

  constructor(things: readonly Thing[]) {
    this.byKey = new Map(things.map((thing) => [keyOf(thing, thing.id), thing]));
  }

  find(place: AccountRegion, id: string): Thing | undefined {
    return this.byKey.get(keyOf(place, id));
  }
}

const keyOf = ({ account, region }: AccountRegion, id: string): string => `${account}/${region}/${id}`;

/** The zones of a region, the first one being the one that is taken where none is named. */
export const zonesOf = (region: string): readonly string[] =>
  zones.filter((zone) => zone.region === region).map((zone) => zone.name);

export const firstZone = (region: string): string => zonesOf(region)[0] ?? `${region}-1`;

/** A moment that a world tells. */
export const timeOr = (time: string | undefined, otherwise: number): number =>
  time === undefined ? otherwise : Date.parse(time);

/** The row of a thing that is known to be there. */
export function requireRow<R extends AccountRegion & { readonly id: string }>(
  rows: readonly R[],
  place: AccountRegion,
  id: string,
): R {
  const row = rows.find((one) => one.id === id && isIn(one, place));
  if (!row) throw new Error(`there is no ${id} in ${place.region}`);
  return row;
}

export const isIn = (one: AccountRegion, place: AccountRegion): boolean =>
  one.account === place.account && one.region === place.region;

/** Says that a thing of some kind is not there. */
export const notFoundMessage = (kind: string, id: string, { account, region }: AccountRegion): string =>
  `there is no ${kind} ${id} of ${account} in ${region}`;
