import { resourceId } from "#kernel/chance.ts";
import type { Random } from "#kernel/ports.ts";
import { newDataDisk } from "#services/lighthouse/disk/newDataDisk.ts";
import { newDiskBackup } from "#services/lighthouse/disk-backup/rows.ts";
import type { TemplateRule } from "#services/lighthouse/firewall-template/rows.ts";
import type { Target } from "#services/lighthouse/firewall-template/tasks.ts";
import { defaultRules, newInstance } from "#services/lighthouse/instance/newInstance.ts";
import { bundleById } from "#services/lighthouse/package/catalogue.ts";
import { newSnapshot } from "#services/lighthouse/snapshot/rows.ts";
import type { Plain, Row } from "#store/tables.ts";
import type { World } from "../schema.ts";
import { tagColumn } from "../sharedFields.ts";
import { type AccountRegion, firstZone, isIn, requireRow, timeOr } from "./accountRegion.ts";
import { customBlueprintRow, findBlueprint } from "./blueprints.ts";
import { addInside, containersOn } from "./insideRows.ts";
import { ruleRow } from "./rules.ts";
import type { LighthouseWorld, WorldDisk, WorldInstance } from "./schema.ts";

type Filled =
  | "key_pairs"
  | "instances"
  | "runs"
  | "disks"
  | "key_bindings"
  | "firewall_rules"
  | "disk_backups"
  | "snapshots"
  | "blueprints"
  | "blueprint_shares"
  | "blueprint_keys"
  | "firewall_templates"
  | "firewall_template_rules"
  | "firewall_tasks"
  | "ccn_attachments"
  | "docker_containers"
  | "docker_activities"
  | "mcp_servers";

/** The rows that the Lighthouse of a world stands for, by table. */
export type LighthouseRows = { readonly [Table in Filled]: Plain<Row<Table>>[] };

/** What is not told of a thing is as if it had been made when the world begins, for a month. */
interface WorldDefaults {
  readonly now: number;
  readonly random: Random;
}

/** Turns the Lighthouse of a consistent world into rows. */
export function addLighthouse(rows: LighthouseRows, world: World, beginning: WorldDefaults): void {
  const { lighthouse } = world;
  const { now } = beginning;
  for (const { publicKey, tags, created, ...same } of lighthouse.keyPairs) {
    const public_key = publicKey.trim();
    rows.key_pairs.push({ ...same, public_key, tags: tagColumn(tags), created: timeOr(created, now) });
  }
  for (const blueprint of lighthouse.blueprints) addBlueprint(rows, blueprint, now);
  for (const instance of lighthouse.instances) addInstance(rows, instance, world, beginning);
  for (const disk of lighthouse.disks) addDisk(rows, disk, now);
  addInside(rows, world, now);
  for (const { id, name, tags, disk: of, created, ...place } of lighthouse.diskBackups) {
    const disk = requireRow(rows.disks, place, of);
    const row = newDiskBackup(id, name, { disk, tags: tagColumn(tags) }, timeOr(created, now));
    rows.disk_backups.push({ ...row, ...place, state: "NORMAL" });
  }
  for (const { id, name, tags, instance: of, created, ...place } of lighthouse.snapshots) {
    const instance = requireRow(rows.instances, place, of);
    const disk = rows.disks.find((row) => row.usage === "SYSTEM_DISK" && row.instance_id === of && isIn(row, place));
    if (!disk) throw new Error(`${of} has no system disk`);
    const row = newSnapshot(id, name, { instance, disk, tags: tagColumn(tags) }, timeOr(created, now));
    const containers = JSON.stringify(containersOn(rows, place, of, row.created));
    rows.snapshots.push({ ...row, ...place, containers, state: "NORMAL" });
  }
  for (const template of lighthouse.firewallTemplates) addTemplate(rows, template, beginning);
  for (const { created, ...same } of lighthouse.ccnAttachments) {
    rows.ccn_attachments.push({ ...same, created: timeOr(created, now) });
  }
}

