import { bundleIn } from "../model/bundles.ts";
import { simulatedPorts } from "./model.ts";
import type { Scheduler } from "./scheduler.ts";
import { region, simulatedActions } from "./simulatedServer.ts";

/** A request that a client is about to send. */
export interface NewRequest {
  readonly action: string;
  readonly input: Readonly<Record<string, unknown>>;
}

interface Known {
  readonly instances: string[];
  readonly disks: string[];
  readonly firewallVersions: Map<string, number>;
}

const month = { Period: 1, RenewFlag: "NOTIFY_AND_MANUAL_RENEW" };

/** How often each action is chosen, relative to the others. */
const weights: Readonly<Record<(typeof simulatedActions)[number], number>> = {
  CreateInstances: 2,
  StartInstances: 3,
  StopInstances: 4,
  RebootInstances: 3,
  CreateFirewallRules: 5,
  DeleteFirewallRules: 4,
  CreateDisks: 2,
  AttachDisks: 5,
  DetachDisks: 3,
  DescribeInstances: 4,
  DescribeFirewallRules: 3,
  DescribeDisks: 4,
};

/** Chooses requests about resources that the account's clients know, few enough that the calls meet. */
export class RequestGenerator {
  private readonly accounts = new Map<number, Known>();
  private tokens = 0;

  constructor(private readonly scheduler: Scheduler) {}

  next(account: number, client: number): NewRequest {
    const known = this.known(account);
    if (known.instances.length === 0) return this.request("CreateInstances", account, client);
    const choices = simulatedActions.flatMap((action) => Array<typeof action>(weights[action]).fill(action));
    return this.request(this.scheduler.pick(choices) ?? "DescribeInstances", account, client);
  }

  /** Takes the ids and versions from a response that the client received. */
  learn(
    account: number,
    action: string,
    input: Readonly<Record<string, unknown>>,
    response: Readonly<Record<string, unknown>>,
  ): void {
    const known = this.known(account);
    const { InstanceIdSet, DiskIdSet, FirewallVersion } = response;
    if (Array.isArray(InstanceIdSet)) add(known.instances, InstanceIdSet);
    if (Array.isArray(DiskIdSet)) add(known.disks, DiskIdSet);
    if (action === "DescribeFirewallRules")
      known.firewallVersions.set(String(input["InstanceId"]), Number(FirewallVersion));
  }

  private request(action: (typeof simulatedActions)[number], account: number, client: number): NewRequest {
    return { action, input: this.input(action, this.known(account), client) };
  }

  private input(action: (typeof simulatedActions)[number], known: Known, client: number): NewRequest["input"] {
    // The first resources more often than others, so that several calls are about the same.
    const instance = known.instances[Math.floor(this.scheduler.random.below(3))] ?? known.instances[0] ?? unknownId;
    const disk = known.disks[Math.floor(this.scheduler.random.below(4))] ?? known.disks[0] ?? "lhdisk-00000000";
    switch (action) {
      case "CreateInstances":
        return {
          BundleId: bundleIn({ account: 1, region }, 0).id,
          BlueprintId: "lhbp-mxml4cnq",
          InstanceChargePrepaid: month,
          InstanceCount: 1 + Math.floor(this.scheduler.random.below(5)),
          ClientToken: `client-${client}-${this.tokens++}`,
        };
      case "CreateDisks":
        return {
          ...{ Zone: `${region}-1`, DiskSize: 20, DiskType: "CLOUD_SSD", DiskChargePrepaid: month },
          DiskCount: 1 + Math.floor(this.scheduler.random.below(3)),
        };
      case "CreateFirewallRules":
      case "DeleteFirewallRules": {
        const Port = this.scheduler.pick(simulatedPorts);
        const version = known.firewallVersions.get(instance);
        return {
          InstanceId: instance,
          FirewallRules: [{ Protocol: "TCP", Port, CidrBlock: "0.0.0.0/0", Action: "ACCEPT" }],
          ...(version !== undefined && this.scheduler.chance(2) && { FirewallVersion: version }),
        };
      }
      case "AttachDisks":
        return { DiskIds: [disk], InstanceId: instance };
      case "DetachDisks":
        return { DiskIds: [disk] };
      case "DescribeInstances":
      case "DescribeDisks":
        return { Limit: 100 };
      case "DescribeFirewallRules":
        return { InstanceId: instance, Limit: 100 };
      default:
        return { InstanceIds: [instance] };
    }
  }

  private known(account: number): Known {
    const found = this.accounts.get(account) ?? { instances: [], disks: [], firewallVersions: new Map() };
    this.accounts.set(account, found);
    return found;
  }
}

const unknownId = "lhins-00000000";

function add(known: string[], ids: readonly unknown[]): void {
  for (const id of ids) if (typeof id === "string" && !known.includes(id)) known.push(id);
}
