import { CallContext, VolatileFacts } from "#cloud.ts";
import { ApiError, message } from "#kernel/errors.ts";
import { uuid } from "#kernel/randomText.ts";
import type { DueStep, DueWork } from "#services/lighthouse/work/kinds.ts";
import type { Database } from "#store/database.ts";
import { startInvocation } from "../invocation/start.ts";
import { messages } from "../messages.ts";
import { TatScope } from "../scope.ts";
import { type InvokerRow, instancesOf } from "./rows.ts";
import { nextRun } from "./schedule.ts";

/** Runs the commands of invokers at their times. */
export const dueInvokers: DueWork = { next: nextInvoker, run: runInvoker };

const dueFirst = (db: Database) => db.selectFrom("tat_invokers").where("due", "is not", null).orderBy("due").limit(1);

async function nextInvoker(db: Database, except: readonly string[]): Promise<DueStep | undefined> {
  const query = dueFirst(db).select(["due as time", "account"]);
  const row = await (except.length > 0 ? query.where("account", "not in", except) : query).executeTakeFirst();
  return row && row.time !== null ? { time: row.time, account: row.account } : undefined;
}

async function runInvoker(context: CallContext, account: string, now: number): Promise<void> {
  const { cloud } = context;
  const row = await dueFirst(cloud.db)
    .select(["id", "region", "due"])
    .where("account", "=", account)
    .executeTakeFirst();
  if (!row || row.due === null || row.due > now) return;
  const { id, region, due: time } = row;
  const volatileFacts = new VolatileFacts({ now: time, requestId: uuid(cloud.random), address: () => "" });
  const owner = new CallContext(cloud, { kind: "root", account }, region, context.languages, volatileFacts);
  const scope = new TatScope(owner, time);
  const invoker = await scope.invokers.find(id);
  if (!invoker) return;
  await scope.invokers.addRecord({ invoker_id: id, time, ...(await invocationOf(invoker, scope)) });
  // After a time that no server observed, one run stands for all that were missed.
  const { clock } = cloud;
  await scope.invokers.change(id, { due: nextRun(invoker, clock.unconfirmed > 0 ? clock.now() : time) });
}

/** Starts the command of an invoker. A run that is refused is recorded with its reason. */
async function invocationOf(
  invoker: InvokerRow,
  scope: TatScope,
): Promise<{ readonly invocation_id: string; readonly reason: string }> {
  const command = await scope.commands.find(invoker.command_id);
  if (!command) throw new Error(`invoker ${invoker.id} has no command`);
  const order = {
    command: invoker.username === "" ? command : { ...command, username: invoker.username },
    parameters: invoker.parameters === "" ? undefined : invoker.parameters,
    instances: instancesOf(invoker),
    source: "INVOKER",
  } as const;
  try {
    const invocation_id = await startInvocation(order, scope, (code, details) => {
      throw new ApiError(code, details);
    });
    return { invocation_id, reason: "The scheduled time has come." };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { invocation_id: "", reason: reasonOf(error) };
  }
}

function reasonOf({ code, details }: ApiError): string {
  const texts: Readonly<Record<string, { readonly en: string }>> = messages;
  const text = texts[code];
  return text ? `${code}: ${message(text, details, "en-US")}` : code;
}
