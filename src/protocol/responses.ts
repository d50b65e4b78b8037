import type { Cloud } from "#cloud.ts";
import { ApiError, message, stackOf, type Text, type Texts } from "#kernel/errors.ts";
import { perObject } from "#kernel/perObject.ts";
import type { LogLevel } from "#kernel/ports.ts";
import { databaseFailed } from "#store/failures.ts";
import type { Trace } from "./chain.ts";
import type { Output } from "./execute.ts";
import { limits } from "./limits.ts";
import { commonTexts, wordings } from "./messages.ts";
import type { Received } from "./rawRequest.ts";

/** What goes back over the wire. Every answer of the API has status 200: clients lose the code of any other. */
export interface Answer {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

export function success(output: Output, received: Received, trace: Trace, cloud: Cloud): Answer {
  const fields = written(output);
  const start = fields === "{}" ? "{" : `${fields.slice(0, -1)},`;
  const body = `{"Response":${start}"RequestId":"${trace.requestId}"}}`;
  if (body.length > limits.answer) {
    return failure(new ApiError("ResponseSizeLimitExceeded", { limit: limits.answer }), received, trace, cloud);
  }
  record({ level: "info", code: "", body }, received, trace, cloud);
  return { body, headers: headersOf(received, trace) };
}

/** The JSON of an output; an output that is recalled is not written again. */
const written = perObject((output: Output) => JSON.stringify(output));

/**
 * A refusal with its text; anything that is no ApiError is a fault of ours or of the database, told as InternalError and
 * logged with its stack.
 */
export function failure(error: unknown, received: Received, trace: Trace, cloud: Cloud): Answer {
  const known = error instanceof ApiError ? error : internalError(error, trace);
  const texts = trace.service === undefined ? undefined : cloud.services.get(trace.service)?.texts;
  const Message = message(textOf(known, texts), known.details, trace.language);
  const { code } = known;
  const body = JSON.stringify({ Response: { Error: { Code: code, Message }, RequestId: trace.requestId } });
  if (error === known) record({ level: "info", code, body }, received, trace, cloud);
  else record({ level: "error", code, body, stack: stackOf(error) }, received, trace, cloud);
  return { body, headers: headersOf(received, trace) };
}

function internalError(error: unknown, { requestId }: Trace): ApiError {
  const words = databaseFailed(error) ? { text: wordings.noDatabase } : {};
  return new ApiError("InternalError", { tail: requestId.slice(-12), ...words });
}

/** The words for this one case, else the product's for the code, else the common ones for it or for its category. */
function textOf({ code, details }: ApiError, product: Texts | undefined): Text {
  if (typeof details["text"] === "object") return details["text"];
  const common: Texts = commonTexts;
  const [category = code] = code.split(".", 1);
  return product?.[code] ?? common[code] ?? common[category] ?? { en: code };
}

function headersOf(received: Received, trace: Trace): Record<string, string> {
  const headers: Record<string, string> = { "content-type": "application/json", "x-tc-requestid": trace.requestId };
  const traceId = received.headers.get("x-tc-traceid");
  if (traceId !== null) headers["x-tc-traceid"] = traceId;
  return headers;
}

interface Ending {
  readonly level: LogLevel;
  /** Empty for success. */
  readonly code: string;
  readonly body: string;
  readonly stack?: string;
}

/** One line for each request, and its place in the journal. */
function record({ level, code, body, stack }: Ending, received: Received, trace: Trace, cloud: Cloud): void {
  const milliseconds = cloud.clock.now() - trace.started;
  cloud.log.write(level, "request", {
    requestId: trace.requestId,
    service: trace.service,
    action: trace.action,
    region: trace.region,
    account: trace.account,
    uin: trace.uin,
    code,
    milliseconds,
    client: received.headers.get("x-tc-requestclient") ?? undefined,
    stack,
  });
  cloud.journal?.add(received, trace, code, milliseconds, body);
}
