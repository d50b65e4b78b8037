import type { CallContext } from "#cloud.ts";
import type { Principal } from "#identity/principal.ts";
import type { Action, Prepared } from "#kernel/action.ts";
import { perObject } from "#kernel/perObject.ts";
import type { Service } from "#kernel/service.ts";
import { verifyOutput } from "#kernel/verifyOutput.ts";
import { withAccountLock } from "#store/locks.ts";
import { cached } from "#store/readCache.ts";
import { authorise } from "./authorise.ts";

export type Output = Readonly<Record<string, unknown>>;

/**
 * Authorizes and runs a call, from outside or from another service.
 * @throws ApiError a code of the action, or the code for a denied call
 */
export async function execute(
  service: Service<CallContext>,
  action: Action<CallContext>,
  request: Prepared<CallContext>,
  context: CallContext,
): Promise<Output> {
  await authorise(service, action, request, context);
  const output = action.published.atomic ? await atomically(context, request) : await request.run(context);
  if (context.cloud.checkAnswers) verifyOutput(action.output, output, action.published.name);
  return output;
}

async function atomically(context: CallContext, request: Prepared<CallContext>): Promise<Output> {
  const { db } = context.cloud;
  if (db.isTransaction) return request.run(context);
  return withAccountLock(db, context.caller.account, (transaction) => request.run(context.on(transaction)));
}

/**
 * Executes a call, or returns the cached output of the same call by the same caller. An output is cacheable if the action
 * read nothing but the database, and is cached until the next write.
 */
export async function executeCached(
  service: Service<CallContext>,
  action: Action<CallContext>,
  request: Prepared<CallContext>,
  context: CallContext,
): Promise<Output> {
  const worker = service.dueWorkOf === undefined ? service : context.cloud.services.get(service.dueWorkOf);
  const running = worker?.runDueWork?.(context, action.published);
  // Not awaited if undefined: an await would yield to other requests.
  if (running) await running;
  if (action.published.atomic) return execute(service, action, request, context);
  const { caller, region, languages, volatileFacts, cloud } = context;
  const who = `${nameOf(caller)} ${languages.language} ${languages.askedLanguage}`;
  const asked = `${service.name} ${action.published.name} ${region} ${who} ${JSON.stringify(request.values)}`;
  return cached(
    cloud.db,
    asked,
    () => execute(service, action, request, context),
    () => !volatileFacts.wasRead,
  );
}

const nameOf = perObject((caller: Principal) => JSON.stringify(caller));

/**
 * Calls an action of another service of the same cloud, like an authenticated call from outside.
 * @throws ApiError a code of the action
 */
export async function invoke(
  context: CallContext,
  serviceName: string,
  actionName: string,
  input: Output,
): Promise<Output> {
  const service = context.cloud.services.get(serviceName);
  if (!service?.actions.has(actionName)) throw new Error(`there is no ${serviceName}.${actionName}`);
  const action = await service.load(actionName);
  return execute(service, action, action.prepare(input, "typed"), context);
}
