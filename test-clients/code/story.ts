// Runs the explorer's generated programs against a server at the given port. Without the SDK they are only compiled or
// parsed; without the toolchain they are reported as skipped.
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Call, environment } from "../../src/explorer/code/call.ts";
import { targets } from "../../src/explorer/code/targets.ts";
import { clientsAt, key } from "../../test/cloud.ts";
import { awkward, callOf, images, rules, shapesOf, twoInstances } from "../../test/explorer/calls.ts";
import { answerIn } from "../../test/explorer/running.ts";
import { path, type Toolchain, toolchains } from "./toolchains.ts";

const port = Number(process.argv[2]);
const url = `http://127.0.0.1:${port}`;
const root = join(import.meta.dir, "..", "..", ".tmp", "clients", "code");
const shapes = await shapesOf("lighthouse");
const { lighthouse } = clientsAt(port);
const [{ secretId, secretKey }, sum] = [key(1), { passed: 0, failed: 0, skipped: 0 }];
const env = { ...process.env, PATH: path, [environment.secretId]: secretId, [environment.secretKey]: secretKey };

const instanceId = await running();
for (const toolchain of toolchains) {
  const missing = toolchain.missing();
  if (missing) {
    sum.skipped++;
    console.log(`SKIPPED: generated code for ${toolchain.target}: there is no ${missing}`);
  } else if (toolchain.runs) await runAll(toolchain);
  else checkAll(toolchain);
}
console.log(`${sum.passed} passed, ${sum.failed} failed${sum.skipped > 0 ? `, ${sum.skipped} skipped` : ""}`);
process.exit(sum.failed > 0 ? 1 : 0);

/** Runs the program of each action and checks its effect with the Node.js SDK. */
async function runAll(toolchain: Toolchain): Promise<void> {
  const listed = start(toolchain, callOf("DescribeImagesToShare", images, url));
  check(toolchain, "lists", listed, listed.answer["TotalCount"] === 1);

  const bought = start(toolchain, callOf("CreateInstances", twoInstances, url));
  const InstanceIds = String(bought.answer["InstanceIdSet"] ?? "").split(",");
  const { InstanceSet } = await lighthouse.DescribeInstances({ InstanceIds });
  const names = InstanceSet?.map(({ InstanceName }) => InstanceName).sort();
  check(toolchain, "nested values", bought, names?.join() === [`${awkward}1`, `${awkward}2`].join());

  await lighthouse.DeleteFirewallRules({ InstanceId: instanceId, FirewallRules: await firewall() });
  const opened = start(toolchain, callOf("CreateFirewallRules", rules(instanceId), url));
  const descriptions = (await firewall()).map((rule) => rule.FirewallRuleDescription);
  check(toolchain, "lists of objects", opened, descriptions.length === 2 && descriptions.includes(awkward));

  const refused = start(toolchain, callOf("CreateFirewallRules", rules("lhins-00000000"), url));
  check(toolchain, "a refusal", refused, refused.text.includes("InstanceIdNotFound"));
}

/** Parses the program of each action, for Skerry and for the real service. */
function checkAll(toolchain: Toolchain): void {
  const calls = Object.entries({ DescribeImagesToShare: images, CreateInstances: twoInstances, DescribeRegions: {} });
  for (const [action, input] of [...calls, ["CreateFirewallRules", rules(instanceId)] as const]) {
    for (const place of [url, undefined]) {
      const call = callOf(action, input, place);
      if (target(toolchain).generate(call, shapes) === undefined) continue;
      const said = start(toolchain, call);
      check(toolchain, `${action} for ${place ?? "the real service"}`, said, said.code === 0);
    }
  }
}

function target(toolchain: Toolchain) {
  const found = targets.find(({ id }) => id === toolchain.target);
  if (!found) throw new Error(`there is no target ${toolchain.target}`);
  return found;
}

/** Writes the program of a call to a new folder and runs or checks it. */
function start(toolchain: Toolchain, call: Call) {
  const folder = join(root, toolchain.target, call.action);
  mkdirSync(folder, { recursive: true });
  const { file, generate } = target(toolchain);
  writeFileSync(join(folder, file), generate(call, shapes) ?? "");
  const [command = "", ...args] = (toolchain.runs ?? toolchain.checks)?.(folder) ?? [];
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, env, encoding: "utf8", timeout: 240_000 });
  return { code: status, text: `${stdout}${stderr}`, answer: answerIn(stdout) };
}

function check(toolchain: Toolchain, what: string, said: { readonly text: string }, holds: boolean): void {
  sum[holds ? "passed" : "failed"]++;
  if (!holds) console.log(`NOT OK: generated code: ${toolchain.target}: ${what}: ${said.text.slice(0, 1000)}`);
}

async function firewall() {
  const { FirewallRuleSet = [] } = await lighthouse.DescribeFirewallRules({ InstanceId: instanceId });
  return FirewallRuleSet.map(({ Protocol, Port, CidrBlock, Action, FirewallRuleDescription }) => ({
    Protocol: Protocol ?? "",
    ...(Port && { Port }),
    ...(CidrBlock && { CidrBlock }),
    ...(Action && { Action }),
    ...(FirewallRuleDescription && { FirewallRuleDescription }),
  }));
}

/** A running instance. */
async function running(): Promise<string> {
  const { InstanceName, InstanceCount, ...order } = twoInstances;
  const { InstanceIdSet: [id = ""] = [] } = await lighthouse.CreateInstances({ ...order, InstanceCount: 1 });
  for (let tries = 0; tries < 100; tries++) {
    const { InstanceSet } = await lighthouse.DescribeInstances({ InstanceIds: [id] });
    if (InstanceSet?.[0]?.InstanceState === "RUNNING") return id;
    await Bun.sleep(100);
  }
  throw new Error(`${id} does not run`);
}
