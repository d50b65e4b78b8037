import { ApiError, type Message, type Messages, message, stackOf } from "#kernel/errors.ts";
import { perObject } from "#kernel/perObject.ts";
import type { LogLevel } from "#kernel/ports.ts";
import { databaseMessage, lockRefusal } from "./databaseRefusal.ts";
import type { Output } from "./execute.ts";
import { limits } from "./limits.ts";
import { commonMessages } from "./messages.ts";
import type { RawRequest } from "./rawRequest.ts";
import type { RequestInfo } from "./requestInfo.ts";
import type { ServedCloud } from "./servedCloud.ts";

/** A response. Its status is always 200: clients drop the code of any other. */
export interface ApiResponse {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The connection is to be closed without a response. */
  readonly isDropped?: true;
}

export function success(output: Output, raw: RawRequest, info: RequestInfo, cloud: ServedCloud): ApiResponse {
  const fields = written(output);
  const start = fields === "{}" ? "{" : `${fields.slice(0, -1)},`;
  const body = `{"Response":${start}"RequestId":"${info.requestId}"}}`;
  if (body.length > limits.answer) {
    return failure(new ApiError("ResponseSizeLimitExceeded", { limit: limits.answer }), raw, info, cloud);
  }
  record({ level: "info", code: "", body }, raw, info, cloud);
  return { body, headers: headersOf(raw, info) };
}

/** The JSON of an output; a cached output is serialized only once. */
const written = perObject((output: Output) => JSON.stringify(output));

/** No response: an injected fault drops the connection. The journal and the log show the request all the same. */
export function dropped(raw: RawRequest, info: RequestInfo, cloud: ServedCloud): ApiResponse {
  const body = JSON.stringify({ Response: { RequestId: info.requestId } });
  record({ level: "info", code: "", body }, raw, info, cloud);
  return { body: "", headers: {}, isDropped: true };
}

/**
 * An error response. Anything but an ApiError and a lock that was not available in time is a bug or a database failure: it
 * becomes InternalError and is logged with its stack.
 */
export function failure(error: unknown, raw: RawRequest, info: RequestInfo, cloud: ServedCloud): ApiResponse {
  const refusal = error instanceof ApiError ? error : lockRefusal(error);
  const known = refusal ?? internalError(error, info);
  const texts = info.service === undefined ? undefined : cloud.services.get(info.service)?.messages;
  const Message = message(textOf(known, texts), known.details, info.language);
  const { code } = known;
  const body = JSON.stringify({ Response: { Error: { Code: code, Message }, RequestId: info.requestId } });
  if (error === known) record({ level: "info", code, body }, raw, info, cloud);
  else if (refusal) record({ level: "warn", code, body }, raw, info, cloud);
  else record({ level: "error", code, body, stack: stackOf(error) }, raw, info, cloud);
  return { body, headers: headersOf(raw, info) };
}

function internalError(error: unknown, { requestId }: RequestInfo): ApiError {
  const text = databaseMessage(error);
  return new ApiError("InternalError", { tail: requestId.slice(-12), ...(text && { text }) });
}

/** The message of the error itself, of the product, or the common one of the code or its category. */
function textOf({ code, details }: ApiError, product: Messages | undefined): Message {
  if (typeof details["text"] === "object") return details["text"];
  const common: Messages = commonMessages;
  const [category = code] = code.split(".", 1);
  return product?.[code] ?? common[code] ?? common[category] ?? { en: code };
}

function headersOf(raw: RawRequest, info: RequestInfo): Record<string, string> {
  const headers: Record<string, string> = { "content-type": "application/json", "x-tc-requestid": info.requestId };
  const traceId = raw.headers.get("x-tc-traceid");
  if (traceId !== null) headers["x-tc-traceid"] = traceId;
  if (info.fault !== undefined) headers["x-skerry-fault"] = info.fault;
  return headers;
}

interface LoggedOutcome {
  readonly level: LogLevel;
  /** Empty for success. */
  readonly code: string;
  readonly body: string;
  readonly stack?: string;
}

/** Logs a request and adds it to the journal. */
function record(
  { level, code, body, stack }: LoggedOutcome,
  raw: RawRequest,
  info: RequestInfo,
  cloud: ServedCloud,
): void {
  const milliseconds = cloud.machineClock.now() - info.started;
  cloud.log.write(level, "request", {
    requestId: info.requestId,
    service: info.service,
    action: info.action,
    region: info.region,
    account: info.account,
    uin: info.uin,
    code,
    fault: info.fault,
    milliseconds,
    client: raw.headers.get("x-tc-requestclient") ?? undefined,
    stack,
  });
  cloud.journal?.add(raw, info, code, milliseconds, body);
}
