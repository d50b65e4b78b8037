import type { CallContext } from "#cloud.ts";
import { firstDenied, type NamedResource } from "#identity/authority.ts";
import { factsOf } from "#identity/facts.ts";
import { resourceName } from "#identity/resourceNames.ts";
import { type Action, type Prepared, publishedCodes } from "#kernel/action.ts";
import { ApiError } from "#kernel/errors.ts";
import type { Service } from "#kernel/service.ts";
import { commonMessages } from "./messages.ts";
import { requestTags } from "./requestTags.ts";

/**
 * Checks the caller's policies.
 * @throws ApiError the code for a denied call
 */
export async function authorise(
  service: Service<CallContext>,
  { published }: Action<CallContext>,
  request: Prepared<CallContext>,
  context: CallContext,
): Promise<void> {
  const { caller, cloud, region } = context;
  if (caller.kind === "root") return;
  const action = `${service.name}:${published.name}`;
  const denied = await firstDenied(cloud.db, caller, {
    action,
    operationLevel: request.operationLevel,
    resources: namedResources(service, request.resources, context),
    facts: factsOf(caller, service.name, region, context, requestTags(request.values)),
  });
  if (denied === undefined) return;
  throw new ApiError(refusalCode(service, publishedCodes(published)), {
    refusal: refusalText(context, action, denied),
  });
}

/** The message of a denied call, in the form of the cloud. */
export const refusalText = ({ requestId }: CallContext, action: string, resource: string): string =>
  `[request id:${requestId}]you are not authorized to perform operation (${action})\nresource (${resource}) has no permission\n`;

/** The code of the product if it is declared or common, otherwise the closest one. */
function refusalCode({ refusal }: Service<CallContext>, declared: readonly string[]): string {
  if (declared.includes(refusal) || refusal in commonMessages) return refusal;
  return declared.includes("UnauthorizedOperation") ? "UnauthorizedOperation" : "AuthFailure.UnauthorizedOperation";
}

/** A resource by the parts of one of its names. */
interface Place {
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly lastSegment: string;
}

function namedResources(
  service: Service<CallContext>,
  given: readonly string[],
  context: CallContext,
): readonly NamedResource[] {
  const places = [...new Set(given)].map((name) => placeOf(name, service.name, context));
  const tags = tagReader(places, context);
  return places.map((place) => ({ names: () => namesOf(place, context), tags: () => tags(place) }));
}

/**
 * Last segments are of the called service, `SERVICE:` before them names another one. A whole name without an account means
 * the caller's. A malformed one names nothing that policies could name.
 */
function placeOf(name: string, service: string, { region, caller: { account } }: CallContext): Place {
  const [, other = service, segment = name] = /^(?!qcs:)([a-z]+):(.+)$/s.exec(name) ?? [];
  const here = { service: other, region, account, lastSegment: segment };
  if (!name.startsWith("qcs:")) return here;
  const [, owner = "", where = "", uin = "", lastSegment = ""] =
    /^qcs:[^:]*:([^:]*):([^:]*):(?:uin\/)?(\d*):(.+)$/s.exec(name) ?? [];
  return lastSegment === "" ? here : { service: owner, region: where, account: uin || account, lastSegment };
}

async function namesOf({ service, region, account, lastSegment }: Place, context: CallContext) {
  const isOwn = account === context.caller.account;
  const owner = isOwn ? context.cloud.services.get(service) : undefined;
  const segments = owner?.namesOf ? await owner.namesOf(context, lastSegment) : [lastSegment];
  return segments.map((segment) => resourceName(service, region, account, segment));
}

/** Reads the tags of all resources of a call when the first of them is needed. */
function tagReader(places: readonly Place[], context: CallContext): (place: Place) => Promise<readonly string[]> {
  let reading: Promise<ReadonlyMap<string, readonly string[]>> | undefined;
  return async (place) => {
    reading ??= tagsOf(places, context);
    return (await reading).get(keyOf(place)) ?? [];
  };
}

const keyOf = ({ service, region, lastSegment }: Omit<Place, "account">): string =>
  `${service}:${region}:${lastSegment}`;

/** Tags of the caller's resources, by `keyOf`. Resources of other accounts count as untagged. */
async function tagsOf(places: readonly Place[], context: CallContext): Promise<ReadonlyMap<string, readonly string[]>> {
  const own = places.filter(({ account }) => account === context.caller.account);
  const found = new Map<string, readonly string[]>();
  for (const group of Map.groupBy(own, ({ service, region }) => `${service}:${region}`).values()) {
    const [first] = group;
    const segments = group.map(({ lastSegment }) => lastSegment);
    if (!first) continue;
    const tags = await context.cloud.services.get(first.service)?.tagsOf?.(context, first.region, segments);
    for (const [lastSegment, values] of tags ?? []) found.set(keyOf({ ...first, lastSegment }), values);
  }
  return found;
}
