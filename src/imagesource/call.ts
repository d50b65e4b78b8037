import { isRecord } from "#kernel/record.ts";
import { authorizationOf } from "#protocol/signatures/tc3.ts";
import { CvmError } from "./port.ts";

/** Where a CVM is, and how many seconds its answer may take. */
export interface At {
  readonly endpoint: URL;
  readonly timeout: number;
}

interface Call {
  readonly secretId: string;
  readonly secretKey: string;
  readonly region: string;
  readonly action: string;
  readonly input: object;
  /** Epoch seconds. */
  readonly timestamp: number;
}

/**
 * Calls an action of a CVM elsewhere. The official SDK would follow a redirect to wherever it leads, with the request though
 * not its signature, and believe what it is answered there; this goes where the operator said, and nowhere else.
 * @returns what stands under `Response`
 * @throws CvmError where CVM refuses, cannot be reached, or answers what is no answer of the API
 */
export async function callCvm({ endpoint, timeout }: At, call: Call): Promise<unknown> {
  const { region, action, timestamp, ...key } = call;
  const [host, body] = [endpoint.host, JSON.stringify(call.input)];
  const answer = await fetch(new URL("/", endpoint), {
    method: "POST",
    redirect: "manual",
    signal: AbortSignal.timeout(timeout * 1000),
    headers: {
      "Content-Type": "application/json",
      Authorization: authorizationOf({ ...key, service: "cvm", host, body, timestamp }),
      "X-TC-Action": action,
      "X-TC-Version": "2017-03-12",
      "X-TC-Region": region,
      "X-TC-Timestamp": String(timestamp),
      "X-TC-RequestClient": "Skerry",
    },
    body,
  }).catch(unreachable);
  if (answer.status !== 200) throw new CvmError("unreachable", `the endpoint answered with status ${answer.status}`);
  return responseIn(await answer.text().catch(unreachable));
}

function unreachable(error: unknown): never {
  throw new CvmError("unreachable", error instanceof Error ? error.message : String(error));
}

function responseIn(text: string): unknown {
  const answer = parsed(text);
  const response = isRecord(answer) ? answer["Response"] : undefined;
  if (!isRecord(response)) throw new CvmError("unreadable", "the endpoint answered what is no answer of the API");
  const refusal = response["Error"];
  if (isRecord(refusal)) throw new CvmError("refused", String(refusal["Message"]), String(refusal["Code"]));
  return response;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
