import { environment, type Target } from "./call.ts";
import { type Group, layOut, type Source, type Style } from "./layout.ts";
import { csharp as literal } from "./literals.ts";
import { dateOf, endpointOf, productOf, program } from "./sdk.ts";
import { type Typed, type TypedMember, typedInput } from "./typed.ts";

const style: Style = { indent: "    ", width: 120, trailingComma: true, bracketBelow: true };

export const csharp: Target = {
  id: "csharp",
  name: "C#",
  file: "Program.cs",
  language: "csharp",
  install: (call) => ["dotnet new console", `dotnet add package TencentCloudSDK.${productOf(call)}`],
  run: () => "dotnet run",
  generate(call, shapes) {
    const { action, region } = call;
    const [place, product] = [endpointOf(call), productOf(call)];
    const root = `TencentCloud.${product}.V${dateOf(call)}`;
    const variables = { SecretId: "secretId", SecretKey: "secretKey", Token: "token" } as const;
    const credential = initializer(
      "Credential",
      Object.entries(variables).map(([name, key]) => [
        name,
        `Environment.GetEnvironmentVariable(${literal(environment[key])})`,
      ]),
    );
    const http =
      place &&
      initializer("HttpProfile", [
        ["Protocol", literal(`${place.scheme}://`)],
        ["Endpoint", literal(place.host)],
      ]);
    const usings = ["TencentCloud.Common", ...(http ? ["TencentCloud.Common.Profile"] : []), root, `${root}.Models`];
    return program(
      ["System", ...usings.sort()].map((name) => `using ${name};`),
      "",
      layOut(credential, style, "var credential = ", ";"),
      http && layOut(initializer("ClientProfile", [["HttpProfile", http]]), style, "var profile = ", ";"),
      `var client = new ${product}Client(credential, ${literal(region)}${http ? ", profile" : ""});`,
      "",
      layOut(objectSource(`${action}Request`, typedInput(call, shapes)), style, "var request = ", ";"),
      `var response = await client.${action}(request);`,
      "Console.WriteLine(AbstractModel.ToJsonString(response));",
    );
  },
};

function initializer(type: string, members: readonly (readonly [string, Source])[]): Group {
  if (members.length === 0) return { open: `new ${type}(`, close: ")", pad: "", items: [] };
  const items = members.map(([name, value]) => ({ name: `${name} = `, value }));
  return { head: `new ${type}`, open: "{", close: "}", pad: " ", items };
}

function objectSource(type: string, members: readonly TypedMember[]): Group {
  return initializer(
    type,
    members.map(({ name, value }) => [name, expression(value)]),
  );
}

function expression(value: Typed): Source {
  switch (value.kind) {
    case "string":
      return literal(value.value);
    case "float":
      return `${value.value}f`;
    case "object":
      return objectSource(value.name, value.members);
    case "list":
      return { open: "[", close: "]", pad: "", items: value.items.map((one) => ({ value: expression(one) })) };
    default:
      return String(value.value);
  }
}
