import { CallContext, VolatileFacts } from "#cloud.ts";
import { uuid } from "#kernel/randomText.ts";
import type { ServedCloud } from "./servedCloud.ts";

/**
 * Runs the due work of all services, like a call without an account.
 * @returns the epoch milliseconds at which the next step is due; undefined if there is none
 */
export async function runAllDueWork(cloud: ServedCloud): Promise<number | undefined> {
  const context = contextWithoutAccount(cloud);
  for (const service of cloud.services.values()) await service.runDueWork?.(context, { name: "" });
  let first: number | undefined;
  for (const service of cloud.services.values()) {
    const due = await service.nextDue?.(context);
    if (due !== undefined && due < (first ?? Number.POSITIVE_INFINITY)) first = due;
  }
  return first;
}

/** Reschedules what was scheduled before the machine's clock went back, and forgets counters that would expire too late. */
export async function handleStepBack(cloud: ServedCloud, milliseconds: number): Promise<void> {
  cloud.log.write("warn", "clock", { message: "the clock went back", seconds: Math.round(milliseconds / 1000) });
  const context = contextWithoutAccount(cloud);
  for (const service of cloud.services.values()) await service.onClockStepBack?.(context);
  await cloud.rateLimits?.clear();
}

/** No account has an empty uin, so no lock of an account is waited for. */
function contextWithoutAccount(cloud: ServedCloud): CallContext {
  const facts = { now: cloud.clock.now(), requestId: uuid(cloud.random), address: () => "" };
  const languages = { language: "en-US", askedLanguage: undefined } as const;
  return new CallContext(cloud, { kind: "root", account: "" }, "", languages, new VolatileFacts(facts));
}
