import { bool, int, listOf, objectType, string } from "#kernel/fields.ts";
import { diskTypeNames, maxBackupQuota } from "#services/lighthouse/disk/catalogue.ts";
import { ruleLimit } from "#services/lighthouse/firewall/firewalls.ts";
import { FirewallRule as Sent } from "#services/lighthouse/firewall/objects/FirewallRule.ts";
import { templateLimits } from "#services/lighthouse/firewall-template/rows.ts";
import { keyName } from "#services/lighthouse/key/newKeyPair.ts";
import { idForm } from "#services/lighthouse/wire/idForms.ts";
import { blueprintName, blueprintText, ccnId, renewFlags } from "#services/lighthouse/wire/parameters.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { timeField, uinField } from "../sharedFields.ts";
import { Container, DockerActivity } from "./containerSchema.ts";
import { McpServer } from "./mcpServerSchema.ts";
import { accountAndRegion, createdAndTags, idField } from "./sharedFields.ts";

/** The `lighthouse` section of a world file. Fields accept the values that the corresponding actions accept. */

const billing = {
  renewFlag: string("Renewal mode.").oneOf(renewFlags).default("NOTIFY_AND_MANUAL_RENEW"),
  expires: timeField("Expiry time; by default one month after the creation of the world.").optional(),
  isolated: timeField("Isolation time in the state SHUTDOWN; by default the creation of the world.").optional(),
};
const name = (maxLength: number) => string("Name.").length(1, maxLength);

const KeyPair = objectType("KeyPair", {
  id: idField("lhkp", "Id of the key pair."),
  ...accountAndRegion,
  name: keyName("InvalidParameterValue"),
  publicKey: string("RSA public key in OpenSSH format."),
  ...createdAndTags,
});

export const FirewallRule = objectType("FirewallRule", {
  protocol: Sent.fields.Protocol,
  port: Sent.fields.Port,
  cidr: Sent.fields.CidrBlock,
  ipv6Cidr: Sent.fields.Ipv6CidrBlock,
  action: Sent.fields.Action,
  about: Sent.fields.FirewallRuleDescription,
});

