import { environment, type Target } from "./call.ts";
import { layOut, type Source, type Style } from "./layout.ts";
import { java as literal } from "./literals.ts";
import { nameVariables, type ObjectVariables } from "./objects.ts";
import { dateOf, endpointOf, productOf, program } from "./sdk.ts";
import { isSimple, objectNames, type Typed, type TypedMember, typedInput } from "./typed.ts";

/** The Maven dependency on the SDK. */
const pom = [
  "<project><modelVersion>4.0.0</modelVersion>",
  "<groupId>example</groupId><artifactId>call</artifactId><version>1</version><dependencies><dependency>",
  "<groupId>com.tencentcloudapi</groupId><artifactId>tencentcloud-sdk-java</artifactId><version>LATEST</version>",
  "</dependency></dependencies></project>",
].join("");

const style: Style = { indent: "  ", width: 100, trailingComma: false, continuation: "    " };
const reservedNames = new Set(
  "client credential http profile request response abstract assert case class const default do enum final goto if import int interface native new package public return static switch this throw try void".split(
    " ",
  ),
);

export const java: Target = {
  id: "java",
  name: "Java",
  file: "Main.java",
  language: "java",
  install: () => [`echo '${pom}' > pom.xml`, "mvn dependency:copy-dependencies -DoutputDirectory=lib"],
  run: () => "java -cp 'lib/*' Main.java",
  generate(call, shapes) {
    const { service, action, region } = call;
    const [place, product, input] = [endpointOf(call), productOf(call), typedInput(call, shapes)];
    const built = nameVariables(input, reservedNames);
    const root = `com.tencentcloudapi.${service}.v${dateOf(call)}`;
    const models = new Set([`${action}Request`, `${action}Response`, ...objectNames(input)]);
    const common = ["AbstractModel", "Credential", "exception.TencentCloudSDKException"];
    const profiles = place ? ["profile.ClientProfile", "profile.HttpProfile"] : [];
    const imports = [
      ...[...common, ...profiles].map((name) => `com.tencentcloudapi.common.${name}`),
      `${root}.${product}Client`,
      ...[...models].map((name) => `${root}.models.${name}`),
    ];
    return program(
      imports.sort().map((name) => `import ${name};`),
      ["", "public class Main {", "  public static void main(String[] args) throws TencentCloudSDKException {"],
      [
        "    Credential credential =",
        "        new Credential(",
        Object.values(environment)
          .map((name) => `            System.getenv(${literal(name)})`)
          .join(",\n")
          .concat(");"),
      ],
      place && [
        "    HttpProfile http = new HttpProfile();",
        `    http.setProtocol(HttpProfile.REQ_${place.scheme.toUpperCase()});`,
        `    http.setEndpoint(${literal(place.host)});`,
        "    ClientProfile profile = new ClientProfile();",
        "    profile.setHttpProfile(http);",
      ],
      `    ${product}Client client = new ${product}Client(credential, ${literal(region)}${place ? ", profile" : ""});`,
      built.objects.flatMap((object) => {
        const variable = built.variables.get(object) ?? "";
        return ["", ...construct(object.name, variable, object.members, built)];
      }),
      ["", ...construct(`${action}Request`, "request", input, built)],
      layOut(`client.${action}(request)`, style, `    ${action}Response response = `, ";"),
      ["    System.out.println(AbstractModel.toJsonString(response));", "  }", "}"],
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
    layOut(`new ${type}()`, style, `    ${type} ${variable} = `, ";"),
    ...members.map(({ name, value }) => layOut(expression(value, built), style, `    ${variable}.set${name}(`, ");")),
  ];
}

const boxes = { string: "String", int: "Long", float: "Float", bool: "Boolean" } as const;

function expression(value: Typed, built: ObjectVariables): Source {
  switch (value.kind) {
    case "string":
      return literal(value.value);
    case "int":
      return `${value.value}L`;
    case "float":
      return `${value.value}F`;
    case "bool":
      return String(value.value);
    case "object":
      return built.variables.get(value) ?? "";
    case "list": {
      const type = isSimple(value.element) ? boxes[value.element] : value.element;
      const items = value.items.map((one) => ({ value: expression(one, built) }));
      return { open: `new ${type}[] {`, close: "}", pad: "", items };
    }
  }
}
