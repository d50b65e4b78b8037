import { CallContext, VolatileFacts } from "#cloud.ts";
import { uinOf } from "#identity/principal.ts";
import { uuid } from "#kernel/randomText.ts";
import { acceptable, requestedLanguage } from "./acceptable.ts";
import { authenticate } from "./authenticate.ts";
import { executeCached } from "./execute.ts";
import { applyAfter, applyBefore, DroppedCallError } from "./faults/faults.ts";
import { findAction, locate, regionFor } from "./locate.ts";
import type { RawRequest } from "./rawRequest.ts";
import type { RequestInfo } from "./requestInfo.ts";
import { type ApiResponse, dropped, failure, success } from "./responses.ts";
import type { ServedCloud } from "./servedCloud.ts";
import { readSignedRequest } from "./signedRequest.ts";

/**
 * Handles a request: the steps, top to bottom. A step returns its result or throws an ApiError. The response is written in
 * one place for both.
 */
export async function handle(raw: RawRequest, cloud: ServedCloud): Promise<ApiResponse> {
  const requested = requestedLanguage(raw);
  const info: RequestInfo = {
    requestId: uuid(cloud.random),
    started: cloud.machineClock.now(),
    language: requested ?? "en-US",
  };
  try {
    acceptable(raw);
    const host = raw.headers.get("host") ?? "";
    const signed = readSignedRequest(raw);
    const { common } = signed;
    info.action = common.action;
    const located = locate(cloud.services, host, signed.scope, common);
    if (located) info.service = located.name;
    // Not awaited if undefined: an await would yield to other requests.
    const refreshing = cloud.clock.refresh(info.started);
    if (refreshing) await refreshing;
    const caller = await authenticate(signed, host, located, cloud);
    info.account = caller.account;
    info.uin = uinOf(caller);
    const { service, action } = await findAction(located, common, host);
    const region = regionFor(action.published.regions, common.region, signed.scope !== undefined);
    info.region = region;
    await cloud.rateLimits?.count(
      action.published.rateLimit,
      caller.account,
      `${service.name}.${common.action}`,
      region,
    );
    const encoding = signed.encoding === "typed" && service.lenient ? "lenient" : signed.encoding;
    const request = action.prepare(await signed.parameters(), encoding);
    const { requestId, language } = info;
    const now = cloud.clock.at(info.started);
    const volatileFacts = new VolatileFacts({ now, requestId, address: raw.address });
    const { account } = caller;
    const call = { service: service.name, action: common.action, account, region, values: request.values, now };
    const meeting = cloud.faults.meet(call);
    const fault = meeting && (await meeting);
    info.fault = fault?.id;
    if (fault) await applyBefore(fault, action.published.rateLimit);
    const languages = { language, askedLanguage: requested };
    const failing = fault?.effect.operation && fault.id;
    const context = new CallContext(cloud, caller, region, languages, volatileFacts, failing);
    const output = await executeCached(service, action, request, context);
    if (fault) applyAfter(fault);
    return success(output, raw, info, cloud);
  } catch (error) {
    if (error instanceof DroppedCallError) return dropped(raw, info, cloud);
    return failure(error, raw, info, cloud);
  }
}
