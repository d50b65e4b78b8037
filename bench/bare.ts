// The baseline: a Bun server that only verifies the signature and returns a given number of bytes.

import { target } from "#protocol/rawRequest.ts";
import { parseAuthorization, verifiesTc3 } from "#protocol/signatures/tc3.ts";
import { benchKey } from "./key.ts";

const responses = new Map(
  (process.argv[2] ?? "").split(",").map((size): [string, string] => [size, "x".repeat(Number(size))]),
);

const server = Bun.serve({
  hostname: "127.0.0.1",
  port: 0,
  async fetch(request) {
    const { method, headers, url } = request;
    const body = await request.bytes();
    const authorization = parseAuthorization(headers.get("authorization") ?? "");
    const received = { method, headers, body, ...target(url), size: body.length, address: () => "" };
    const timestamp = Number(headers.get("x-tc-timestamp"));
    if (!verifiesTc3(received, authorization, timestamp, benchKey.secretKey, [headers.get("host") ?? ""])) {
      return new Response("no", { status: 403 });
    }
    const responseBody = responses.get(headers.get("x-bench-size") ?? "") ?? "";
    return new Response(responseBody, { headers: { "content-type": "application/json" } });
  },
});
console.log(server.port);
