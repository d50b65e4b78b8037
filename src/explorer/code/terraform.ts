import { type Call, isList, isObject, type Json, type JsonObject, type Target } from "./call.ts";
import { hcl } from "./literals.ts";
import { endpointOf, program } from "./sdk.ts";
import { mappings, type TerraformMapping, unsupportedMembers } from "./terraformMappings.ts";

export const terraform: Target = {
  id: "terraform",
  name: "Terraform",
  file: "main.tf",
  language: "hcl",
  install: () => ["terraform init"],
  run: ({ endpoint }) => `${endpoint ? `HTTP_PROXY=${new URL(endpoint.url).origin} ` : ""}terraform apply`,
  generate(call) {
    const fit = call.service === "lighthouse" ? mappings[call.action] : undefined;
    const body = fit && mapInput(fit, call.input);
    if (!fit || !body) return undefined;
    const [kind, name] = fit.resource ? ["resource", fit.resource] : ["data", fit.data];
    const type = `tencentcloud_lighthouse_${name}`;
    return program(
      ["terraform {", "  required_providers {", "    tencentcloud = {"],
      ['      source = "tencentcloudstack/tencentcloud"', "    }", "  }", "}", ""],
      ['provider "tencentcloud" {', ...lines(provider(call)), "}", ""],
      body.left.length > 0 ? `# The provider has no argument for ${body.left.join(", ")}.` : undefined,
      body.arguments.length > 0
        ? [`${kind} "${type}" "${name}" {`, ...lines(body.arguments), "}"]
        : `${kind} "${type}" "${name}" {}`,
      ["", `output "${name}" {`, `  value = ${kind === "data" ? "data." : ""}${type}.${name}`, "}"],
    );
  },
};

/** An argument, or a block of them. */
interface Argument {
  readonly name: string;
  readonly value: string | readonly Argument[];
}

/**
 * The provider's endpoint. The provider reads the keys from the environment, and prefixes the domain with the product's
 * name. With HTTP_PROXY set, `lighthouse.localhost` need not resolve; without it, no request reaches the
 * real service by accident.
 */
function provider(call: Call): readonly Argument[] {
  const place = endpointOf(call);
  const domain = place?.host.replace(/^(127\.0\.0\.1|\[::1\])(?=:|$)/, "localhost");
  return [
    { name: "region", value: hcl(call.region || "ap-guangzhou") },
    ...(place && domain
      ? [
          { name: "protocol", value: hcl(place.scheme.toUpperCase()) },
          { name: "domain", value: hcl(domain) },
        ]
      : []),
  ];
}

/** The arguments that describe an input, and the members that have none; undefined where one resource is not enough. */
function mapInput(fit: TerraformMapping, input: JsonObject) {
  const flat = { ...input, ...memberObject(input, fit.flattened) };
  const own = [...fit.members, ...Object.keys(memberObject(input, fit.flattened))];
  const several = Object.keys(fit.single ?? {}).filter((name) => listItems(input[name]).length > 1);
  if (several.length > 1) return undefined;
  const args: Argument[] = [];
  const count = fit.count === undefined ? undefined : input[fit.count];
  if (typeof count === "number" && count > 1) args.push({ name: "count", value: String(count) });
  for (const name of several) args.push({ name: "for_each", value: `toset(${valueText(listItems(input[name]))})` });
  for (const [name, value] of Object.entries(flat)) {
    const single = fit.single?.[name];
    if (single !== undefined) {
      args.push({ name: single, value: several.includes(name) ? "each.value" : valueText(listItems(value)[0] ?? "") });
    } else if (own.includes(name)) args.push(...argumentsFor(name, value));
  }
  for (const [name, value] of Object.entries(fit.needed ?? {})) {
    if (!args.some((one) => one.name === name)) args.push({ name, value: hcl(value) });
  }
  const known = new Set([...own, ...Object.keys(fit.single ?? {}), fit.count, fit.flattened]);
  const left = [...Object.keys(input).filter((name) => !known.has(name)), ...unsupportedIn(Object.values(input))];
  const isBlock = ({ value }: Argument): boolean => typeof value !== "string";
  return { arguments: [...args.filter((one) => !isBlock(one)), ...args.filter(isBlock)], left };
}

/** The members of objects that have no argument. */
function unsupportedIn(values: readonly Json[]): readonly string[] {
  const inside = values.flatMap((value): readonly string[] => {
    if (isList(value)) return unsupportedIn(value);
    if (!isObject(value)) return [];
    return [
      ...Object.keys(value).filter((name) => unsupportedMembers.has(name)),
      ...unsupportedIn(Object.values(value)),
    ];
  });
  return [...new Set(inside)];
}

const listItems = (value: Json | undefined): readonly Json[] => (value !== undefined && isList(value) ? value : []);

function memberObject(input: JsonObject, name: string | undefined): JsonObject {
  const value = name === undefined ? undefined : input[name];
  return value !== undefined && isObject(value) ? value : {};
}

/** Objects are blocks, one for each that has any argument. */
function argumentsFor(member: string, value: Json): readonly Argument[] {
  const name = snake(member);
  const all = isList(value) ? value : [value];
  const objects = all.filter(isObject);
  if (objects.length === 0) return value === null ? [] : [{ name, value: valueText(value) }];
  return objects.flatMap((object) => {
    const known = Object.entries(object).filter(([key]) => !unsupportedMembers.has(key));
    const value = known.flatMap(([key, one]) => argumentsFor(key, one));
    return value.length > 0 ? [{ name, value }] : [];
  });
}

function valueText(value: Json): string {
  if (isList(value)) return `[${value.map(valueText).join(", ")}]`;
  return typeof value === "string" ? hcl(value) : String(value);
}

/** `FirewallRules` is `firewall_rules`. */
const snake = (name: string): string => name.replace(/(?<=[a-z\d])(?=[A-Z])/g, "_").toLowerCase();

/** Formatted as `terraform fmt` does: the signs of successive arguments in one column. */
function lines(all: readonly Argument[], indent = "  "): readonly string[] {
  const runs: Argument[][] = [];
  for (const one of all) {
    const run = runs.at(-1);
    if (run && typeof run[0]?.value === "string" && typeof one.value === "string") run.push(one);
    else runs.push([one]);
  }
  return runs.flatMap((run) => {
    const longest = Math.max(...run.map(({ name }) => name.length));
    return run.flatMap(({ name, value }) =>
      typeof value === "string"
        ? [`${indent}${name.padEnd(longest)} = ${value}`]
        : [`${indent}${name} {`, ...lines(value, `${indent}  `), `${indent}}`],
    );
  });
}
