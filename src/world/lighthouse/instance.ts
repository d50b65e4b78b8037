import { defaultRules, newInstance } from "#services/lighthouse/instance/newInstance.ts";
import { bundleById } from "#services/lighthouse/package/catalogue.ts";
import { isMainland } from "#services/regions.ts";
import { InconsistencyError } from "../inconsistencyError.ts";
import type { World } from "../schema.ts";
import { tagColumn } from "../sharedFields.ts";
import { type AccountRegion, isIn } from "./accountRegion.ts";
import { findBlueprint } from "./blueprint.ts";
import { checkFirewallRules, ruleRow } from "./firewallRules.ts";
import { checkKeys } from "./keyPair.ts";
import { checkLifetime, lifetimeColumns } from "./lifetime.ts";
import type { LighthouseRows, WorldDefaults } from "./lighthouseRows.ts";
import type { WorldInstance } from "./schema.ts";
import type { WorldContext } from "./worldContext.ts";
import { checkZone, defaultZone } from "./zones.ts";

export function checkInstance(instance: WorldInstance, at: string, context: WorldContext): void {
  const { account, region, keys, firewall } = instance;
  checkZone(instance.zone, region, `${at}.zone`);
  const bundle = bundleById(instance.bundle);
  if (!bundle) throw new InconsistencyError(`${at}.bundle`, `unknown bundle ${instance.bundle}`);
  if (bundle.mainland !== isMainland(region)) {
    throw new InconsistencyError(`${at}.bundle`, `${bundle.id} is not sold in ${region}`);
  }
  const blueprint = findBlueprint(context.world, instance, instance.blueprint);
  if (!blueprint) {
    throw new InconsistencyError(
      `${at}.blueprint`,
      `unknown blueprint ${instance.blueprint} of account ${account} in ${region}`,
    );
  }
  const isWindows = blueprint.platform === "WINDOWS";
  const isSupported = isWindows ? bundle.windows : bundle.linux;
  if (!isSupported || bundle.disk < blueprint.disk || bundle.memory < blueprint.memory) {
    throw new InconsistencyError(`${at}.blueprint`, `${instance.blueprint} does not run on ${bundle.id}`);
  }
  if (isWindows && keys.length > 0) {
    throw new InconsistencyError(`${at}.keys`, "Windows instances do not support key pairs");
  }
  checkKeys(instance, at, context);
  if (firewall) checkFirewallRules(firewall, `${at}.firewall`);
  checkLifetime(instance, at);
  addNames(instance, at, context);
}

function addNames(
  { account, region, systemDisk, uuid, publicAddress, privateAddress }: WorldInstance,
  at: string,
  { names }: WorldContext,
): void {
  if (systemDisk !== undefined) names.add(`disk ${systemDisk} in ${region}`, `${at}.systemDisk`);
  if (uuid !== undefined) names.add(`uuid ${uuid}`, `${at}.uuid`);
  if (publicAddress !== undefined) names.add(`address ${publicAddress}`, `${at}.publicAddress`);
  if (privateAddress !== undefined) {
    names.add(`address ${privateAddress} of ${account} in ${region}`, `${at}.privateAddress`);
  }
}

export function addInstance(rows: LighthouseRows, source: WorldInstance, world: World, defaults: WorldDefaults): void {
  const { id, account, region, name = id, keys, state } = source;
  const scope = { account, region };
  const bundle = bundleById(source.bundle);
  const blueprint = findBlueprint(world, scope, source.blueprint);
  if (!bundle || !blueprint) throw new Error(`the bundle or blueprint of ${id} does not exist`);
  const { instance, disk } = newInstance(
    {
      name,
      bundle,
      blueprint: { BlueprintId: blueprint.id, OsName: blueprint.os, Platform: blueprint.platform },
      zone: source.zone ?? defaultZone(region),
      months: 1,
      renewFlag: source.renewFlag,
      hasPassword: source.hasPassword,
      tags: tagColumn(source.tags),
      taken: reservedAddresses(rows, world, scope),
      chosen: {
        id,
        uuid: source.uuid,
        systemDisk: source.systemDisk,
        privateIp: source.privateAddress,
        publicIp: source.publicAddress,
      },
    },
    defaults,
  );
  const lifetime = lifetimeColumns(source, instance, defaults.now);
  rows.instances.push({ ...instance, ...scope, ...lifetime, state });
  if (state === "RUNNING") {
    rows.runs.push({ ...scope, instance_id: id, started: lifetime.created ?? instance.created, ended: null });
  }
  rows.disks.push({ ...disk, ...scope, ...lifetime });
  for (const key_id of keys) {
    rows.key_bindings.push({ ...scope, key_id, instance_id: id, user_name: instance.user_name });
  }
  const firewall = source.firewall?.map((rule) => ruleRow(rule)) ?? defaultRules;
  rows.firewall_rules.push(...firewall.map((rule, position) => ({ ...rule, ...scope, instance_id: id, position })));
}

/** Private addresses in use, and those that the world assigns to instances that are not added yet. */
function reservedAddresses(rows: LighthouseRows, world: World, scope: AccountRegion): readonly string[] {
  const used = rows.instances.filter((row) => isIn(row, scope)).map((row) => row.private_ip);
  const assigned = world.lighthouse.instances
    .filter((instance) => isIn(instance, scope))
    .map((instance) => instance.privateAddress ?? "");
  return [...used, ...assigned];
}
