import type { CallContext } from "#cloud.ts";
import type { Service } from "#kernel/service.ts";
import { type ControlContext, type Endpoint, textEndpoint } from "../endpoint.ts";
import { version } from "../version.ts";

export const llms = textEndpoint({
  name: "getGuideForAgents",
  method: "GET",
  path: "/_skerry/llms.txt",
  summary: "A guide for agents and programs that use this server, as Markdown.",
  mediaType: "text/plain",
  run: async ({ cloud, endpoints }: ControlContext) => guide([...cloud.services.values()], endpoints),
});

/** The guide. Services and endpoints are listed from their declarations. */
const guide = (
  services: readonly Service<CallContext>[],
  endpoints: readonly Endpoint[],
): string => `# Skerry ${version}

> Skerry emulates Tencent Cloud Lighthouse and the services around it on one machine. It serves the public API, so official SDKs,
> tccli and Terraform work unchanged. It is independent of Tencent. Nothing here costs money or reaches the real cloud.

## Services

${services.map(({ name, version: api, actions }) => `- ${name} (${api}): ${actions.size} actions`).join("\n")}

All are served at the address of this server. The service follows from the signature's scope, or from a host name
SERVICE.tencentcloudapi.com.

## Call an action

- With an SDK: set the endpoint to the address of this server (HostProfile or HttpProfile \`endpoint\`, protocol \`http\`), and sign with a
  key of the cloud. \`GET /_skerry/session\` returns the development keys to programs on this machine.
- Without configuration: \`skerry exec -- COMMAND\` runs a command whose SDK then reaches this server at its official hosts.
- Without a client: \`POST /_skerry/call\` with \`{"service", "action", "input", "region", "uin"}\` signs the call, and returns the response.
- Find actions with \`GET /_skerry/actions?query=WORDS\`. Read an action with \`GET /_skerry/actions/SERVICE/ACTION\`: it returns input and
  output as JSON Schema, and all codes.

## Rules that save time

- A refusal has HTTP status 200 and \`Response.Error.Code\`. Read the code, not the status.
- Many actions are asynchronous: they return at once, and the resource has a passing state such as PENDING or STARTING. Poll the
  Describe action, or move the clock: \`POST /_skerry/clock/advance\` with \`{"seconds": 60}\` completes the work that comes due.
- Resources belong to an account and a region. An id of another region is not found.
- \`POST /_skerry/reset\` returns the cloud to its world. It deletes everything that was created, for all users of the server.
- Keys of the real cloud are unknown here, and keys of this cloud are worthless elsewhere.

## Control interface

JSON, described by \`/_skerry/openapi.json\`. The same endpoints are tools of the Model Context Protocol at \`/_skerry/mcp\`.

${endpoints.map(({ method, path, summary }) => `- \`${method} ${path}\`: ${summary}`).join("\n")}
`;
