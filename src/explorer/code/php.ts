import { environment, type Target } from "./call.ts";
import { layOut, type Style } from "./layout.ts";
import { php as literal } from "./literals.ts";
import { dateOf, endpointOf, productOf, program } from "./sdk.ts";
import { type LiteralSyntax, untypedSource } from "./untyped.ts";

const style: Style = { indent: "    ", width: 120, trailingComma: true };
const words: LiteralSyntax = {
  string: literal,
  true: "true",
  false: "false",
  null: "null",
  object: { open: "[", close: "]", pad: "" },
  name: (name) => `${literal(name)} => `,
};

export const php: Target = {
  id: "php",
  name: "PHP",
  file: "call.php",
  language: "php",
  install: ({ service }) => [`composer require tencentcloud/${service}`],
  run: () => "php call.php",
  generate(call) {
    const { action, region, input } = call;
    const place = endpointOf(call);
    const client = `${productOf(call)}Client`;
    const root = `TencentCloud\\${productOf(call)}\\V${dateOf(call)}`;
    const uses = [
      "TencentCloud\\Common\\Credential",
      ...(place ? ["TencentCloud\\Common\\Profile\\ClientProfile", "TencentCloud\\Common\\Profile\\HttpProfile"] : []),
      `${root}\\${client}`,
      `${root}\\Models\\${action}Request`,
    ];
    return program(
      ["<?php", ""],
      uses.sort().map((name) => `use ${name};`),
      [
        "",
        "require 'vendor/autoload.php';",
        "",
        "$credential = new Credential(",
        `    getenv('${environment.secretId}'),`,
        `    getenv('${environment.secretKey}'),`,
        `    getenv('${environment.token}') ?: null`,
        ");",
      ],
      place && [
        `$http = new HttpProfile('${place.scheme}://', ${literal(place.host)});`,
        `$client = new ${client}($credential, ${literal(region)}, new ClientProfile(null, $http));`,
      ],
      place ? undefined : `$client = new ${client}($credential, ${literal(region)});`,
      ["", `$request = new ${action}Request();`],
      Object.keys(input).length === 0
        ? undefined
        : layOut(untypedSource(input, words), style, "$request->fromJsonString(json_encode(", "));"),
      `$response = $client->${action}($request);`,
      "echo $response->toJsonString(), PHP_EOL;",
    );
  },
};
