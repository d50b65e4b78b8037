// npm start, npm run spec: installs missing packages and runs the command with Bun.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { root, setUp } from "./setup.mjs";

const bun = setUp("run");
// Queries may be 32 KiB long, above Bun's default limit for all headers.
const args = ["--max-http-header-size=65536", join(root, "src", "main.ts"), ...process.argv.slice(2)];
const child = spawn(bun, args, { stdio: "inherit" });
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"])
  process.on(signal, () => child.kill(signal === "SIGHUP" ? "SIGTERM" : signal));
child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
