import { endpoint } from "../endpoint.ts";
import { openApiOf } from "../openapi.ts";
import { version } from "../version.ts";

export const openapi = endpoint({
  name: "getOpenApi",
  method: "GET",
  path: "/_skerry/openapi.json",
  summary: "Describes the control interface as an OpenAPI 3.1 document.",
  run: async ({ endpoints }) => openApiOf(endpoints, version),
});
