import { isObject, type Json, type Target } from "./call.ts";
import { json, shell } from "./literals.ts";

const width = 100;

export const tccli: Target = {
  id: "tccli",
  name: "tccli",
  file: "call.sh",
  language: "bash",
  install: () => ["pip install tccli"],
  run: () => "bash call.sh",
  generate({ service, action, region, input, endpoint }) {
    const options = [
      // tccli requires a region, even for actions without one.
      ["region", region],
      ...Object.entries(input).flatMap(([name, value]) => (value === null ? [] : [[name, text(value)] as const])),
      ...(endpoint ? [["endpoint", new URL(endpoint.url).origin] as const] : []),
    ] as const;
    // tccli reads the credentials from the environment.
    const words = [`tccli ${service} ${action}`, ...options.map(([name, value]) => option(name, value))];
    const line = words.join(" ");
    return `${line.length <= width ? line : words.join(" \\\n  ")}\n`;
  },
};

function text(value: Json): string {
  if (typeof value === "boolean") return value ? "True" : "False";
  return Array.isArray(value) || isObject(value) ? json(value) : String(value);
}

/** A value with a leading hyphen must be joined to its option, otherwise tccli reads it as an option. */
function option(name: string, value: string): string {
  return value.startsWith("-") ? shell(`--${name}=${value}`) : `${shell(`--${name}`)} ${shell(value)}`;
}
