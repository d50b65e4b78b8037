import { environment, type Target } from "./call.ts";
import { layOut, type Source, type Style } from "./layout.ts";
import { cpp as literal } from "./literals.ts";
import { nameVariables, type ObjectVariables } from "./objects.ts";
import { dateOf, endpointOf, productOf, program } from "./sdk.ts";
import { type Typed, type TypedMember, typedInput } from "./typed.ts";

const style: Style = { indent: "  ", width: 80, trailingComma: false, continuation: "    " };
const reservedNames = new Set(
  "client credential env http outcome profile request auto bool case class default delete do enum explicit export final if inline int namespace new operator private public register return static struct switch template this union using".split(
    " ",
  ),
);

const readEnvironment = [
  "std::string env(const char *name) {",
  "  const char *value = std::getenv(name);",
  '  return value ? value : "";',
  "}",
];

export const cpp: Target = {
  id: "cpp",
  name: "C++",
  file: "main.cpp",
  language: "cpp",
  install: ({ service }) => [
    "git clone --depth 1 https://github.com/TencentCloud/tencentcloud-sdk-cpp",
    `cmake -S tencentcloud-sdk-cpp -B build -DBUILD_MODULES=${service} && sudo cmake --build build --target install`,
    `g++ -std=c++11 main.cpp -ltencentcloud-sdk-cpp-${service} -ltencentcloud-sdk-cpp-core -o call`,
  ],
  run: () => "./call",
  generate(call, shapes) {
    const { service, action, region } = call;
    const [place, product, input] = [endpointOf(call), productOf(call), typedInput(call, shapes)];
    const built = nameVariables(input, reservedNames);
    const version = `V${dateOf(call)}`;
    const headers = [
      "core/Credential.h",
      "core/TencentCloud.h",
      ...(place ? ["core/profile/ClientProfile.h", "core/profile/HttpProfile.h"] : []),
      `${service}/v${dateOf(call)}/${product}Client.h`,
    ];
    return program(
      ["#include <cstdlib>", "#include <iostream>", "#include <string>", ""],
      headers.sort().map((header) => `#include <tencentcloud/${header}>`),
      [
        "",
        "using namespace TencentCloud;",
        `using namespace TencentCloud::${product}::${version};`,
        `using namespace TencentCloud::${product}::${version}::Model;`,
        "",
        ...readEnvironment,
        "",
        "int main() {",
        "  InitAPI();",
      ],
      [
        `  Credential credential(env(${literal(environment.secretId)}),`,
        `                        env(${literal(environment.secretKey)}),`,
        `                        env(${literal(environment.token)}));`,
      ],
      place && [
        "  HttpProfile http;",
        `  http.SetProtocol(HttpProfile::${place.scheme.toUpperCase()});`,
        // The SDK requires a dot in endpoints.
        `  http.SetEndpoint(${literal(place.host.replace(/^localhost(?=:|$)/, "127.0.0.1"))});`,
      ],
      `  ${product}Client client(credential, ${literal(region)}${place ? ", ClientProfile(http)" : ""});`,
      built.objects.flatMap((object) => {
        const variable = built.variables.get(object) ?? "";
        return ["", ...construct(object.name, variable, object.members, built)];
      }),
      ["", ...construct(`${action}Request`, "request", input, built)],
      [
        layOut(`client.${action}(request)`, style, "  auto outcome = ", ";"),
        "  if (outcome.IsSuccess()) {",
        "    std::cout << outcome.GetResult().ToJsonString() << std::endl;",
        "  } else {",
        "    std::cerr << outcome.GetError().PrintAll() << std::endl;",
        "  }",
        "  ShutdownAPI();",
        "  return outcome.IsSuccess() ? 0 : 1;",
        "}",
      ],
    );
  },
};

/** A new object in a variable, and its members. */
function construct(
  type: string,
  variable: string,
  members: readonly TypedMember[],
  built: ObjectVariables,
): readonly string[] {
  return [
    `  ${type} ${variable};`,
    ...members.map(({ name, value }) => layOut(expression(value, built), style, `  ${variable}.Set${name}(`, ");")),
  ];
}

function expression(value: Typed, built: ObjectVariables): Source {
  switch (value.kind) {
    case "string":
      return literal(value.value);
    case "object":
      return built.variables.get(value) ?? "";
    case "list":
      return { open: "{", close: "}", pad: "", items: value.items.map((one) => ({ value: expression(one, built) })) };
    default:
      return String(value.value);
  }
}
