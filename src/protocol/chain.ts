import { Circumstances, type Cloud, Visit } from "#cloud.ts";
import { uinOf } from "#identity/principal.ts";
import { uuid } from "#kernel/chance.ts";
import type { Language } from "#kernel/errors.ts";
import { acceptable, askedLanguage } from "./acceptable.ts";
import { authenticate } from "./authenticate.ts";
import { performOrRecall } from "./execute.ts";
import { findAction, locate, regionFor } from "./locate.ts";
import type { Received } from "./rawRequest.ts";
import { type Answer, failure, success } from "./responses.ts";
import { readClaim } from "./signedRequest.ts";

/** What is known of a call so far: for its log line, and for the words of a refusal. */
export interface Trace {
  readonly requestId: string;
  readonly started: number;
  readonly language: Language;
  service?: string;
  action?: string;
  region?: string;
  account?: string;
  uin?: string;
}

/**
 * The way of a request, top to bottom. Each step either hands something to the next or throws an ApiError, and an
 * answer is written in one place for both.
 */
export async function answer(received: Received, cloud: Cloud): Promise<Answer> {
  const asked = askedLanguage(received);
  const trace: Trace = { requestId: uuid(cloud.random), started: cloud.clock.now(), language: asked ?? "en-US" };
  try {
    acceptable(received);
    const host = received.headers.get("host") ?? "";
    const claim = readClaim(received);
    const { common } = claim;
    trace.action = common.action;
    const located = locate(cloud.services, host, claim.scope, common);
    if (located) trace.service = located.name;
    const caller = await authenticate(claim, host, located, cloud);
    trace.account = caller.account;
    trace.uin = uinOf(caller);
    const { service, action } = await findAction(located, common, host);
    const region = regionFor(action.published.regions, common.region, claim.scope !== undefined);
    trace.region = region;
    await cloud.rateLimits?.count(
      action.published.rateLimit,
      caller.account,
      `${service.name}.${common.action}`,
      region,
    );
    const wording = claim.wording === "typed" && service.lenient ? "lenient" : claim.wording;
    const request = action.prepare(await claim.parameters(), wording);
    const { requestId, language, started: now } = trace;
    const circumstances = new Circumstances({ now, requestId, address: received.address });
    const visit = new Visit(cloud, caller, region, { language, askedLanguage: asked }, circumstances);
    const output = await performOrRecall(service, action, request, visit);
    return success(output, received, trace, cloud);
  } catch (error) {
    return failure(error, received, trace, cloud);
  }
}
