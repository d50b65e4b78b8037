import { sql } from "kysely";
import type { CallContext } from "#cloud.ts";
import { type Action, publishedCodes } from "#kernel/action.ts";
import { bool, int, listOf, object, objectType, string } from "#kernel/fields.ts";
import { uuid } from "#kernel/randomText.ts";
import { type Fault, storedFaults } from "#protocol/faults/faults.ts";
import { appliedCount, type FaultRule } from "#protocol/faults/rule.ts";
import { commonMessages } from "#protocol/messages.ts";
import type { ServedCloud } from "#protocol/servedCloud.ts";
import { OperationAction } from "#services/lighthouse/work/operationAction.ts";
import { markChange } from "#store/cloudClock.ts";
import { withGlobalLock } from "#store/locks.ts";
import { ControlError } from "../controlError.ts";
import { endpoint } from "../endpoint.ts";
import { timeField } from "../time.ts";
import { actionNamed, serviceNamed } from "./actions.ts";

const Effect = objectType("FaultEffect", {
  error: string("The call does nothing and fails with this code, which must be published for the action.").optional(),
  message: string("Message of `error`; default: the message of the code.").length(1, 1000).optional(),
  latency: int("Milliseconds by which the call is delayed; combines with the others.").min(1).max(60_000).optional(),
  drop: string("The connection is closed without a response, before or after the work of the call.")
    .oneOf(["before", "after"])
    .optional(),
  operation: string("The call is accepted, and its operations fail at their end.").oneOf(["FAILED"]).optional(),
  throttle: bool("The call is refused like one beyond the rate limit.").optional(),
});

const selectors = {
  service: string("Only calls of this service.").optional(),
  action: string("Only calls of this action of `service`.").optional(),
  account: string("Only calls of this account and its users.").optional(),
  region: string("Only calls in this region.").optional(),
  resource: string("Only calls whose input contains this value, such as the id of a resource.").optional(),
  skip: int("Number of matching calls that pass first.").min(0).default(0),
  times: int("Number of calls that the fault then applies to; default: all.").min(1).optional(),
  until: timeField("Time of the cloud from which it no longer applies.").optional(),
  effect: object(Effect, "What happens to the calls."),
};

const ListedFault = objectType("Fault", {
  id: string("Id of the fault. Responses that it gave have it in the header `X-Skerry-Fault`."),
  ...selectors,
  skip: int("Number of matching calls that pass first."),
  seen: int("Number of matching calls so far, with those that it skipped."),
  applied: int("Number of calls that it applied to so far."),
});

const notServed = { 404: "The server does not serve the action, or the account does not exist." };

export const addFault = endpoint({
  name: "addFault",
  method: "POST",
  path: "/_skerry/faults",
  summary: "Makes calls fail, wait or lose their connection: the first ones that match, or those after some.",
  body: selectors,
  refuses: notServed,
  output: ListedFault.fields,
  run: async ({ cloud, body }) => {
    await check(cloud, body);
    const id = `fault-${uuid(cloud.random).slice(0, 8)}`;
    const { until, ...others } = body;
    const rule: FaultRule = { ...others, until: until === undefined ? undefined : Date.parse(until) };
    await change(cloud, async (db) => {
      const turn = sql<number>`(select coalesce(max(turn), 0) + 1 from faults)`;
      const row = { id, turn, rule: JSON.stringify(rule), seen: 0 };
      await db.insertInto("faults").values(row).execute();
    });
    return toListed({ ...rule, id, seen: 0 });
  },
});

export const listFaults = endpoint({
  name: "listFaults",
  method: "GET",
  path: "/_skerry/faults",
  summary: "Lists the injected faults, and how often each was met.",
  output: {
    faults: listOf(ListedFault, "In the order in which they were added, which is also the order in which they apply."),
  },
  run: async ({ cloud: { db } }) => ({ faults: (await storedFaults(db)).map(toListed) }),
});

export const removeFault = endpoint({
  name: "removeFault",
  method: "DELETE",
  path: "/_skerry/faults/{id}",
  summary: "Removes an injected fault.",
  parameters: { id: string("Id of the fault.") },
  refuses: { 404: "The fault does not exist." },
  output: { removed: int("Number of removed faults.") },
  run: async ({ cloud, parameters: { id } }) => {
    const removed = await remove(cloud, id);
    if (removed === 0) throw new ControlError(404, `The fault \`${id}\` does not exist.`, "/id");
    return { removed };
  },
});

export const removeFaults = endpoint({
  name: "removeFaults",
  method: "DELETE",
  path: "/_skerry/faults",
  summary: "Removes all injected faults.",
  output: { removed: int("Number of removed faults.") },
  run: async ({ cloud }) => ({ removed: await remove(cloud) }),
});

