import type { World } from "../schema.ts";
import { addBlueprint } from "./blueprint.ts";
import { addCcnAttachment } from "./ccnAttachment.ts";
import { addContainer } from "./container.ts";
import { addDisk } from "./disk.ts";
import { addDiskBackup } from "./diskBackup.ts";
import { addDockerActivity } from "./dockerActivity.ts";
import { addFirewallTemplate } from "./firewallTemplate.ts";
import { addInstance } from "./instance.ts";
import { addKeyPair } from "./keyPair.ts";
import type { LighthouseRows, WorldDefaults } from "./lighthouseRows.ts";
import { addMcpServer } from "./mcpServer.ts";
import { addSnapshot } from "./snapshot.ts";

/** Adds the rows of a world's Lighthouse resources. The world must be consistent. */
export function addLighthouse(rows: LighthouseRows, world: World, defaults: WorldDefaults): void {
  const { lighthouse } = world;
  const { now } = defaults;
  for (const keyPair of lighthouse.keyPairs) addKeyPair(rows, keyPair, now);
  for (const blueprint of lighthouse.blueprints) addBlueprint(rows, blueprint, now);
  for (const instance of lighthouse.instances) addInstance(rows, instance, world, defaults);
  for (const disk of lighthouse.disks) addDisk(rows, disk, now);
  for (const container of lighthouse.containers) addContainer(rows, container, lighthouse.containers, now);
  for (const activity of lighthouse.dockerActivities) addDockerActivity(rows, activity, now);
  for (const server of lighthouse.mcpServers) addMcpServer(rows, server, now);
  for (const backup of lighthouse.diskBackups) addDiskBackup(rows, backup, now);
  for (const snapshot of lighthouse.snapshots) addSnapshot(rows, snapshot, now);
  for (const template of lighthouse.firewallTemplates) addFirewallTemplate(rows, template, defaults);
  for (const attachment of lighthouse.ccnAttachments) addCcnAttachment(rows, attachment, now);
}
