// After a full test run: every code that an action declares in `raises` was provoked by a test, or is listed with a reason.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { services } from "#services/index.ts";
import { notProvoked } from "../test/notProvoked.ts";

const [directory] = process.argv.slice(2);
if (directory === undefined) throw new Error("usage: provoked.ts DIRECTORY");

const provoked = new Set(
  readdirSync(directory).flatMap((file) => readFileSync(join(directory, file), "utf8").split("\n")),
);

const faults: string[] = [];
let declared = 0;
for (const service of services.values()) {
  for (const name of service.actions) {
    const { published } = await service.load(name);
    for (const code of published.raises) {
      declared++;
      const pair = `${service.name}.${name} ${code}`;
      const reason = notProvoked[pair];
      if (!provoked.has(pair) && reason === undefined) faults.push(`${pair} is raised by no test`);
      if (provoked.has(pair) && reason !== undefined)
        console.log(`${pair} is raised: remove it from test/notProvoked.ts`);
    }
  }
}
for (const fault of faults) console.error(fault);
const exceptions = Object.keys(notProvoked).length;
console.log(`${declared} declared pairs of action and code, ${exceptions} of them not provoked for a reason`);
process.exit(faults.length > 0 ? 1 : 0);
