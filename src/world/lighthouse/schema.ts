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
import { Container, DockerActivity, McpServer } from "./insideSchema.ts";
import { accountAndRegion, createdAndTags, idField } from "./sharedFields.ts";

/** What a world file may hold of Lighthouse. What a field may be is what the action takes that would make the thing. */

const paid = {
  renewFlag: string("Whether it is renewed by itself.").oneOf(renewFlags).default("NOTIFY_AND_MANUAL_RENEW"),
  expires: timeField("Until when it is paid; a month from when the world begins without it.").optional(),
  isolated: timeField(
    "When it was given back, where its state is SHUTDOWN; when the world begins without it.",
  ).optional(),
};
const name = (longest: number) => string("What its owner calls it.").length(1, longest);

const KeyPair = objectType("KeyPair", {
  id: idField("lhkp", "Id of the key pair."),
  ...accountAndRegion,
  name: keyName("InvalidParameterValue"),
  publicKey: string("Its public half: RSA, as OpenSSH writes it."),
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
  zone: string("Its zone; the first one of the region without it.").optional(),
  name: name(60).optional(),
  bundle: string("Id of the bundle that it was bought as."),
  blueprint: string("Id of the blueprint that is on it: the platform's, or one that its account can use."),
  state: string("Its state.").oneOf(["RUNNING", "STOPPED", "SHUTDOWN"]).default("RUNNING"),
  uuid: string("Its uuid.")
    .pattern(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx")
    .optional(),
  systemDisk: idField("lhdisk", "Id of its system disk, which is as large as the bundle has it.").optional(),
  privateAddress: string("Its address in the account's network.")
    .pattern(/^10\.0\.[0-3]\.\d{1,3}$/, "10.0.x.x, up to 10.0.3.255")
    .optional(),
  publicAddress: string("Its address outside.")
    .pattern(/^\d{1,3}(\.\d{1,3}){3}$/, "an IPv4 address")
    .optional(),
  hasPassword: bool("Whether one gets in with a password.").default(false),
  keys: listOf(idField("lhkp", "Id of a key pair."), "The key pairs that let in; Linux only.").items(0, 5).default([]),
  firewall: listOf(FirewallRule, "Its firewall, first rules first; that of a new instance without it.")
    .items(0, ruleLimit)
    .optional(),
  ...paid,
  ...createdAndTags,
});

const Disk = objectType("DataDisk", {
  id: idField("lhdisk", "Id of the data disk."),
  ...accountAndRegion,
  instance: idField("lhins", "The instance that has it; none without it.").optional(),
  zone: string("Its zone; that of its instance, or the first one of the region, without it.").optional(),
  name: name(60).optional(),
  type: string("What it is made of.").oneOf(diskTypeNames).default("CLOUD_PREMIUM"),
  size: int("GB."),
  state: string("SHUTDOWN where it was given back; else it is attached where it has an instance.")
    .oneOf(["ATTACHED", "UNATTACHED", "SHUTDOWN"])
    .optional(),
  backupQuota: int("How many backups it may have.").min(0).max(maxBackupQuota).default(0),
  ...paid,
  ...createdAndTags,
});

const DiskBackup = objectType("DiskBackup", {
  id: idField("lhbak", "Id of the backup."),
  ...accountAndRegion,
  disk: idField("lhdisk", "The data disk that it is of."),
  name: name(90).optional(),
  ...createdAndTags,
});

const Snapshot = objectType("Snapshot", {
  id: idField("lhsnap", "Id of the snapshot."),
  ...accountAndRegion,
  instance: idField("lhins", "The instance whose system disk it is of."),
  name: name(60).optional(),
  ...createdAndTags,
});

const Blueprint = objectType("CustomBlueprint", {
  id: idField("lhbp", "Id of the blueprint."),
  ...accountAndRegion,
  name: blueprintName("Its name."),
  about: blueprintText("Its description.").default(""),
  os: string("The system on it, with its version."),
  platform: string("Family of the system."),
  size: int("GB of system disk that an instance needs for it.").min(1).default(20),
  memory: int("GB of memory that an instance needs for it; what its system needs without it.").min(1).optional(),
  state: string("Its state.").oneOf(["NORMAL", "CREATEFAILED", "SYNCING_FAILED"]).default("NORMAL"),
  keys: listOf(idField("lhkp", "Id of a key pair."), "The key pairs that let in to what it was made of.").default([]),
  sharedWith: listOf(uinField("Uin."), "Root accounts that it is shared with.").default([]),
  ...createdAndTags,
});

const TemplateRule = objectType("FirewallTemplateRule", {
  id: string("Id of the rule.")
    .pattern(...idForm("lhftr", 10))
    .optional(),
  ...FirewallRule.fields,
});

const Target = objectType("FirewallTarget", {
  instance: idField("lhins", "Id of the instance, which may be gone."),
  region: string("The region that it is in.").oneOf(lighthouseRegions),
  error: string("The code of what went wrong; nothing did without it.").default(""),
});

const Application = objectType("FirewallApplication", {
  id: idField("lgtk", "Id of the run."),
  created: timeField("When it was; when the world begins without it.").optional(),
  targets: listOf(Target, "The instances that the template was brought to.").items(1, 100),
});

const FirewallTemplate = objectType("FirewallTemplate", {
  id: idField("lhft", "Id of the template."),
  account: accountAndRegion.account,
  name: name(60),
  rules: listOf(TemplateRule, "Its rules, first ones first.").items(0, templateLimits.rules).default([]),
  applications: listOf(Application, "Its runs over instances, which have ended.").default([]),
  created: createdAndTags.created,
});

const CcnAttachment = objectType("CcnAttachment", {
  id: ccnId(),
  ...accountAndRegion,
  state: string("How far the private network has joined.").oneOf(["PENDING", "ACTIVE", "EXPIRED"]).default("ACTIVE"),
  created: createdAndTags.created,
});

export const Lighthouse = objectType("Lighthouse", {
  keyPairs: listOf(KeyPair, "Key pairs.").default([]),
  instances: listOf(Instance, "Instances.").default([]),
  disks: listOf(Disk, "Data disks.").default([]),
  diskBackups: listOf(DiskBackup, "Backups of data disks.").default([]),
  snapshots: listOf(Snapshot, "Snapshots of system disks.").default([]),
  blueprints: listOf(Blueprint, "Blueprints that accounts have made.").default([]),
  firewallTemplates: listOf(FirewallTemplate, "Firewall templates.").default([]),
  ccnAttachments: listOf(CcnAttachment, "The CCN that an account's private network in a region belongs to.").default(
    [],
  ),
  containers: listOf(Container, "Docker containers.").default([]),
  dockerActivities: listOf(DockerActivity, "What was done with containers; it has ended.").default([]),
  mcpServers: listOf(McpServer, "MCP servers.").default([]),
});

export type LighthouseWorld = typeof Lighthouse.value;
export type WorldInstance = LighthouseWorld["instances"][number];
export type WorldDisk = LighthouseWorld["disks"][number];
export type WorldRule = typeof FirewallRule.value;