async function remove(cloud: ServedCloud, id?: string): Promise<number> {
  let removed = 0;
  await change(cloud, async (db) => {
    const all = db.deleteFrom("faults");
    const { numDeletedRows } = await (id === undefined ? all : all.where("id", "=", id)).executeTakeFirstOrThrow();
    removed = Number(numDeletedRows);
  });
  return removed;
}

/** Changes the faults of all servers. */
async function change(cloud: ServedCloud, write: (db: ServedCloud["db"]) => Promise<void>): Promise<void> {
  await withGlobalLock(cloud.db, async (transaction) => {
    await write(transaction);
    await markChange(transaction, "faults", uuid(cloud.random));
  });
  await cloud.clock.load();
}

function toListed(fault: Fault): typeof ListedFault.value {
  const { id, service, action, account, region, resource, skip, times, seen, effect } = fault;
  const until = fault.until === undefined ? undefined : new Date(fault.until).toISOString();
  const { error, message, latency, drop, operation, throttle } = effect;
  return {
    ...{ id, service, action, account, region, resource, skip, times, until },
    effect: { error, message, latency, drop, operation, throttle },
    seen,
    applied: appliedCount(fault, seen),
  };
}

type Body = { readonly [Name in keyof typeof selectors]: (typeof selectors)[Name]["value"] };

/** @throws ControlError for a rule that could never apply, or whose effect the action cannot have */
async function check(
  cloud: ServedCloud,
  { service: name, action, account, region, until, effect }: Body,
): Promise<void> {
  if (action !== undefined && name === undefined)
    throw new ControlError(400, "`action` requires `service`.", "/service");
  const service = name === undefined ? undefined : serviceNamed(cloud, name);
  const declared = service && action !== undefined ? await actionNamed(service, action) : undefined;
  if (declared) checkRegion(declared, region);
  if (account !== undefined) await checkAccount(cloud, account);
  if (until !== undefined && Date.parse(until) <= cloud.clock.now()) {
    throw new ControlError(400, "`until` has passed in the cloud.", "/until");
  }
  checkEffect(effect, declared);
}

function checkRegion({ published: { name, regions } }: Action<CallContext>, region: string | undefined): void {
  if (region === undefined || (regions !== "global" && regions.includes(region))) return;
  const reason = regions === "global" ? "ignores the region" : `is served in ${regions.join(", ")}`;
  throw new ControlError(400, `\`region\` cannot be \`${region}\`: \`${name}\` ${reason}.`, "/region");
}

async function checkAccount({ db }: ServedCloud, uin: string): Promise<void> {
  const account = await db.selectFrom("accounts").select("uin").where("uin", "=", uin).executeTakeFirst();
  if (!account) throw new ControlError(404, `The account \`${uin}\` does not exist.`, "/account");
}

const alternatives = ["error", "drop", "operation", "throttle"] as const;

function checkEffect(effect: Body["effect"], action: Action<CallContext> | undefined): void {
  const given = alternatives.filter((name) => effect[name] !== undefined && effect[name] !== false);
  const [, second] = given;
  if (second !== undefined) {
    throw new ControlError(
      400,
      `${given.map((name) => `\`${name}\``).join(" and ")} exclude each other.`,
      `/effect/${second}`,
    );
  }
  if (given.length === 0 && effect.latency === undefined) {
    const all = [...alternatives, "latency"].map((name) => `\`${name}\``).join(", ");
    throw new ControlError(400, `\`effect\` must have one of ${all}.`, "/effect");
  }
  if (effect.message !== undefined && effect.error === undefined) {
    throw new ControlError(400, "`message` requires `error`.", "/effect/message");
  }
  if (effect.error !== undefined) checkCode(effect.error, action);
  if (effect.operation !== undefined && !(action instanceof OperationAction)) {
    const reason = action
      ? `\`${action.published.name}\` begins no operation that could fail`
      : "`operation` requires `action`";
    throw new ControlError(400, `${reason}.`, "/effect/operation");
  }
}

function checkCode(code: string, action: Action<CallContext> | undefined): void {
  if (Object.hasOwn(commonMessages, code)) return;
  if (!action) {
    throw new ControlError(
      400,
      `\`${code}\` is not common to all actions; select the \`action\` that it is published for.`,
      "/effect/error",
    );
  }
  const codes = publishedCodes(action.published);
  if (codes.includes(code)) return;
  const reason = `\`${code}\` is not published for \`${action.published.name}\`; published are ${codes.join(", ")}.`;
  throw new ControlError(400, reason, "/effect/error");
}
