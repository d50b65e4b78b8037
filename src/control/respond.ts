import { stackOf } from "#kernel/errors.ts";
import { readBody } from "#protocol/body.ts";
import type { BodyBudget } from "#protocol/bodyBudget.ts";
import { limits } from "#protocol/limits.ts";
import { privateHeaders } from "#protocol/localRequest.ts";
import type { ServedCloud } from "#protocol/servedCloud.ts";
import { LockWaitError } from "#store/databaseErrors.ts";
import { requireAccess } from "./access.ts";
import { ControlError } from "./controlError.ts";
import type { Endpoint, Method, RawInput } from "./endpoint.ts";
import { endpoints } from "./endpoints.ts";

/** What a server passes to the control interface. */
export interface ControlRequestContext {
  /** Milliseconds in which the body of a request must arrive. */
  readonly arrival: number;
  readonly bodies: BodyBudget;
  readonly adminToken: string | undefined;
  /** The peer's address. */
  readonly address: () => string;
}

/** Maximum bytes of a JSON body. */
const bodyLimit = 1024 * 1024;

/** Responds to a request of the control interface. @returns undefined for a path that does not belong to it */
export async function respondToControl(
  path: string,
  query: string,
  request: Request,
  cloud: ServedCloud,
  context: ControlRequestContext,
): Promise<Response | undefined> {
  const candidates = endpoints.filter((endpoint) => matchPath(endpoint.path, path) !== undefined);
  if (candidates.length === 0) return undefined;
  try {
    requireAccess(request, context.address(), context.adminToken);
    const endpoint = chosen(candidates, request.method);
    const parameters = { ...Object.fromEntries(new URLSearchParams(query)), ...segmentsOf(endpoint, path) };
    const body = await bodyOf(request, context, endpoint);
    const output = await endpoint.run({ cloud, endpoints }, { parameters, body } satisfies RawInput);
    return endpoint.mediaType === undefined ? json(output) : text(String(output), endpoint.mediaType);
  } catch (error) {
    return failure(error, cloud, candidates);
  }
}

function chosen(candidates: readonly Endpoint[], method: string): Endpoint {
  const found = candidates.find((endpoint) => endpoint.method === method);
  if (found) return found;
  throw new ControlError(405, `The method must be ${allowed(candidates).join(" or ")}, not ${method}.`);
}

const allowed = (candidates: readonly Endpoint[]): readonly Method[] => candidates.map(({ method }) => method);

/** Compares a path with a template. @returns the values of its `{name}` segments; undefined if the path differs */
function matchPath(template: string, path: string): Readonly<Record<string, string>> | undefined {
  if (template === path) return {};
  const [expected, given] = [template.split("/"), path.split("/")];
  if (!template.includes("{") || expected.length !== given.length) return undefined;
  const values: Record<string, string> = {};
  for (const [index, segment] of expected.entries()) {
    const value = given[index] ?? "";
    const name = /^\{(\w+)\}$/.exec(segment)?.[1];
    if (name !== undefined && value !== "") values[name] = value;
    else if (segment !== value) return undefined;
  }
  return values;
}

const segmentsOf = (endpoint: Endpoint, path: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(matchPath(endpoint.path, path) ?? {}).map(([name, value]) => [name, decoded(value, name)]),
  );

function decoded(segment: string, name: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new ControlError(400, `\`${name}\` is not percent-encoded UTF-8.`, `/${name}`);
  }
}

/** Reads and parses a JSON body. An empty body is an empty object. */
async function bodyOf(
  request: Request,
  { arrival, bodies }: ControlRequestContext,
  endpoint: Endpoint,
): Promise<unknown> {
  const read = await readBody(request, arrival, bodies);
  if (read === "late") throw new ControlError(408, "The body did not arrive in time.");
  if (read === "noRoom") throw new ControlError(503, "The server is receiving too many bodies; try again later.");
  try {
    const isText = endpoint.textBody !== undefined;
    const limit = isText ? limits.signedBody : bodyLimit;
    if (read.size > limit) throw new ControlError(413, `The body must have at most ${limit} bytes.`);
    if (read.size === 0) return {};
    if (!endpoint.body) throw new ControlError(400, "No body is expected.", "");
    const text = new TextDecoder("utf-8", { fatal: true }).decode(read.body);
    return isText ? { text } : JSON.parse(text);
  } catch (error) {
    if (error instanceof ControlError) throw error;
    throw new ControlError(400, `The body must be ${endpoint.textBody === undefined ? "JSON" : "UTF-8"}.`, "");
  } finally {
    read.release();
  }
}

function failure(error: unknown, { log }: ServedCloud, candidates: readonly Endpoint[]): Response {
  if (error instanceof ControlError) {
    const { status, message, at } = error;
    return json({ error: message, at }, status, status === 405 ? { allow: allowed(candidates).join(", ") } : {});
  }
  log.write("error", "control", { stack: stackOf(error) });
  if (error instanceof LockWaitError) return json({ error: "Another change holds a lock; try again." }, 503);
  return json({ error: "The server failed; its log has the reason." }, 500);
}

const json = (value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(JSON.stringify(value), {
    status,
    headers: { "content-type": "application/json", ...privateHeaders, ...headers },
  });

const text = (value: string, mediaType: string): Response =>
  new Response(value, { headers: { "content-type": `${mediaType}; charset=utf-8`, ...privateHeaders } });
