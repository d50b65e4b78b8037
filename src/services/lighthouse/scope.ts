import type { CallContext } from "#cloud.ts";
import { AccountDirectory } from "#identity/accountDirectory.ts";
import { assumeLighthouseRole } from "#imagesource/lighthouseRole.ts";
import { invoke } from "#protocol/execute.ts";
import { runOnce } from "#services/clientTokens.ts";
import { AccountTags } from "#services/tags.ts";
import type { StoreScope } from "#store/scopedRows.ts";
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
import { kinds } from "./kinds.ts";
import { McpServers } from "./mcp/rows.ts";
import { Snapshots } from "./snapshot/rows.ts";
import { operationActionsOf } from "./work/operationAction.ts";
import { Operations } from "./work/operations.ts";

/**
 * What an action of Lighthouse can use. Each member is created when an action reads it, bound to the caller's account and
 * region. Getters are not copied by a spread, so pass members by name.
 */
export class LighthouseScope {
  constructor(private readonly context: CallContext) {}

  get blueprints() {
    return new Blueprints(this.rows);
  }
  /** The blueprints of the account in another region. */
  get blueprintsIn() {
    return (region: string) => new Blueprints({ ...this.rows, region });
  }
  get blueprintUse() {
    return new BlueprintUse(this.rows);
  }
  get containers() {
    return new Containers(this.rows);
  }
  get dockerActivities() {
    return new DockerActivities(this.rows);
  }
  get ccn() {
    return new CcnAttachments(this.rows);
  }
  get instances() {
    return new Instances(this.rows);
  }
  /** The instances of the account in another region. */
  get instancesIn() {
    return (region: string) => new Instances({ ...this.rows, region });
  }
  get runs() {
    return new Runs(this.rows);
  }
  get disks() {
    return new Disks(this.rows);
  }
  get diskBackups() {
    return new DiskBackups(this.rows);
  }
  get keyPairs() {
    return new KeyPairs(this.rows);
  }
  get snapshots() {
    return new Snapshots(this.rows);
  }
  get firewallTemplates() {
    return new FirewallTemplates(this.rows);
  }
  get firewallTasks() {
    return new FirewallTasks(this.rows);
  }
  get mcpServers() {
    return new McpServers(this.rows);
  }
  get cvmImages() {
    return new CvmImages(this.context);
  }
  get tags() {
    return new AccountTags(this.context);
  }
  get operations() {
    return new Operations(this.context, kinds);
  }
  get machines() {
    return this.context.cloud.machines;
  }
  /** Runs a command by TAT, for the account. */
  get runCommand() {
    const owner = this.context.as({ kind: "root", account: this.account });
    return (input: Readonly<Record<string, unknown>>) => invoke(owner, "tat", "RunCommand", input);
  }
  get log() {
    return this.context.cloud.log;
  }
  get assumeRole() {
    return () => assumeLighthouseRole(this.context);
  }
  /** Runs a call once per ClientToken: a repeated call gets the stored response. */
  get once() {
    return <Output extends object>(
      action: string,
      input: { readonly ClientToken?: string | undefined; readonly DryRun?: boolean },
      call: () => Promise<Output>,
    ): Promise<Output> => {
      const { now, confirmedNow } = this.context;
      return runOnce({ ...this.rows, now, confirmedNow }, action, input.ClientToken, input, call);
    };
  }
  get directory() {
    return new AccountDirectory(this.context.cloud.db);
  }
  get account() {
    return this.context.caller.account;
  }
  get region() {
    return this.context.region;
  }
  get language() {
    return this.context.languages.language;
  }
  /** The language that the caller requested explicitly. */
  get askedLanguage() {
    return this.context.languages.askedLanguage;
  }
  /** Reading the time or random values marks the response as uncacheable. */
  get now() {
    return this.context.now;
  }
  get random() {
    return this.context.random;
  }

  private get rows(): StoreScope {
    const { cloud, caller, region } = this.context;
    return { db: cloud.db, vault: cloud.vault, account: caller.account, region };
  }
}

/** Declares an action of Lighthouse. */
export const action = operationActionsOf((context) => new LighthouseScope(context));