function addInstance(rows: LighthouseRows, given: WorldInstance, world: World, beginning: WorldDefaults): void {
  const { id, account, region, bundle: bundleId, blueprint: blueprintId, name = id, keys, state } = given;
  const place = { account, region };
  const bundle = bundleById(bundleId);
  const origin = findBlueprint(world, place, blueprintId);
  if (!bundle || !origin) throw new Error(`${id} cannot be made`);
  const { instance, disk } = newInstance(
    {
      name,
      bundle,
      blueprint: { BlueprintId: origin.id, OsName: origin.os, Platform: origin.platform },
      zone: given.zone ?? firstZone(region),
      months: 1,
      renewFlag: given.renewFlag,
      hasPassword: given.hasPassword,
      tags: tagColumn(given.tags),
      taken: takenIn(rows, world, place),
      chosen: {
        id,
        uuid: given.uuid,
        systemDisk: given.systemDisk,
        privateIp: given.privateAddress,
        publicIp: given.publicAddress,
      },
    },
    beginning,
  );
  const life = lifeOf(given, instance, beginning.now);
  rows.instances.push({ ...instance, ...place, ...life, state });
  if (state === "RUNNING") {
    rows.runs.push({ ...place, instance_id: id, started: life.created ?? instance.created, ended: null });
  }
  rows.disks.push({ ...disk, ...place, ...life });
  for (const key_id of keys)
    rows.key_bindings.push({ ...place, key_id, instance_id: id, user_name: instance.user_name });
  const firewall = given.firewall?.map((rule) => ruleRow(rule)) ?? defaultRules;
  rows.firewall_rules.push(...firewall.map((rule, position) => ({ ...rule, ...place, instance_id: id, position })));
}

/** Private addresses of a place that are given away, or that the world keeps for somebody. */
function takenIn(rows: LighthouseRows, world: World, place: AccountRegion): readonly string[] {
  const given = rows.instances.filter((row) => isIn(row, place)).map((row) => row.private_ip);
  const kept = world.lighthouse.instances.filter((one) => isIn(one, place)).map((one) => one.privateAddress ?? "");
  return [...given, ...kept];
}

function addDisk(rows: LighthouseRows, given: WorldDisk, now: number): void {
  const { id, account, region, name, type, size, instance, renewFlag, backupQuota, state } = given;
  const place = { account, region };
  const zone =
    given.zone ?? (instance === undefined ? firstZone(region) : requireRow(rows.instances, place, instance).zone);
  const order = { id, name, zone, type, size, instance, renewFlag, backupQuota, months: 1 };
  const row = newDataDisk({ ...order, tags: tagColumn(given.tags) }, now);
  const settled = state ?? (instance === undefined ? "UNATTACHED" : "ATTACHED");
  rows.disks.push({ ...row, ...place, ...lifeOf(given, row, now), state: settled });
}

function addBlueprint(rows: LighthouseRows, given: LighthouseWorld["blueprints"][number], now: number): void {
  const { id, account, region, state, tags, keys, sharedWith } = given;
  const place = { account, region };
  const created = timeOr(given.created, now);
  rows.blueprints.push({
    ...customBlueprintRow(given, created),
    ...place,
    kind: "PRIVATE",
    state,
    tags: tagColumn(tags),
  });
  for (const receiver of sharedWith) rows.blueprint_shares.push({ ...place, blueprint_id: id, receiver, created });
  for (const key_id of keys) rows.blueprint_keys.push({ ...place, blueprint_id: id, key_id });
}

function addTemplate(
  rows: LighthouseRows,
  { id, account, name, rules, applications, created }: LighthouseWorld["firewallTemplates"][number],
  { now, random }: WorldDefaults,
): void {
  rows.firewall_templates.push({ id, account, name, created: timeOr(created, now) });
  const drawn: readonly TemplateRule[] = rules.map(({ id = resourceId(random, "lhftr", 10), ...rule }) => ({
    ...ruleRow(rule),
    id,
  }));
  rows.firewall_template_rules.push(
    ...drawn.map((rule, position) => ({ ...rule, account, template_id: id, position })),
  );
  for (const run of applications) {
    const targets = run.targets.map((one): Target => ({ ...one, state: one.error === "" ? "SUCCESS" : "FAILED" }));
    rows.firewall_tasks.push({
      account,
      region: "",
      id: run.id,
      template_id: id,
      state: "DONE",
      rules: JSON.stringify(drawn),
      targets: JSON.stringify(targets),
      applied: timeOr(run.created, now),
    });
  }
}

/** When a thing was made, and until when it is paid; what was given back is paid until then. */
function lifeOf(
  given: Pick<WorldInstance, "created" | "expires" | "isolated"> & { readonly state?: string | undefined },
  fresh: { readonly created: number; readonly expires: number },
  now: number,
) {
  const isolated = given.state === "SHUTDOWN" ? timeOr(given.isolated, now) : null;
  const expires = timeOr(given.expires, isolated ?? fresh.expires);
  return { created: timeOr(given.created, fresh.created), expires, isolated };
}
