import { maxDataDisks, sizeFault } from "#services/lighthouse/disk/catalogue.ts";
import { materialOf } from "#services/lighthouse/key/sshKeys.ts";
import { messages } from "#services/lighthouse/messages.ts";
import { bundleById } from "#services/lighthouse/package/catalogue.ts";
import { isMainland } from "#services/lighthouse/package/choices.ts";
import { distinct, Inconsistency, isMoment, type Once } from "../once.ts";
import type { World } from "../schema.ts";
import { type AccountRegion, isIn, Known, missing, zonesOf } from "./accountRegion.ts";
import { originOf } from "./blueprints.ts";
import { consistentActivity, consistentContainer, consistentMcpServer } from "./insideConsistency.ts";
import { ownId } from "./ownId.ts";
import { consistentRules } from "./rules.ts";
import type { LighthouseWorld, WorldDisk, WorldInstance } from "./schema.ts";
import type { WorldContext } from "./worldContext.ts";

type Section = keyof LighthouseWorld;
type Thing<S extends Section> = LighthouseWorld[S][number];

/** What each section is checked for, one thing after the other. */
const checks: { readonly [S in Section]: (thing: Thing<S>, at: string, around: WorldContext) => void } = {
  keyPairs: consistentKeyPair,
  instances: consistentInstance,
  disks: consistentDisk,
  diskBackups: consistentBackup,
  snapshots: consistentSnapshot,
  blueprints: consistentBlueprint,
  firewallTemplates: consistentTemplate,
  ccnAttachments: consistentCcn,
  containers: consistentContainer,
  dockerActivities: consistentActivity,
  mcpServers: consistentMcpServer,
};

/** What a thing of each section is called in a message. A private network is told apart by its place, not by its CCN. */
const words: Readonly<Record<Section, string | undefined>> = {
  keyPairs: "key pair",
  instances: "instance",
  disks: "disk",
  diskBackups: "backup",
  snapshots: "snapshot",
  blueprints: "blueprint",
  firewallTemplates: "template",
  ccnAttachments: undefined,
  containers: "container",
  dockerActivities: "activity",
  mcpServers: "MCP server",
};

/** @throws Inconsistency for the first thing of Lighthouse that does not fit */
export function consistentLighthouse(world: World, once: Once, account: WorldContext["account"]): void {
  const { lighthouse } = world;
  const found = {
    instances: new Known(lighthouse.instances),
    disks: new Known(lighthouse.disks),
    keyPairs: new Known(lighthouse.keyPairs),
  };
  const around = { world, once, account, ...found };
  const check = <S extends Section>(section: S): void => {
    for (const [n, thing] of lighthouse[section].entries()) {
      const at = `lighthouse.${section}.${n}`;
      account(thing.account, `${at}.account`);
      const where = "region" in thing ? ` in ${thing.region}` : "";
      if (words[section]) once.see(`${words[section]} ${thing.id}${where}`, `${at}.id`);
      momentsIn(thing, at);
      checks[section](thing, at, around);
    }
  };
  for (const section of ["keyPairs", "blueprints", "instances", "disks"] as const) check(section);
  for (const section of ["diskBackups", "snapshots", "firewallTemplates", "ccnAttachments"] as const) check(section);
  for (const section of ["containers", "dockerActivities", "mcpServers"] as const) check(section);
}

function momentsIn(thing: object, at: string): void {
  for (const [field, time] of Object.entries(thing)) {
    const isTime = ["created", "expires", "isolated", "ended"].includes(field) && time !== undefined;
    if (isTime && !isMoment(time)) throw new Inconsistency(`${at}.${field}`, `there is no such time: ${time}`);
  }
}

function consistentKeyPair(key: Thing<"keyPairs">, at: string, { once }: WorldContext): void {
  const material = materialOf(key.publicKey);
  if (material === undefined) throw new Inconsistency(`${at}.publicKey`, "is no RSA key of at least 1024 bits");
  once.see(`key pair ${key.name} of ${key.account} in ${key.region}`, `${at}.name`);
  once.see(`public key ${material} of ${key.account} in ${key.region}`, `${at}.publicKey`);
}

function consistentInstance(instance: WorldInstance, at: string, around: WorldContext): void {
  const { world, once } = around;
  const { account, region, blueprint, systemDisk, publicAddress, privateAddress, uuid, keys } = instance;
  inRegion(instance.zone, region, `${at}.zone`);
  const bundle = bundleById(instance.bundle);
  if (!bundle) throw new Inconsistency(`${at}.bundle`, `there is no bundle ${instance.bundle}`);
  if (bundle.mainland !== isMainland(region))
    throw new Inconsistency(`${at}.bundle`, `${bundle.id} is not sold in ${region}`);
  const origin = originOf(world, instance, blueprint);
  if (!origin)
    throw new Inconsistency(`${at}.blueprint`, `there is no blueprint ${blueprint} for ${account} in ${region}`);
  const windows = origin.platform === "WINDOWS";
  if (!(windows ? bundle.windows : bundle.linux) || bundle.disk < origin.disk || bundle.memory < origin.memory)
    throw new Inconsistency(`${at}.blueprint`, `${blueprint} does not run on ${bundle.id}`);
  if (windows && keys.length > 0) throw new Inconsistency(`${at}.keys`, "nobody gets into Windows with a key");
  keysThere(instance, at, around);
  if (instance.firewall) consistentRules(instance.firewall, `${at}.firewall`);
  lifeOf(instance, at);
  if (systemDisk !== undefined) once.see(`disk ${systemDisk} in ${region}`, `${at}.systemDisk`);
  if (uuid !== undefined) once.see(`uuid ${uuid}`, `${at}.uuid`);
  if (publicAddress !== undefined) once.see(`address ${publicAddress}`, `${at}.publicAddress`);
  if (privateAddress !== undefined)
    once.see(`address ${privateAddress} of ${account} in ${region}`, `${at}.privateAddress`);
}

