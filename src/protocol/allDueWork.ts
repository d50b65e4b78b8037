import { CallContext, VolatileFacts } from "#cloud.ts";
import { uuid } from "#kernel/randomText.ts";
import type { ServedCloud } from "./servedCloud.ts";

/**
 * Runs the due work of all services, like a call without an account.
 * @returns the epoch milliseconds at which the next step is due; undefined if there is none
 */
export async function runAllDueWork(cloud: ServedCloud): Promise<number | undefined> {
  const facts = { now: cloud.clock.now(), requestId: uuid(cloud.random), address: () => "" };
  const languages = { language: "en-US", askedLanguage: undefined } as const;
  // No account has an empty uin, so no lock is waited for.
  const context = new CallContext(cloud, { kind: "root", account: "" }, "", languages, new VolatileFacts(facts));
  for (const service of cloud.services.values()) await service.runDueWork?.(context, { name: "" });
  let first: number | undefined;
  for (const service of cloud.services.values()) {
    const due = await service.nextDue?.(context);
    if (due !== undefined && due < (first ?? Number.POSITIVE_INFINITY)) first = due;
  }
  return first;
}
