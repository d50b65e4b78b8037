import type { Visit } from "#cloud.ts";
import { assumeLighthouseRole } from "#imagesource/lighthouseRole.ts";
import { actionsOf } from "#kernel/action.ts";
import { KnownTags } from "#services/tags.ts";
import { CcnAttachments } from "./ccn/rows.ts";
import { Disks } from "./disk/rows.ts";
import { DiskBackups } from "./disk-backup/rows.ts";
import { DockerActivities } from "./docker/activities.ts";
import { Containers } from "./docker/rows.ts";
import { FirewallTemplates } from "./firewall-template/rows.ts";
import { FirewallTasks } from "./firewall-template/tasks.ts";
import { BlueprintUse } from "./image/blueprintUse.ts";
import { CvmImages } from "./image/cvmImages.ts";
import { Blueprints } from "./image/rows.ts";
import { Instances } from "./instance/rows.ts";
import { Runs } from "./instance/runs.ts";
import { KeyPairs } from "./key/rows.ts";
import { McpServers } from "./mcp/rows.ts";
import { Snapshots } from "./snapshot/rows.ts";
import { Operations } from "./work/operations.ts";

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
