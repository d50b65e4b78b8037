import { appendFileSync } from "node:fs";
import { join } from "node:path";

/** Where a full test run collects the codes that its requests got; see scripts/provoked.ts. */
const directory = process.env["SKERRY_PROVOKED_CODES"];
const known = new Set<string>();

/** Records that a request to an action got an error code. */
export function recordProvokedCode(fields: Readonly<Record<string, unknown>>): void {
  const { service, action, code } = fields;
  if (directory === undefined || !code) return;
  const line = `${service}.${action} ${code}\n`;
  if (known.has(line)) return;
  known.add(line);
  appendFileSync(join(directory, `${process.pid}.txt`), line);
}
