import { createMcpHandler } from "@modelcontextprotocol/server";
import { requireAccess } from "#control/access.ts";
import { ControlError } from "#control/controlError.ts";
import { type ControlRequestContext, respondToControl } from "#control/respond.ts";
import { target } from "#protocol/rawRequest.ts";
import type { ServedCloud } from "#protocol/servedCloud.ts";
import { mcpServer } from "./server.ts";

/** Serves the Model Context Protocol over HTTP. Each request stands alone; there are no sessions. */
export async function respondToMcp(
  request: Request,
  cloud: ServedCloud,
  context: ControlRequestContext,
): Promise<Response> {
  try {
    requireAccess(request, context.address(), context.adminToken);
  } catch (error) {
    if (error instanceof ControlError) return refused(error);
    throw error;
  }
  const { host, authorization } = Object.fromEntries(request.headers);
  const headers = { ...(host && { host }), ...(authorization && { authorization }) };
  const handler = createMcpHandler(
    () =>
      mcpServer(async ({ method, target: path, body }) => {
        const inner = new Request(`http://127.0.0.1${path}`, { method, headers, ...(body !== undefined && { body }) });
        const { path: only, query } = target(path);
        const response = await respondToControl(only, query, inner, cloud, context);
        return response ?? new Response(`{"error":"${only} does not exist."}`, { status: 404 });
      }),
    // The list of tools does not change while a server runs, so nobody needs a stream of its changes.
    { maxSubscriptions: 0 },
  );
  return handler.fetch(request);
}

const refused = ({ message, status }: ControlError): Response =>
  new Response(JSON.stringify({ error: message }), { status, headers: { "content-type": "application/json" } });
