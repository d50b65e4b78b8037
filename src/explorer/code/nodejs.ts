import { environment, type Target } from "./call.ts";
import { type Item, layOut, type Source, type Style } from "./layout.ts";
import { javascript } from "./literals.ts";
import { dateOf, endpointOf, program } from "./sdk.ts";
import { type LiteralSyntax, untypedSource } from "./untyped.ts";

const style: Style = { indent: "  ", width: 80, trailingComma: true };
const braces = { open: "{", close: "}", pad: " " } as const;
const words: LiteralSyntax = {
  string: javascript,
  true: "true",
  false: "false",
  null: "null",
  object: braces,
  name: (name) => `${/^[A-Za-z_$][\w$]*$/.test(name) ? name : javascript(name)}: `,
};

const variable = (name: string): string => `process.env.${name}`;
const object = (items: readonly Item[]): Source => ({ ...braces, items });

export const nodejs: Target = {
  id: "nodejs",
  name: "Node.js",
  file: "call.mjs",
  language: "javascript",
  install: () => ["npm install tencentcloud-sdk-nodejs"],
  run: () => "node call.mjs",
  generate(call) {
    const { service, action, region, input } = call;
    const place = endpointOf(call);
    const http = place && [
      { name: "protocol: ", value: javascript(`${place.scheme}://`) },
      { name: "endpoint: ", value: javascript(place.host) },
    ];
    const settings = object([
      {
        name: "credential: ",
        value: object([
          { name: "secretId: ", value: variable(environment.secretId) },
          { name: "secretKey: ", value: variable(environment.secretKey) },
          { name: "token: ", value: variable(environment.token) },
        ]),
      },
      { name: "region: ", value: javascript(region) },
      ...(http ? [{ name: "profile: ", value: object([{ name: "httpProfile: ", value: object(http) }]) }] : []),
    ]);
    return program(
      'import tencentcloud from "tencentcloud-sdk-nodejs";',
      "",
      `const { Client } = tencentcloud.${service}.v${dateOf(call)};`,
      layOut(settings, style, "const client = new Client(", ");"),
      "",
      layOut(untypedSource(input, words), style, `const response = await client.${action}(`, ");"),
      "console.log(JSON.stringify(response, null, 2));",
    );
  },
};
