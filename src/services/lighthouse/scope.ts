import type { Visit } from "#cloud.ts";
import { assumeLighthouseRole } from "#imagesource/lighthouseRole.ts";
import { actionsOf } from "#kernel/action.ts";
import { KnownTags } from "#services/tags.ts";
import { Blueprints } from "./blueprints.ts";
import { BlueprintUse } from "./blueprintUse.ts";
import { CcnAttachments } from "./ccnAttachments.ts";
import { Containers } from "./containers.ts";
import { CvmImages } from "./cvmImages.ts";
import { DiskBackups } from "./diskBackups.ts";
import { Disks } from "./disks.ts";
import { DockerActivities } from "./dockerActivities.ts";
import { FirewallTasks } from "./firewallTasks.ts";
import { FirewallTemplates } from "./firewallTemplates.ts";
import { Instances } from "./instances.ts";
import { KeyPairs } from "./keyPairs.ts";
import { McpServers } from "./mcpServers.ts";
import { Operations } from "./operations.ts";
import { Runs } from "./runs.ts";
import { Snapshots } from "./snapshots.ts";

/** Declares an action of Lighthouse. What it gets is bound to the caller's account and region. */
export const action = actionsOf((visit: Visit) => ({
  blueprints: new Blueprints(visit.cloud.db, visit.caller.account, visit.region),
  blueprintUse: new BlueprintUse(visit.cloud, visit.caller.account, visit.region),
  containers: new Containers(visit.cloud, visit.caller.account, visit.region),
  dockerActivities: new DockerActivities(visit.cloud.db, visit.caller.account, visit.region),
  ccn: new CcnAttachments(visit.cloud.db, visit.caller.account, visit.region),
  instances: new Instances(visit.cloud, visit.caller.account, visit.region),
  runs: new Runs(visit.cloud.db, visit.caller.account, visit.region),
  disks: new Disks(visit.cloud.db, visit.caller.account, visit.region),
  diskBackups: new DiskBackups(visit.cloud.db, visit.caller.account, visit.region),
  keyPairs: new KeyPairs(visit.cloud.db, visit.caller.account, visit.region),
  snapshots: new Snapshots(visit.cloud, visit.caller.account, visit.region),
  firewallTemplates: new FirewallTemplates(visit.cloud.db, visit.caller.account),
  firewallTasks: new FirewallTasks(visit.cloud.db, visit.caller.account),
  mcpServers: new McpServers(visit.cloud, visit.caller.account, visit.region),
  tags: new KnownTags(visit),
  operations: new Operations(visit),
  machines: visit.cloud.machines,
  cvmImages: new CvmImages(visit),
  assumeRole: () => assumeLighthouseRole(visit),
  db: visit.cloud.db,
  vault: visit.cloud.vault,
  account: visit.caller.account,
  language: visit.languages.language,
  askedLanguage: visit.languages.askedLanguage,
  region: visit.region,
  get now() {
    return visit.now;
  },
  get random() {
    return visit.random;
  },
}));
