import { expect } from "bun:test";
import fc from "fast-check";
import { compare } from "./compare.ts";
import type { Action, ApiResponse, Request, TestServer } from "./real.ts";
import type { AccountRegion } from "./resources.ts";
import { ofAccount, type World } from "./world.ts";

export const accountRegions: readonly AccountRegion[] = [1, 2, 3].flatMap((account) =>
  ["ap-guangzhou", "ap-singapore"].map((region) => ({ account, region })),
);

/** A call and its expected outcome. */
export interface Plan<A extends Action> {
  readonly request: Request<A>;
  /** The account and region of the call, if not those of the command. */
  readonly as?: AccountRegion;
  /** The expected error code; undefined if the call must succeed. */
  readonly code?: string | undefined;
  /** Applies the response to the model. */
  apply?(response: ApiResponse<A>): void;
  /** Compares more of the server with the model afterwards. */
  verify?(server: TestServer): Promise<void>;
}

export type Command = fc.AsyncCommand<World, TestServer>;

/** Whether the model has a resource that the command can act on. */
type Precondition = (world: Readonly<World>, scope: AccountRegion) => boolean;

/** The account and region of a command. Some are more frequent, so that more happens in them. */
const scopes = fc.constantFrom(
  ...accountRegions.flatMap((scope, at) => Array<AccountRegion>([12, 1, 8, 1, 1, 1][at] ?? 1).fill(scope)),
);

/** A command that sends one call. Its plan depends on the model when the command runs. */
export function call<A extends Action, Choice>(
  action: A,
  choice: fc.Arbitrary<Choice>,
  plan: (world: World, scope: AccountRegion, choice: Choice) => Plan<A>,
  canRun: Precondition = () => true,
): fc.Arbitrary<Command> {
  return fc.tuple(scopes, choice, fc.nat(15)).map(([scope, chosen, chance]) => ({
    check: (world) => chance === 0 || canRun(world, scope),
    async run(world, server) {
      const { as = scope, request, code = "", apply, verify } = plan(world, scope, chosen);
      const outcome = await server.call(as, action, request);
      expect({ ...as, action, request, code: outcome.code }).toEqual({ ...as, action, request, code });
      if ("response" in outcome) apply?.(outcome.response);
      // Only after some calls, because a comparison takes ten times as long as a call.
      if (chance % 3 === 0) await compare(world, server, as);
      await verify?.(server);
    },
    toString: () => `${scope.account} ${scope.region} ${action}(${fc.stringify(chosen)})`,
  }));
}

/** Selects the resource of a command when the command runs. */
export interface Pick {
  /** A resource that accepts the command, any own resource, one of another account or region, or an unknown id. */
  readonly kind: "accepting" | "own" | "foreign" | "unknown";
  readonly at: number;
}

export const pick: fc.Arbitrary<Pick> = fc.record({
  kind: fc.constantFrom(
    ...Array<"accepting">(14).fill("accepting"),
    ...Array<"own">(6).fill("own"),
    "foreign",
    "unknown",
  ),
  // The first resources are more frequent, so that more happens to the same resource.
  at: fc.constantFrom(0, 0, 0, 0, 0, 1, 1, 2, 3, 5, 8),
});
export const picks: fc.Arbitrary<readonly Pick[]> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(pick) },
  { weight: 1, arbitrary: fc.array(pick, { minLength: 2, maxLength: 3 }) },
);

type Found = AccountRegion & { readonly id: string };

/** The id of the resource that a pick selects. */
export function pickId<T extends Found>(
  resources: ReadonlyMap<string, T>,
  scope: AccountRegion,
  chosen: Pick,
  prefix: string,
  fits: (resource: T) => boolean = () => true,
): string {
  return pickIdFrom([...resources.values()], ofAccount(resources, scope), chosen, prefix, fits);
}

/** Like `pickId`, with a given list of own resources. */
export function pickIdFrom<T extends Found>(
  all: readonly T[],
  own: readonly T[],
  { kind, at }: Pick,
  prefix: string,
  fits: (resource: T) => boolean,
): string {
  const fitting = kind === "accepting" ? own.filter(fits) : [];
  const foreign = kind === "foreign" ? all.filter((resource) => !own.includes(resource)) : [];
  const among = fitting.length > 0 ? fitting : kind === "accepting" || kind === "own" ? own : foreign;
  return among[at % Math.max(1, among.length)]?.id ?? `${prefix}-00000000`;
}

/** Like `pickId` for several picks, without duplicates. */
export const pickIds = <T extends Found>(
  resources: ReadonlyMap<string, T>,
  scope: AccountRegion,
  all: readonly Pick[],
  prefix: string,
  fits?: (resource: T) => boolean,
): string[] => [...new Set(all.map((one) => pickId(resources, scope, one, prefix, fits)))];

/** Whether at least one resource of the account and region accepts the action. */
export const hasAny =
  <T extends AccountRegion>(
    resources: (world: Readonly<World>) => ReadonlyMap<string, T>,
    fits: (resource: T) => boolean = () => true,
  ): Precondition =>
  (world, scope) =>
    ofAccount(resources(world), scope).some(fits);
