// npm run new -- action NAME SERVICE/THING [--definition FILE] | kind NAME: writes a skeleton and its test.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root, setUp } from "./setup.mjs";

const command = [join(root, "scripts", "new", "new.ts"), ...process.argv.slice(2)];
const { status } = spawnSync(setUp("develop"), command, { cwd: root, stdio: "inherit" });
process.exit(status ?? 1);
