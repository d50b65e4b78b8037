import { maxDataDisks, sizeFault } from "#services/lighthouse/disk/catalogue.ts";
import { materialOf } from "#services/lighthouse/key/sshKeys.ts";
import { messages } from "#services/lighthouse/messages.ts";
import { bundleById } from "#services/lighthouse/package/catalogue.ts";
import { isMainland } from "#services/lighthouse/package/choices.ts";
import { InconsistencyError, isValidTime, requireDistinct, type UniqueNames } from "../inconsistencyError.ts";
import type { World } from "../schema.ts";
import { type AccountRegion, isIn, notFoundMessage, ResourceIndex, zonesOf } from "./accountRegion.ts";
import { rejectPublicBlueprintId } from "./blueprintId.ts";
import { findBlueprint } from "./blueprints.ts";
import { consistentActivity, consistentContainer, consistentMcpServer } from "./insideConsistency.ts";
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
export function consistentLighthouse(world: World, once: UniqueNames, account: WorldContext["account"]): void {
  const { lighthouse } = world;
  const found = {
    instances: new ResourceIndex(lighthouse.instances),
    disks: new ResourceIndex(lighthouse.disks),
    keyPairs: new ResourceIndex(lighthouse.keyPairs),
  };
  const around = { world, once, account, ...found };
  const check = <S extends Section>(section: S): void => {
    for (const [n, thing] of lighthouse[section].entries()) {
      const at = `lighthouse.${section}.${n}`;
      account(thing.account, `${at}.account`);
      const where = "region" in thing ? ` in ${thing.region}` : "";
      if (words[section]) once.add(`${words[section]} ${thing.id}${where}`, `${at}.id`);
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
    if (isTime && !isValidTime(time)) throw new InconsistencyError(`${at}.${field}`, `there is no such time: ${time}`);
  }
}

function consistentKeyPair(key: Thing<"keyPairs">, at: string, { once }: WorldContext): void {
  const material = materialOf(key.publicKey);
  if (material === undefined) throw new InconsistencyError(`${at}.publicKey`, "is no RSA key of at least 1024 bits");
  once.add(`key pair ${key.name} of ${key.account} in ${key.region}`, `${at}.name`);
  once.add(`public key ${material} of ${key.account} in ${key.region}`, `${at}.publicKey`);
}

function consistentInstance(instance: WorldInstance, at: string, around: WorldContext): void {
  const { world, once } = around;
  const { account, region, blueprint, systemDisk, publicAddress, privateAddress, uuid, keys } = instance;
  inRegion(instance.zone, region, `${at}.zone`);
  const bundle = bundleById(instance.bundle);
  if (!bundle) throw new InconsistencyError(`${at}.bundle`, `there is no bundle ${instance.bundle}`);
  if (bundle.mainland !== isMainland(region))
    throw new InconsistencyError(`${at}.bundle`, `${bundle.id} is not sold in ${region}`);
  const origin = findBlueprint(world, instance, blueprint);
  if (!origin)
    throw new InconsistencyError(`${at}.blueprint`, `there is no blueprint ${blueprint} for ${account} in ${region}`);
  const windows = origin.platform === "WINDOWS";
  if (!(windows ? bundle.windows : bundle.linux) || bundle.disk < origin.disk || bundle.memory < origin.memory)
    throw new InconsistencyError(`${at}.blueprint`, `${blueprint} does not run on ${bundle.id}`);
  if (windows && keys.length > 0) throw new InconsistencyError(`${at}.keys`, "nobody gets into Windows with a key");
  keysThere(instance, at, around);
  if (instance.firewall) consistentRules(instance.firewall, `${at}.firewall`);
  lifeOf(instance, at);
  if (systemDisk !== undefined) once.add(`disk ${systemDisk} in ${region}`, `${at}.systemDisk`);
  if (uuid !== undefined) once.add(`uuid ${uuid}`, `${at}.uuid`);
  if (publicAddress !== undefined) once.add(`address ${publicAddress}`, `${at}.publicAddress`);
  if (privateAddress !== undefined)
    once.add(`address ${privateAddress} of ${account} in ${region}`, `${at}.privateAddress`);
}

function consistentDisk(disk: WorldDisk, at: string, { world, instances }: WorldContext): void {
  const { region, state } = disk;
  inRegion(disk.zone, region, `${at}.zone`);
  const fault = sizeFault(disk.type, disk.size);
  if (fault) throw new InconsistencyError(`${at}.size`, `no ${disk.type} has ${disk.size} GB`);
  lifeOf(disk, at);
  if (disk.instance === undefined) {
    if (state === "ATTACHED") throw new InconsistencyError(`${at}.state`, "needs `instance`");
    return;
  }
  const host = instances.find(disk, disk.instance);
  if (!host) throw new InconsistencyError(`${at}.instance`, notFoundMessage("instance", disk.instance, disk));
  if (state === "UNATTACHED") throw new InconsistencyError(`${at}.state`, "does not go with `instance`");
  const zone = host.zone ?? zonesOf(region)[0];
  if (disk.zone !== undefined && disk.zone !== zone)
    throw new InconsistencyError(`${at}.zone`, `${host.id} is in ${zone}, not in ${disk.zone}`);
  const beside = world.lighthouse.disks.filter((other) => other.instance === host.id && isIn(other, disk));
  if (beside.indexOf(disk) >= maxDataDisks)
    throw new InconsistencyError(`${at}.instance`, `${host.id} has more than ${maxDataDisks} data disks`);
}

function consistentBackup(backup: Thing<"diskBackups">, at: string, { world, disks }: WorldContext): void {
  const disk = disks.find(backup, backup.disk);
  if (!disk) throw new InconsistencyError(`${at}.disk`, notFoundMessage("data disk", backup.disk, backup));
  const beside = world.lighthouse.diskBackups.filter((other) => other.disk === disk.id && isIn(other, disk));
  if (beside.indexOf(backup) >= disk.backupQuota)
    throw new InconsistencyError(`${at}.disk`, `${disk.id} may have ${disk.backupQuota} backups`);
}

function consistentSnapshot(snapshot: Thing<"snapshots">, at: string, { instances }: WorldContext): void {
  if (!instances.find(snapshot, snapshot.instance))
    throw new InconsistencyError(`${at}.instance`, notFoundMessage("instance", snapshot.instance, snapshot));
}

function consistentBlueprint(blueprint: Thing<"blueprints">, at: string, around: WorldContext): void {
  rejectPublicBlueprintId(blueprint.id, `${at}.id`);
  requireDistinct(blueprint.sharedWith, `${at}.sharedWith`);
  for (const [n, uin] of blueprint.sharedWith.entries()) {
    around.account(uin, `${at}.sharedWith.${n}`);
    if (uin === blueprint.account) throw new InconsistencyError(`${at}.sharedWith.${n}`, "is the owner itself");
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
    if (rule.id !== undefined) once.add(`rule ${rule.id}`, `${at}.rules.${n}.id`);
  }
  for (const [n, run] of applications.entries()) {
    const where = `${at}.applications.${n}`;
    once.add(`run ${run.id} of ${account}`, `${where}.id`);
    momentsIn(run, where);
    requireDistinct(
      run.targets.map(({ instance, region }) => `${instance} in ${region}`),
      `${where}.targets`,
    );
    for (const [t, { error }] of run.targets.entries()) {
      if (error !== "" && !(error in messages))
        throw new InconsistencyError(`${where}.targets.${t}.error`, `there is no code ${error}`);
    }
  }
}

function consistentCcn(
  { id, account, region }: Thing<"ccnAttachments">,
  at: string,
  { once, world }: WorldContext,
): void {
  if (!world.ccns.some((ccn) => ccn.id === id && ccn.account === account)) {
    throw new InconsistencyError(`${at}.id`, `account ${account} has no CCN ${id} in this world`);
  }
  once.add(`the private network of ${account} in ${region}`, `${at}.region`);
}

function inRegion(zone: string | undefined, region: string, at: string): void {
  if (zone === undefined) return;
  const here = zonesOf(region);
  if (!here.includes(zone)) throw new InconsistencyError(at, `must be one of ${here.join(", ")}, not \`${zone}\``);
}

function keysThere(
  thing: AccountRegion & { readonly keys: readonly string[] },
  at: string,
  { keyPairs }: WorldContext,
): void {
  requireDistinct(thing.keys, `${at}.keys`);
  for (const [n, key] of thing.keys.entries()) {
    if (!keyPairs.find(thing, key))
      throw new InconsistencyError(`${at}.keys.${n}`, notFoundMessage("key pair", key, thing));
  }
}

/** What was given back is paid until then at most, and nothing else was given back. */
function lifeOf(
  thing: Pick<WorldInstance, "expires" | "isolated"> & { readonly state?: string | undefined },
  at: string,
): void {
  const { state, expires, isolated } = thing;
  if (state !== "SHUTDOWN") {
    if (isolated !== undefined) throw new InconsistencyError(`${at}.isolated`, "needs the state SHUTDOWN");
    return;
  }
  if (expires !== undefined && (isolated === undefined || expires > isolated))
    throw new InconsistencyError(`${at}.expires`, "must not be later than `isolated`, where the state is SHUTDOWN");
}
