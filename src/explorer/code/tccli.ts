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
      // It will not go without a region, though some actions have none.
      ["region", region],
      ...Object.entries(input).flatMap(([name, value]) => (value === null ? [] : [[name, text(value)] as const])),
      ...(endpoint ? [["endpoint", new URL(endpoint.url).origin] as const] : []),
    ] as const;
    // The credentials are read from the environment by tccli itself.
    const words = [`tccli ${service} ${action}`, ...options.map(([name, value]) => option(name, value))];
    const line = words.join(" ");
    return `${line.length <= width ? line : words.join(" \\\n  ")}\n`;
  },
};

function text(value: Json): string {
  if (typeof value === "boolean") return value ? "True" : "False";
  return Array.isArray(value) || isObject(value) ? json(value) : String(value);
}

/** What begins with a hyphen would be taken for an option, were it a word of its own. */
function option(name: string, value: string): string {
  return value.startsWith("-") ? shell(`--${name}=${value}`) : `${shell(`--${name}`)} ${shell(value)}`;
}
