import { environment, type Target } from "./call.ts";
import { layOut, type Style } from "./layout.ts";
import { json, shell } from "./literals.ts";
import { endpointOf, program } from "./sdk.ts";
import { type LiteralSyntax, untypedSource } from "./untyped.ts";

const { secretId, secretKey, token } = environment;

const style: Style = { indent: "  ", width: 80, trailingComma: false };
const words: LiteralSyntax = {
  string: json,
  true: "true",
  false: "false",
  null: "null",
  object: { open: "{", close: "}", pad: " " },
  name: (name) => `${json(name)}: `,
};

/** Signs by TC3-HMAC-SHA256 with openssl; keys of HMAC go from step to step in hexadecimal. */
export const curl: Target = {
  id: "curl",
  name: "curl",
  file: "call.sh",
  language: "bash",
  install: () => [],
  run: () => "bash call.sh",
  generate(call) {
    const { service, action, version, region, input } = call;
    const { scheme, host } = endpointOf(call) ?? { scheme: "https", host: `${service}.tencentcloudapi.com` };
    return program(
      ["#!/usr/bin/env bash", "set -euo pipefail", ""],
      [`host=${shell(host)}`, `service=${service}`, `payload=${shell(layOut(untypedSource(input, words), style))}`],
      ["read -r timestamp date < <(date -u '+%s %F')", ""],
      ["sha256() { printf '%s' \"$1\" | openssl dgst -sha256 -hex | sed 's/.* //'; }"],
      ["hmac() { printf '%s' \"$2\" | openssl dgst -sha256 -mac HMAC -macopt \"hexkey:$1\" | sed 's/.* //'; }", ""],
      [
        "canonical=$(printf '%s\\n' POST / '' content-type:application/json \"host:$host\" '' \\",
        '  \'content-type;host\' "$(sha256 "$payload")")',
        'scope="$date/$service/tc3_request"',
        'signed=$(printf \'%s\\n\' TC3-HMAC-SHA256 "$timestamp" "$scope" "$(sha256 "$canonical")")',
        `key=$(printf 'TC3%s' "$${secretKey}" | od -An -tx1 | tr -d ' \\n')`,
        'for part in "$date" "$service" tc3_request "$signed"; do',
        '  key=$(hmac "$key" "$part")',
        "done",
        `authorization="TC3-HMAC-SHA256 Credential=$${secretId}/$scope, SignedHeaders=content-type;host, Signature=$key"`,
        "",
      ],
      [
        `curl -sS "${scheme}://$host/" \\`,
        '  -H "Authorization: $authorization" \\',
        "  -H 'Content-Type: application/json' \\",
        '  -H "X-TC-Timestamp: $timestamp" \\',
        `  -H 'X-TC-Action: ${action}' \\`,
        `  -H 'X-TC-Version: ${version}' \\`,
      ],
      region ? `  -H ${shell(`X-TC-Region: ${region}`)} \\` : undefined,
      `  \${${token}:+-H "X-TC-Token: $${token}"} \\`,
      '  -d "$payload"',
      "echo",
    );
  },
};
