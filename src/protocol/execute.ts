import type { Visit } from "#cloud.ts";
import { refused } from "#identity/authority.ts";
import { factsOf } from "#identity/facts.ts";
import type { Principal } from "#identity/principal.ts";
import type { Action, Prepared } from "#kernel/action.ts";
import { ApiError } from "#kernel/errors.ts";
import { perObject } from "#kernel/perObject.ts";
import type { Service } from "#kernel/service.ts";
import { verifyAnswer } from "#kernel/verifyOutput.ts";
import { inTurn } from "#store/locks.ts";
import { recalled } from "#store/readCache.ts";
import { commonTexts } from "./messages.ts";

export type Output = Readonly<Record<string, unknown>>;

/**
 * The inner half of a call, the same from outside and from another service: may the caller do this, and then do it.
 * @throws ApiError the product's refusal, or what the action declares
 */
export async function perform(
  service: Service<Visit>,
  action: Action<Visit>,
  request: Prepared<Visit>,
  visit: Visit,
): Promise<Output> {
  await authorise(service, action, request.resources, visit);
  const output = action.published.atomic ? await atomically(visit, request) : await request.run(visit);
  if (visit.cloud.checkAnswers) verifyAnswer(action.output, output, action.published.name);
  return output;
}

async function atomically(visit: Visit, request: Prepared<Visit>): Promise<Output> {
  const { db } = visit.cloud;
  if (db.isTransaction) return request.run(visit);
  return inTurn(db, visit.caller.account, (transaction) => request.run(visit.on(transaction)));
}

/**
 * Performs a call, or recalls what the same call by the same caller was answered. An answer is remembered where the
 * action looked at nothing but the database, and only until something is written there.
 */
export async function performOrRecall(
  service: Service<Visit>,
  action: Action<Visit>,
  request: Prepared<Visit>,
  visit: Visit,
): Promise<Output> {
  // Waiting for nothing would still let everything else go first.
  const settling = service.settle?.(visit, action.published.name);
  if (settling) await settling;
  if (action.published.atomic) return perform(service, action, request, visit);
  const { caller, region, languages, circumstances, cloud } = visit;
  const who = `${nameOf(caller)} ${languages.language} ${languages.askedLanguage}`;
  const asked = `${service.name} ${action.published.name} ${region} ${who} ${JSON.stringify(request.values)}`;
  return recalled(
    cloud.db,
    asked,
    () => perform(service, action, request, visit),
    () => !circumstances.lookedAt,
  );
}

const nameOf = perObject((caller: Principal) => JSON.stringify(caller));

/**
 * Calls an action of a service of the same cloud as somebody: like a call from outside that has been authenticated.
 * @throws ApiError as the action does
 */
export async function invoke(visit: Visit, serviceName: string, actionName: string, input: Output): Promise<Output> {
  const service = visit.cloud.services.get(serviceName);
  if (!service?.actions.has(actionName)) throw new Error(`there is no ${serviceName}.${actionName}`);
  const action = await service.load(actionName);
  return perform(service, action, action.prepare(input, "typed"), visit);
}

async function authorise(
  service: Service<Visit>,
  { published }: Action<Visit>,
  lastSegments: readonly string[],
  visit: Visit,
): Promise<void> {
  const { caller, cloud } = visit;
  if (caller.kind === "root") return;
  const operation = `${service.name}:${published.name}`;
  const resources = lastSegments.map((last) =>
    last === "*" ? last : `qcs::${service.name}:${visit.region}:uin/${caller.account}:${last}`,
  );
  const facts = factsOf(caller, service.name, visit.region, visit);
  const resource = await refused(cloud.db, caller, operation, resources, facts);
  if (resource === undefined) return;
  throw new ApiError(refusalCode(service, published.errors), {
    refusal: `[request id:${visit.requestId}]you are not authorized to perform operation (${operation})\nresource (${resource}) has no permission\n`,
  });
}

/** The product's own code where it may be used, else the nearest one that may. */
function refusalCode({ refusal }: Service<Visit>, declared: readonly string[]): string {
  if (declared.includes(refusal) || refusal in commonTexts) return refusal;
  return declared.includes("UnauthorizedOperation") ? "UnauthorizedOperation" : "AuthFailure.UnauthorizedOperation";
}
