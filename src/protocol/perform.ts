import type { Visit } from "#cloud.ts";
import { refused } from "#identity/authority.ts";
import { uinOf } from "#identity/principal.ts";
import type { Action, Prepared } from "#kernel/action.ts";
import { verifyAnswer } from "#kernel/answer.ts";
import { ApiError } from "#kernel/errors.ts";
import type { Service } from "#kernel/service.ts";
import { isoTime } from "#kernel/times.ts";
import { commonTexts } from "./texts.ts";

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
  const { cloud } = visit;
  if (cloud.db.isTransaction) return request.run(visit);
  return cloud.db.transaction().execute((db) => request.run({ ...visit, cloud: { ...cloud, db } }));
}

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
  const facts = {
    "qcs:current_time": [isoTime(visit.now)],
    "qcs:ip": visit.address === "" ? [] : [visit.address],
    "qcs:uin": [uinOf(caller)],
    "qcs:owner_uin": [caller.account],
    [`${service.name}:region`]: visit.region === "" ? [] : [visit.region],
  };
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
