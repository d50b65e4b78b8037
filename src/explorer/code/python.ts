import { environment, type Target } from "./call.ts";
import { layOut, type Source, type Style } from "./layout.ts";
import { python as literal } from "./literals.ts";
import { type PlainWords, plain } from "./plain.ts";
import { dateOf, placeOf, productOf, program } from "./sdk.ts";

const style: Style = { indent: "    ", width: 88, trailingComma: true };
const words: PlainWords = {
  string: literal,
  true: "True",
  false: "False",
  null: "None",
  object: { open: "{", close: "}", pad: "" },
  name: (name) => `${literal(name)}: `,
};

function called(name: string, ...values: readonly string[]): Source {
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
    const place = placeOf(call);
    const client = `${productOf(call)}Client`;
    const isEmpty = Object.keys(input).length === 0;
    const settings = place ? ["ClientProfile(httpProfile=http)"] : [];
    const credential = called(
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
          called("HttpProfile", `protocol="${place.scheme}"`, `endpoint=${literal(place.host)}`),
          style,
          "http = ",
        ),
      layOut(called(client, "credential", literal(region), ...settings), style, "client = "),
      "",
      isEmpty ? undefined : layOut(plain(input, words), style, "params = "),
      `request = models.${action}Request()`,
      isEmpty ? undefined : "request.from_json_string(json.dumps(params))",
      `response = client.${action}(request)`,
      "print(response.to_json_string(indent=2))",
    );
  },
};
