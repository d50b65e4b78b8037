import type { CallContext } from "#cloud.ts";
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
export const action = actionsOf((context: CallContext) => ({
  blueprints: new Blueprints(context.cloud.db, context.caller.account, context.region),
  blueprintUse: new BlueprintUse(context.cloud, context.caller.account, context.region),
  containers: new Containers(context.cloud, context.caller.account, context.region),
  dockerActivities: new DockerActivities(context.cloud.db, context.caller.account, context.region),
  ccn: new CcnAttachments(context.cloud.db, context.caller.account, context.region),
  instances: new Instances(context.cloud, context.caller.account, context.region),
  runs: new Runs(context.cloud.db, context.caller.account, context.region),
  disks: new Disks(context.cloud.db, context.caller.account, context.region),
  diskBackups: new DiskBackups(context.cloud.db, context.caller.account, context.region),
  keyPairs: new KeyPairs(context.cloud.db, context.caller.account, context.region),
  snapshots: new Snapshots(context.cloud, context.caller.account, context.region),
  firewallTemplates: new FirewallTemplates(context.cloud.db, context.caller.account),
  firewallTasks: new FirewallTasks(context.cloud.db, context.caller.account),
  mcpServers: new McpServers(context.cloud, context.caller.account, context.region),
  tags: new KnownTags(context),
  operations: new Operations(context),
  machines: context.cloud.machines,
  cvmImages: new CvmImages(context),
  assumeRole: () => assumeLighthouseRole(context),
  db: context.cloud.db,
  vault: context.cloud.vault,
  account: context.caller.account,
  language: context.languages.language,
  askedLanguage: context.languages.askedLanguage,
  region: context.region,
  get now() {
    return context.now;
  },
  get random() {
    return context.random;
  },
}));
