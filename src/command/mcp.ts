import { serveStdio } from "@modelcontextprotocol/server/stdio";
import { mcpServer } from "#mcp/server.ts";
import type { ControlServer } from "./control.ts";

/**
 * Serves the Model Context Protocol on the standard streams, for agents that start their servers. The tools act on a
 * running server. Returns when the input ends.
 */
export function serveMcp({ url, adminToken }: ControlServer): Promise<void> {
  const headers = { ...(adminToken !== undefined && { authorization: `Bearer ${adminToken}` }) };
  const { promise, resolve } = Promise.withResolvers<void>();
  serveStdio(() =>
    mcpServer(({ method, target, body }) =>
      fetch(url + target, { method, headers, ...(body !== undefined && { body }) }).catch(
        () =>
          new Response(
            `No Skerry server responds at ${url}. Start one with npm start, or pass its address with --url.`,
            {
              status: 502,
            },
          ),
      ),
    ),
  );
  process.stdin.on("end", resolve);
  return promise;
}