const Instance = objectType("Instance", {
  id: idField("lhins", "Id of the instance."),
  ...accountAndRegion,
  zone: string("Zone; by default the first zone of the region.").optional(),
  name: name(60).optional(),
  bundle: string("Id of the bundle."),
  blueprint: string("Id of a blueprint that the account can use."),
  state: string("State.").oneOf(["RUNNING", "STOPPED", "SHUTDOWN"]).default("RUNNING"),
  uuid: string("Uuid.")
    .pattern(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx")
    .optional(),
  systemDisk: idField("lhdisk", "Id of the system disk. The bundle determines its size.").optional(),
  privateAddress: string("Private IPv4 address.")
    .pattern(/^10\.0\.[0-3]\.\d{1,3}$/, "10.0.x.x, up to 10.0.3.255")
    .optional(),
  publicAddress: string("Public IPv4 address.")
    .pattern(/^\d{1,3}(\.\d{1,3}){3}$/, "an IPv4 address")
    .optional(),
  hasPassword: bool("Whether a login password is set.").default(false),
  keys: listOf(idField("lhkp", "Id of a key pair."), "Bound key pairs; Linux only.").items(0, 5).default([]),
  firewall: listOf(FirewallRule, "Firewall rules in order of priority; by default those of a new instance.")
    .items(0, ruleLimit)
    .optional(),
  ...billing,
  ...createdAndTags,
});

const Disk = objectType("DataDisk", {
  id: idField("lhdisk", "Id of the data disk."),
  ...accountAndRegion,
  instance: idField("lhins", "Id of the instance that it is attached to.").optional(),
  zone: string("Zone; by default that of its instance, or the first zone of the region.").optional(),
  name: name(60).optional(),
  type: string("Disk type.").oneOf(diskTypeNames).default("CLOUD_PREMIUM"),
  size: int("GB."),
  state: string("SHUTDOWN if it was isolated; by default attached if it has an instance.")
    .oneOf(["ATTACHED", "UNATTACHED", "SHUTDOWN"])
    .optional(),
  backupQuota: int("Backup quota.").min(0).max(maxBackupQuota).default(0),
  ...billing,
  ...createdAndTags,
});

const DiskBackup = objectType("DiskBackup", {
  id: idField("lhbak", "Id of the backup."),
  ...accountAndRegion,
  disk: idField("lhdisk", "Id of the data disk."),
  name: name(90).optional(),
  ...createdAndTags,
});

const Snapshot = objectType("Snapshot", {
  id: idField("lhsnap", "Id of the snapshot."),
  ...accountAndRegion,
  instance: idField("lhins", "Id of the instance."),
  name: name(60).optional(),
  ...createdAndTags,
});

const Blueprint = objectType("CustomBlueprint", {
  id: idField("lhbp", "Id of the blueprint."),
  ...accountAndRegion,
  name: blueprintName("Name."),
  about: blueprintText("Description.").default(""),
  os: string("Operating system with its version."),
  platform: string("Family of the operating system."),
  size: int("GB of system disk that an instance needs.").min(1).default(20),
  memory: int("GB of memory that an instance needs; by default that of its operating system.").min(1).optional(),
  state: string("State.").oneOf(["NORMAL", "CREATEFAILED", "SYNCING_FAILED"]).default("NORMAL"),
  keys: listOf(idField("lhkp", "Id of a key pair."), "Key pairs of the source instance.").default([]),
  sharedWith: listOf(uinField("Uin."), "Uins of the accounts that it is shared with.").default([]),
  ...createdAndTags,
});

const TemplateRule = objectType("FirewallTemplateRule", {
  id: string("Id of the rule.")
    .pattern(...idForm("lhftr", 10))
    .optional(),
  ...FirewallRule.fields,
});

const Target = objectType("FirewallTarget", {
  instance: idField("lhins", "Id of the instance, which may be deleted."),
  region: string("Region.").oneOf(lighthouseRegions),
  error: string("Error code; empty for success.").default(""),
});

const Application = objectType("FirewallApplication", {
  id: idField("lgtk", "Id of the task."),
  created: timeField("Time; by default the creation of the world.").optional(),
  targets: listOf(Target, "Instances that the template was applied to.").items(1, 100),
});

const FirewallTemplate = objectType("FirewallTemplate", {
  id: idField("lhft", "Id of the template."),
  account: accountAndRegion.account,
  name: name(60),
  rules: listOf(TemplateRule, "Rules in order of priority.").items(0, templateLimits.rules).default([]),
  applications: listOf(Application, "Finished applications of the template to instances.").default([]),
  created: createdAndTags.created,
});

const CcnAttachment = objectType("CcnAttachment", {
  id: ccnId(),
  ...accountAndRegion,
  state: string("State of the attachment.").oneOf(["PENDING", "ACTIVE", "EXPIRED"]).default("ACTIVE"),
  created: createdAndTags.created,
});

export const Lighthouse = objectType("Lighthouse", {
  keyPairs: listOf(KeyPair, "Key pairs.").default([]),
  instances: listOf(Instance, "Instances.").default([]),
  disks: listOf(Disk, "Data disks.").default([]),
  diskBackups: listOf(DiskBackup, "Backups of data disks.").default([]),
  snapshots: listOf(Snapshot, "Snapshots of system disks.").default([]),
  blueprints: listOf(Blueprint, "Custom blueprints.").default([]),
  firewallTemplates: listOf(FirewallTemplate, "Firewall templates.").default([]),
  ccnAttachments: listOf(CcnAttachment, "Attachments of private networks to CCNs.").default([]),
  containers: listOf(Container, "Docker containers.").default([]),
  dockerActivities: listOf(DockerActivity, "Finished Docker activities.").default([]),
  mcpServers: listOf(McpServer, "MCP servers.").default([]),
});

export type LighthouseWorld = typeof Lighthouse.value;
export type WorldInstance = LighthouseWorld["instances"][number];
export type WorldDisk = LighthouseWorld["disks"][number];
export type WorldRule = typeof FirewallRule.value;
