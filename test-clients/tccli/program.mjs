// The first argument is the path of tccli, the second the port of the server. tccli uses plain HTTP only if the endpoint
// has a scheme.
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";

const [, , program, port] = process.argv;
const endpoint = ["--endpoint", `http://127.0.0.1:${port}`, "--region", "ap-guangzhou"];
const env = {
  ...process.env,
  PATH: `${dirname(program)}:${process.env.PATH}`,
  HOME: join(dirname(program), ".."),
  TENCENTCLOUD_SECRET_ID: "AKIDSkerryLocalDevelopmentOnly000001",
  TENCENTCLOUD_SECRET_KEY: "SkerryLocalSecretKeyDoNotUse0001",
};
let [passed, failed] = [0, 0];

export function tccli(...args) {
  const { status, stdout, stderr } = spawnSync(program, [...args, ...endpoint], {
    env,
    encoding: "utf8",
    timeout: 60_000,
  });
  return { status, output: `${stdout}${stderr}` };
}

export function check(what, { status, output }, holds) {
  if (holds(status, output)) {
    passed++;
    return;
  }
  failed++;
  console.log(`NOT OK: tccli: ${what}: ${status} ${output.slice(0, 500)}`);
}

export function finish() {
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
}
