import { type Call, environment, type Target } from "./call.ts";
import { type Group, type Item, layOut, type Source, type Style } from "./layout.ts";
import { go as literal } from "./literals.ts";
import { dateOf, endpointOf, program } from "./sdk.ts";
import { isSimple, type Typed, type TypedList, type TypedMember, typedInput } from "./typed.ts";

const sdk = "github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud";
const style: Style = { indent: "\t", width: 100, trailingComma: true, aligned: true };
const failure = ["\tif err != nil {", "\t\tlog.Fatal(err)", "\t}"];

const set = [
  "// set gives a field its value, be it *int64 or *uint64.",
  "func set[T any](field **T, value T) { *field = &value }",
];
const setAll = [
  "// setAll gives a field its values, whether they are *int64 or *uint64.",
  "func setAll[T any](field *[]*T, values ...T) {",
  "\tfor i := range values {",
  "\t\t*field = append(*field, &values[i])",
  "\t}",
  "}",
];

export const go: Target = {
  id: "go",
  name: "Go",
  file: "main.go",
  language: "go",
  install: ({ service }) => ["go mod init example.com/call", `go get ${sdk}/common@latest ${sdk}/${service}@latest`],
  run: () => "go run main.go",
  generate(call, shapes) {
    const { service, action, region } = call;
    const place = endpointOf(call);
    const assigned = assignments("request", typedInput(call, shapes), service);
    const uses = (name: string): boolean => assigned.some((line) => line.startsWith(`\t${name}(`));
    return program(
      ["package main", "", "import (", '\t"fmt"', '\t"log"', '\t"os"', "", ...imports(call), ")", "", "func main() {"],
      [
        "\tcredential := common.NewTokenCredential(",
        ...Object.values(environment).map((name) => `\t\tos.Getenv(${literal(name)}),`),
        "\t)",
        "\tsettings := profile.NewClientProfile()",
      ],
      place && [
        `\tsettings.HttpProfile.Scheme = ${literal(place.scheme.toUpperCase())}`,
        `\tsettings.HttpProfile.Endpoint = ${literal(place.host)}`,
      ],
      [`\tclient, err := ${service}.NewClient(credential, ${literal(region)}, settings)`, ...failure, ""],
      [`\trequest := ${service}.New${action}Request()`, ...assigned],
      [`\tresponse, err := client.${action}(request)`, ...failure, "\tfmt.Println(response.ToJsonString())", "}"],
      uses("set") ? ["", ...set] : undefined,
      uses("setAll") ? ["", ...setAll] : undefined,
    );
  },
};

function imports(call: Call): readonly string[] {
  const paths = [`${sdk}/common`, `${sdk}/common/profile`, `${sdk}/${call.service}/v${dateOf(call)}`];
  return paths.sort().map((path) => `\t${path.includes("/v20") ? `${call.service} ` : ""}"${path}"`);
}

/**
 * Statements that set the members of an object. The SDK has int64 and uint64, the spec only integers, so integers are
 * set after their objects, by a generic function that takes the type of the field.
 */
function assignments(target: string, members: readonly TypedMember[], product: string): readonly string[] {
  return members.flatMap(({ name, value }) => {
    const field = `${target}.${name}`;
    const isWhole = value.kind === "int" || (value.kind === "list" && value.element === "int");
    const own = isWhole ? [] : [layOut(expression(value, product), style, `\t${field} = `)];
    return [...own, ...wholeNumbers(field, value, product)];
  });
}

/** The settings of the whole numbers that are in a value, however deep. */
function wholeNumbers(field: string, value: Typed, product: string): readonly string[] {
  if (value.kind === "int") return [`\tset(&${field}, ${value.value})`];
  if (value.kind === "object")
    return value.members.flatMap((one) => wholeNumbers(`${field}.${one.name}`, one.value, product));
  if (value.kind !== "list") return [];
  if (value.element !== "int") return value.items.flatMap((one, at) => wholeNumbers(`${field}[${at}]`, one, product));
  return [`\tsetAll(${[`&${field}`, ...value.items.map(({ ...one }) => number(one))].join(", ")})`];
}

const number = (value: Typed): string => ("value" in value ? String(value.value) : "0");

const pointers = { string: "StringPtr", int: "Int64Ptr", float: "Float64Ptr", bool: "BoolPtr" } as const;
const kinds = { string: "string", int: "int64", float: "float64", bool: "bool" } as const;

const braces = (open: string, items: readonly Item[], close = "}"): Group => ({ open, close, pad: "", items });

function expression(value: Typed, product: string): Source {
  if (value.kind === "list") return list(value, product);
  if (value.kind === "object") return object(`&${product}.${value.name}`, value.members, product);
  return `common.${pointers[value.kind]}(${literalSource(value)})`;
}

function list({ element, items }: TypedList, product: string): Source {
  if (isSimple(element) && element !== "bool") {
    const values = items.map((one) => ({ value: literalSource(one) }));
    return braces(`common.${pointers[element]}s([]${kinds[element]}{`, values, "})");
  }
  const type = isSimple(element) ? `[]*${kinds[element]}{` : `[]*${product}.${element}{`;
  const values = items.map((one) =>
    one.kind === "object" ? object("", one.members, product) : expression(one, product),
  );
  return braces(
    type,
    values.map((one) => ({ value: one })),
  );
}

function object(type: string, members: readonly TypedMember[], product: string): Group {
  const isWhole = ({ value }: TypedMember): boolean =>
    value.kind === "int" || (value.kind === "list" && value.element === "int");
  const others = members.filter((one) => !isWhole(one));
  return braces(
    `${type}{`,
    others.map(({ name, value }) => ({ name: `${name}: `, value: expression(value, product) })),
  );
}

function literalSource(value: Typed): string {
  if (value.kind === "string") return literal(value.value);
  return value.kind === "list" || value.kind === "object" ? "nil" : String(value.value);
}
