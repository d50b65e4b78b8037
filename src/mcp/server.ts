import { Server } from "@modelcontextprotocol/server";
import { endpoints } from "#control/endpoints.ts";
import { version } from "#control/version.ts";
import { requestOf, type ToolRequest, toolEndpoints, toolName, toolOf } from "./tools.ts";

/** Sends a request to the control interface of a cloud. */
export type Send = (request: ToolRequest) => Promise<Response>;

const instructions = [
  "Skerry emulates Tencent Cloud Lighthouse and the services around it. Nothing that these tools do reaches the real cloud.",
  "Find an action with search_actions, read its input with describe_action, and call it with call_action.",
  "The response of a call has a RequestId; explain_request says why a request failed.",
  "Machines, clock and failures are simulated: advance_clock makes work come due at once, and reset_cloud starts over.",
].join("\n");

/** A server of the Model Context Protocol whose tools are the endpoints of the control interface. */
export function mcpServer(send: Send): Server {
  const server = new Server({ name: "skerry", version }, { capabilities: { tools: {} }, instructions });
  const byName = new Map(toolEndpoints(endpoints).map((endpoint) => [toolName(endpoint), endpoint]));
  server.setRequestHandler("tools/list", () => ({ tools: [...byName.values()].map(toolOf) }));
  server.setRequestHandler("tools/call", async ({ params: { name, arguments: args = {} } }) => {
    const endpoint = byName.get(name);
    if (!endpoint) return failed(`The tool ${name} does not exist; existing are ${[...byName.keys()].join(", ")}.`);
    const response = await send(requestOf(endpoint, args));
    const text = await response.text();
    return response.ok ? { content: [{ type: "text", text }], structuredContent: JSON.parse(text) } : failed(text);
  });
  return server;
}

/** A result that the agent reads; an error of the protocol would reach only the agent's client. */
const failed = (text: string) => ({ isError: true, content: [{ type: "text" as const, text }] });
