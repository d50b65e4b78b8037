import { environment, type Target } from "./call.ts";
import { layOut, type Style } from "./layout.ts";
import { ruby as literal } from "./literals.ts";
import { dateOf, endpointOf, productOf, program } from "./sdk.ts";
import { type LiteralSyntax, untypedSource } from "./untyped.ts";

const style: Style = { indent: "  ", width: 120, trailingComma: false };
const words: LiteralSyntax = {
  string: literal,
  true: "true",
  false: "false",
  null: "nil",
  object: { open: "{", close: "}", pad: " " },
  name: (name) => `${literal(name)} => `,
};

export const ruby: Target = {
  id: "ruby",
  name: "Ruby",
  file: "call.rb",
  language: "ruby",
  install: ({ service }) => [`gem install tencentcloud-sdk-${service}`],
  run: () => "ruby call.rb",
  generate(call) {
    const { service, action, region, input } = call;
    const place = endpointOf(call);
    const isEmpty = Object.keys(input).length === 0;
    return program(
      "# frozen_string_literal: true",
      "",
      ["require 'json'", `require 'tencentcloud-sdk-${service}'`, ""],
      ["Common = TencentCloud::Common", `${productOf(call)} = TencentCloud::${productOf(call)}::V${dateOf(call)}`, ""],
      [
        "credential = Common::Credential.new(",
        `  ENV.fetch('${environment.secretId}'),`,
        `  ENV.fetch('${environment.secretKey}'),`,
        `  ENV.fetch('${environment.token}', nil)`,
        ")",
      ],
      place && [
        `http = Common::HttpProfile.new('${place.scheme}', ${literal(place.host)})`,
        "profile = Common::ClientProfile.new('TC3-HMAC-SHA256', http)",
      ],
      `client = ${productOf(call)}::Client.new(credential, ${literal(region)}${place ? ", profile" : ""})`,
      "",
      `request = ${productOf(call)}::${action}Request.new`,
      isEmpty ? undefined : layOut(untypedSource(input, words), style, "request.deserialize(", ")"),
      `response = client.${action}(request)`,
      "puts JSON.pretty_generate(response.serialize)",
    );
  },
};
