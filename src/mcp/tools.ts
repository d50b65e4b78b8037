import type { Endpoint } from "#control/endpoint.ts";
import { type Json, schemaOfMembers } from "#control/jsonSchema.ts";

/** A tool for agents, in the form of the Model Context Protocol. It is derived from an endpoint of the control interface. */
export interface ToolDescription {
  readonly name: string;
  readonly description: string;
  readonly inputSchema: Json & { readonly type: "object" };
  readonly annotations: {
    readonly readOnlyHint: boolean;
    readonly destructiveHint: boolean;
    readonly openWorldHint: false;
  };
}

/** The endpoints that are tools: all that return JSON that is declared. */
export const toolEndpoints = (endpoints: readonly Endpoint[]): readonly Endpoint[] =>
  endpoints.filter(({ output }) => output !== undefined);

/** The name of an endpoint as names of tools are usually written: `advance_clock`. */
export const toolName = ({ name }: Pick<Endpoint, "name">): string =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

export function toolOf(endpoint: Endpoint): ToolDescription {
  const { method, summary, parameters, body = {}, destructive = false } = endpoint;
  return {
    name: toolName(endpoint),
    description: summary,
    inputSchema: { type: "object", ...schemaOfMembers({ ...parameters, ...body }) },
    annotations: { readOnlyHint: method === "GET", destructiveHint: destructive, openWorldHint: false },
  };
}

/** The HTTP request of a tool call: arguments go where the endpoint declares them. */
export interface ToolRequest {
  readonly method: Endpoint["method"];
  /** Path and query. */
  readonly target: string;
  /** Undefined for an endpoint without a body. */
  readonly body: string | undefined;
}

export function requestOf(endpoint: Endpoint, args: Json): ToolRequest {
  const given = Object.entries(args).filter(([, value]) => value !== undefined && value !== null);
  const isParameter = ([name]: readonly [string, unknown]): boolean =>
    Object.hasOwn(endpoint.parameters, name) || endpoint.body === undefined;
  const parameters = new Map(given.filter(isParameter));
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(parameters.get(name) ?? "");
    parameters.delete(name);
    return encodeURIComponent(value);
  });
  const query = [...parameters].map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join("&");
  return {
    method: endpoint.method,
    target: query === "" ? path : `${path}?${query}`,
    body: endpoint.body && bodyOf(endpoint, Object.fromEntries(given.filter((one) => !isParameter(one)))),
  };
}

const bodyOf = ({ textBody }: Endpoint, values: Json): string =>
  textBody === undefined ? JSON.stringify(values) : String(values["text"] ?? "");
