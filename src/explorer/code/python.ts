import { environment, type Target } from "./call.ts";
import { layOut, type Source, type Style } from "./layout.ts";
import { python as literal } from "./literals.ts";
import { dateOf, endpointOf, productOf, program } from "./sdk.ts";
import { type LiteralSyntax, untypedSource } from "./untyped.ts";

const style: Style = { indent: "    ", width: 88, trailingComma: true };
const words: LiteralSyntax = {
  string: literal,
  true: "True",
  false: "False",
  null: "None",
  object: { open: "{", close: "}", pad: "" },
  name: (name) => `${literal(name)}: `,
};

function callExpression(name: string, ...values: readonly string[]): Source {
  return { open: `${name}(`, close: ")", pad: "", items: values.map((value) => ({ value })) };
}

export const python: Target = {
  id: "python",
  name: "Python",
  file: "call.py",
  language: "python",
  install: () => ["pip install tencentcloud-sdk-python"],
  run: () => "python call.py",
  generate(call) {
    const { service, action, region, input } = call;
    const place = endpointOf(call);
    const client = `${productOf(call)}Client`;
    const isEmpty = Object.keys(input).length === 0;
    const settings = place ? ["ClientProfile(httpProfile=http)"] : [];
    const credential = callExpression(
      "Credential",
      `os.environ[${literal(environment.secretId)}]`,
      `os.environ[${literal(environment.secretKey)}]`,
      `os.environ.get(${literal(environment.token)})`,
    );
    return program(
      isEmpty ? undefined : "import json",
      "import os",
      "",
      "from tencentcloud.common.credential import Credential",
      place && [
        "from tencentcloud.common.profile.client_profile import ClientProfile",
        "from tencentcloud.common.profile.http_profile import HttpProfile",
      ],
      `from tencentcloud.${service}.v${dateOf(call)} import models`,
      `from tencentcloud.${service}.v${dateOf(call)}.${service}_client import ${client}`,
      "",
      layOut(credential, style, "credential = "),
      place &&
        layOut(
          callExpression("HttpProfile", `protocol="${place.scheme}"`, `endpoint=${literal(place.host)}`),
          style,
          "http = ",
        ),
      layOut(callExpression(client, "credential", literal(region), ...settings), style, "client = "),
      "",
      isEmpty ? undefined : layOut(untypedSource(input, words), style, "params = "),
      `request = models.${action}Request()`,
      isEmpty ? undefined : "request.from_json_string(json.dumps(params))",
      `response = client.${action}(request)`,
      "print(response.to_json_string(indent=2))",
    );
  },
};
