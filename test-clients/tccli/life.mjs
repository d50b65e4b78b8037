// The lifecycle of an instance with tccli: arguments as JSON, as options and from a file, and waiters, which repeat a call
// until an expression has the expected value. The third argument is a public key.
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { check, finish, tccli } from "./program.mjs";

const publicKey = process.argv[4];
const [ubuntu, debian] = ["lhbp-qnuz61zs", "lhbp-mxml4cnq"];

/** Runs a command and returns its response. */
function call(action, ...args) {
  const answer = tccli("lighthouse", action, ...args);
  check(action, answer, (status) => status === 0);
  return answer.status === 0 ? JSON.parse(answer.output) : {};
}

/** Waits with a waiter of tccli. */
function wait(action, args, expr, to) {
  const waiter = `{'expr':'${expr}','to':${typeof to === "string" ? `'${to}'` : to},'timeout':20,'interval':0.1}`;
  const answer = tccli("lighthouse", action, ...args, "--waiter", waiter);
  check(`${action} until ${expr} is ${to}`, answer, (status) => status === 0);
}

function same(what, value, wanted) {
  const [is, should] = [JSON.stringify(value), JSON.stringify(wanted)];
  check(what, { output: `${is}, not ${should}` }, () => is === should);
}

const bought = call(
  "CreateInstances",
  ..."--cli-unfold-argument --BundleId bundle2022_gen_01 --InstanceName life-tccli --Zones ap-guangzhou-3".split(" "),
  ..."--InstanceChargePrepaid.Period 1 --InstanceChargePrepaid.RenewFlag NOTIFY_AND_AUTO_RENEW".split(" "),
  "--BlueprintId",
  ubuntu,
);
const [id = ""] = bought.InstanceIdSet ?? [];
const it = ["--InstanceIds", JSON.stringify([id])];
const lookAt = () => call("DescribeInstances", ...it).InstanceSet?.[0] ?? {};
const waitFor = (state) => wait("DescribeInstances", it, "InstanceSet[0].InstanceState", state);
const waitUntilDone = () => wait("DescribeInstances", it, "InstanceSet[0].LatestOperationState", "SUCCESS");

waitFor("RUNNING");
const { InstanceName, Zone, RenewFlag, BlueprintId } = lookAt();
same(
  "as ordered",
  [InstanceName, Zone, RenewFlag, BlueprintId],
  ["life-tccli", "ap-guangzhou-3", "NOTIFY_AND_AUTO_RENEW", ubuntu],
);
check(
  "runs already",
  tccli("lighthouse", "StartInstances", ...it),
  (status, output) => status === 255 && output.includes("UnsupportedOperation.InvalidInstanceState"),
);

const file = join(dirname(process.argv[2]), "named.json");
writeFileSync(file, JSON.stringify({ InstanceIds: [id], InstanceName: "named by a file" }));
call("ModifyInstancesAttribute", "--cli-input-json", `file://${file}`);
const named = tccli("lighthouse", "DescribeInstances", ...it, "--filter", "InstanceSet[0].InstanceName");
check("arguments from a file, and a filter", named, (_, output) => JSON.parse(output) === "named by a file");

const firewall = ["--InstanceId", id];
call(
  "CreateFirewallRules",
  "--cli-unfold-argument",
  ...firewall,
  ..."--FirewallRules.0.Protocol TCP --FirewallRules.0.Port 8080 --FirewallRules.0.CidrBlock 10.0.0.1".split(" "),
  ..."--FirewallRules.1.Protocol UDP --FirewallRules.1.Port 53,853 --FirewallRules.1.Action DROP".split(" "),
);
const { FirewallRuleSet: rules = [] } = call("DescribeFirewallRules", ...firewall, "--Limit", "2");
same(
  "opened, in the order written",
  rules.map(({ Protocol, Port, CidrBlock, Action }) => [Protocol, Port, CidrBlock, Action]),
  [
    ["TCP", "8080", "10.0.0.1", "ACCEPT"],
    ["UDP", "53,853", "0.0.0.0/0", "DROP"],
  ],
);

const { KeyId = "" } = call("ImportKeyPair", "--KeyName", "life_tccli", "--PublicKey", publicKey);
const key = ["--KeyIds", JSON.stringify([KeyId])];
call("AssociateInstancesKeyPairs", ...key, ...it);
waitUntilDone();
same("lets the key in", lookAt().LoginSettings?.KeyIds, [KeyId]);
same("the key as it was sent", call("DescribeKeyPairs", ...key).KeyPairSet?.[0]?.PublicKey, publicKey);

const { SnapshotId = "" } = call("CreateInstanceSnapshot", "--InstanceId", id, "--SnapshotName", "before");
wait("DescribeSnapshots", ["--SnapshotIds", JSON.stringify([SnapshotId])], "SnapshotSet[0].SnapshotState", "NORMAL");
call("ResetInstance", "--InstanceId", id, "--BlueprintId", debian);
waitUntilDone();
same("a fresh system", lookAt().BlueprintId, debian);
call("ApplyInstanceSnapshot", "--InstanceId", id, "--SnapshotId", SnapshotId);
waitUntilDone();
same("rolled back", lookAt().BlueprintId, ubuntu);

call("StopInstances", ...it);
waitFor("STOPPED");
call("StartInstances", ...it);
waitFor("RUNNING");

const ordered = call(
  "CreateDisks",
  ..."--cli-unfold-argument --Zone ap-guangzhou-3 --DiskSize 20 --DiskType CLOUD_SSD --DiskName data".split(" "),
  ..."--DiskChargePrepaid.Period 1 --DiskChargePrepaid.TimeUnit m".split(" "),
);
const disk = ["--DiskIds", JSON.stringify(ordered.DiskIdSet ?? [])];
const waitForDisk = (state) => wait("DescribeDisks", disk, "DiskSet[0].DiskState", state);
waitForDisk("UNATTACHED");
call("AttachDisks", ...disk, "--InstanceId", id);
waitForDisk("ATTACHED");
call("ResizeDisks", ...disk, "--DiskSize", "40");
wait("DescribeDisks", disk, "DiskSet[0].DiskSize", 40);
call("DetachDisks", ...disk);
waitForDisk("UNATTACHED");
call("IsolateDisks", ...disk);
waitForDisk("SHUTDOWN");
call("TerminateDisks", ...disk);
wait("DescribeDisks", disk, "TotalCount", 0);

call("IsolateInstances", ...it);
waitFor("SHUTDOWN");
call("TerminateInstances", ...it);
wait("DescribeInstances", it, "TotalCount", 0);
call("DeleteKeyPairs", ...key);
same("no key", call("DescribeKeyPairs", ...key).TotalCount, 0);
finish();