function consistentDisk(disk: WorldDisk, at: string, { world, instances }: WorldContext): void {
  const { region, state } = disk;
  inRegion(disk.zone, region, `${at}.zone`);
  const fault = sizeFault(disk.type, disk.size);
  if (fault) throw new Inconsistency(`${at}.size`, `no ${disk.type} has ${disk.size} GB`);
  lifeOf(disk, at);
  if (disk.instance === undefined) {
    if (state === "ATTACHED") throw new Inconsistency(`${at}.state`, "needs `instance`");
    return;
  }
  const host = instances.find(disk, disk.instance);
  if (!host) throw new Inconsistency(`${at}.instance`, missing("instance", disk.instance, disk));
  if (state === "UNATTACHED") throw new Inconsistency(`${at}.state`, "does not go with `instance`");
  const zone = host.zone ?? zonesOf(region)[0];
  if (disk.zone !== undefined && disk.zone !== zone)
    throw new Inconsistency(`${at}.zone`, `${host.id} is in ${zone}, not in ${disk.zone}`);
  const beside = world.lighthouse.disks.filter((other) => other.instance === host.id && isIn(other, disk));
  if (beside.indexOf(disk) >= maxDataDisks)
    throw new Inconsistency(`${at}.instance`, `${host.id} has more than ${maxDataDisks} data disks`);
}

function consistentBackup(backup: Thing<"diskBackups">, at: string, { world, disks }: WorldContext): void {
  const disk = disks.find(backup, backup.disk);
  if (!disk) throw new Inconsistency(`${at}.disk`, missing("data disk", backup.disk, backup));
  const beside = world.lighthouse.diskBackups.filter((other) => other.disk === disk.id && isIn(other, disk));
  if (beside.indexOf(backup) >= disk.backupQuota)
    throw new Inconsistency(`${at}.disk`, `${disk.id} may have ${disk.backupQuota} backups`);
}

function consistentSnapshot(snapshot: Thing<"snapshots">, at: string, { instances }: WorldContext): void {
  if (!instances.find(snapshot, snapshot.instance))
    throw new Inconsistency(`${at}.instance`, missing("instance", snapshot.instance, snapshot));
}

function consistentBlueprint(blueprint: Thing<"blueprints">, at: string, around: WorldContext): void {
  ownId(blueprint.id, `${at}.id`);
  distinct(blueprint.sharedWith, `${at}.sharedWith`);
  for (const [n, uin] of blueprint.sharedWith.entries()) {
    around.account(uin, `${at}.sharedWith.${n}`);
    if (uin === blueprint.account) throw new Inconsistency(`${at}.sharedWith.${n}`, "is the owner itself");
  }
  keysThere(blueprint, at, around);
}

function consistentTemplate(
  { account, rules, applications }: Thing<"firewallTemplates">,
  at: string,
  { once }: WorldContext,
): void {
  consistentRules(rules, `${at}.rules`);
  for (const [n, rule] of rules.entries()) {
    if (rule.id !== undefined) once.see(`rule ${rule.id}`, `${at}.rules.${n}.id`);
  }
  for (const [n, run] of applications.entries()) {
    const where = `${at}.applications.${n}`;
    once.see(`run ${run.id} of ${account}`, `${where}.id`);
    momentsIn(run, where);
    distinct(
      run.targets.map(({ instance, region }) => `${instance} in ${region}`),
      `${where}.targets`,
    );
    for (const [t, { error }] of run.targets.entries()) {
      if (error !== "" && !(error in messages))
        throw new Inconsistency(`${where}.targets.${t}.error`, `there is no code ${error}`);
    }
  }
}

function consistentCcn(
  { id, account, region }: Thing<"ccnAttachments">,
  at: string,
  { once, world }: WorldContext,
): void {
  if (!world.ccns.some((ccn) => ccn.id === id && ccn.account === account)) {
    throw new Inconsistency(`${at}.id`, `account ${account} has no CCN ${id} in this world`);
  }
  once.see(`the private network of ${account} in ${region}`, `${at}.region`);
}

function inRegion(zone: string | undefined, region: string, at: string): void {
  if (zone === undefined) return;
  const here = zonesOf(region);
  if (!here.includes(zone)) throw new Inconsistency(at, `must be one of ${here.join(", ")}, not \`${zone}\``);
}

function keysThere(
  thing: AccountRegion & { readonly keys: readonly string[] },
  at: string,
  { keyPairs }: WorldContext,
): void {
  distinct(thing.keys, `${at}.keys`);
  for (const [n, key] of thing.keys.entries()) {
    if (!keyPairs.find(thing, key)) throw new Inconsistency(`${at}.keys.${n}`, missing("key pair", key, thing));
  }
}

/** What was given back is paid until then at most, and nothing else was given back. */
function lifeOf(
  thing: Pick<WorldInstance, "expires" | "isolated"> & { readonly state?: string | undefined },
  at: string,
): void {
  const { state, expires, isolated } = thing;
  if (state !== "SHUTDOWN") {
    if (isolated !== undefined) throw new Inconsistency(`${at}.isolated`, "needs the state SHUTDOWN");
    return;
  }
  if (expires !== undefined && (isolated === undefined || expires > isolated))
    throw new Inconsistency(`${at}.expires`, "must not be later than `isolated`, where the state is SHUTDOWN");
}
