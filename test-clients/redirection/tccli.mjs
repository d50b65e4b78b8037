// Calls the official endpoints with tccli by plain HTTP, also as a role. `skerry exec` sets the variables that redirect it.
// The argument is the path of tccli.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const program = process.argv[2];
const home = mkdtempSync(join(tmpdir(), "skerry-tccli-"));
const env = { ...process.env, HOME: home, PATH: `${dirname(program)}:${process.env.PATH}` };
let [passed, failed] = [0, 0];

function check(what, args, holds) {
  const { status, stdout, stderr } = spawnSync(program, args, { env, encoding: "utf8", timeout: 60_000 });
  if (status === 0 && holds(stdout)) passed++;
  else {
    failed++;
    console.log(`NOT OK: tccli by proxy: ${what}: ${status} ${stdout}${stderr}`.slice(0, 600));
  }
}

try {
  for (const service of ["lighthouse", "sts", "cam"]) {
    const endpoint = `http://${service}.tencentcloudapi.com`;
    check(`${service}.endpoint`, ["configure", "set", `${service}.endpoint`, endpoint], () => true);
  }
  check("lighthouse", ["lighthouse", "DescribeRegions"], (out) => JSON.parse(out).TotalCount > 0);
  const trust = {
    effect: "allow",
    action: "name/sts:AssumeRole",
    principal: { qcs: ["qcs::cam::uin/100000000001:root"] },
  };
  const policy = JSON.stringify({ version: "2.0", statement: [trust] });
  check("CreateRole", ["cam", "CreateRole", "--RoleName", "ByProxy", "--PolicyDocument", policy], (out) => out !== "");
  const role = ["--role-arn", "qcs::cam::uin/100000000001:roleName/ByProxy", "--role-session-name", "proxy"];
  const caller = ["sts", "GetCallerIdentity", ...role];
  check("--role-arn", caller, (out) => JSON.parse(out).Type === "CAMRole");
} finally {
  rmSync(home, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
