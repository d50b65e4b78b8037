import { expect } from "bun:test";
import fc from "fast-check";
import { compare } from "./compare.ts";
import type { Action, Answer, Real, Request } from "./real.ts";
import type { Place } from "./things.ts";
import { type World, within } from "./world.ts";

export const places: readonly Place[] = [1, 2, 3].flatMap((account) =>
  ["ap-guangzhou", "ap-singapore"].map((region) => ({ account, region })),
);

/** A call that is about to be made, and what is thought to come of it. */
export interface Plan<A extends Action> {
  readonly request: Request<A>;
  /** Who makes it and where, if not whose turn it is. */
  readonly as?: Place;
  /** The code that it is refused with; undefined where it is answered. */
  readonly refused?: string | undefined;
  /** What the answer changes. */
  done?(answer: Answer<A>): void;
  /** What else is looked at afterwards. */
  look?(real: Real): Promise<void>;
}

export type Command = fc.AsyncCommand<World, Real>;

/** Mostly there is something that a command could be about. */
type Sense = (world: Readonly<World>, place: Place) => boolean;

/** Whose turn it is and where: not each as often as others, so that more happens in one place. */
const turn = fc.constantFrom(...places.flatMap((place, at) => Array<Place>([12, 1, 8, 1, 1, 1][at] ?? 1).fill(place)));

/** A command that makes one call: what is planned for it depends on the world as it is when its turn comes. */
export function call<A extends Action, Choice>(
  action: A,
  choice: fc.Arbitrary<Choice>,
  plan: (world: World, place: Place, choice: Choice) => Plan<A>,
  makesSense: Sense = () => true,
): fc.Arbitrary<Command> {
  return fc.tuple(turn, choice, fc.nat(15)).map(([place, chosen, whim]) => ({
    check: (world) => whim === 0 || makesSense(world, place),
    async run(world, real) {
      const { as = place, request, refused = "", done, look } = plan(world, place, chosen);
      const told = await real.ask(as, action, request);
      expect({ ...as, action, request, code: told.code }).toEqual({ ...as, action, request, code: refused });
      if ("answer" in told) done?.(told.answer);
      // Every few steps, as looking at everything takes ten times as long as doing something.
      if (whim % 3 === 0) await compare(world, real, as);
      await look?.(real);
    },
    toString: () => `${place.account} ${place.region} ${action}(${fc.stringify(chosen)})`,
  }));
}

/** Which resource a command is about; there are others by the time that it runs. */
export interface Pick {
  /** One that takes the command, any own one, one of another account or region, or one that is nowhere. */
  readonly whose: "fit" | "own" | "foreign" | "nobody's";
  readonly at: number;
}

export const pick: fc.Arbitrary<Pick> = fc.record({
  whose: fc.constantFrom(...Array<"fit">(14).fill("fit"), ...Array<"own">(6).fill("own"), "foreign", "nobody's"),
  // The first ones more often, so that much happens to the same.
  at: fc.constantFrom(0, 0, 0, 0, 0, 1, 1, 2, 3, 5, 8),
});
export const picks: fc.Arbitrary<readonly Pick[]> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(pick) },
  { weight: 1, arbitrary: fc.array(pick, { minLength: 2, maxLength: 3 }) },
);

type Found = Place & { readonly id: string };

/** The id that a pick means: of this place, of any other place, or of nothing. */
export function picked<T extends Found>(
  things: ReadonlyMap<string, T>,
  place: Place,
  chosen: Pick,
  prefix: string,
  fits: (thing: T) => boolean = () => true,
): string {
  return pickedFrom([...things.values()], within(things, place), chosen, prefix, fits);
}

/** The same where others decide what is one's own. */
export function pickedFrom<T extends Found>(
  all: readonly T[],
  own: readonly T[],
  { whose, at }: Pick,
  prefix: string,
  fits: (thing: T) => boolean,
): string {
  const fitting = whose === "fit" ? own.filter(fits) : [];
  const foreign = whose === "foreign" ? all.filter((thing) => !own.includes(thing)) : [];
  const among = fitting.length > 0 ? fitting : whose === "fit" || whose === "own" ? own : foreign;
  return among[at % Math.max(1, among.length)]?.id ?? `${prefix}-00000000`;
}

/** The same for several, each once. */
export const pickedAll = <T extends Found>(
  things: ReadonlyMap<string, T>,
  place: Place,
  all: readonly Pick[],
  prefix: string,
  fits?: (thing: T) => boolean,
): string[] => [...new Set(all.map((one) => picked(things, place, one, prefix, fits)))];

/** Where there is one at least of some things that takes the action. */
export const some =
  <T extends Place>(
    things: (world: Readonly<World>) => ReadonlyMap<string, T>,
    fits: (thing: T) => boolean = () => true,
  ): Sense =>
  (world, place) =>
    within(things(world), place).some(fits);
