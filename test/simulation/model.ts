import { diskCode, hostCode, instanceCode } from "./codes.ts";
import { type CallRecord, InconsistencyError } from "./history.ts";
import { History, type IsDone, type Operation, operationAt, type Possible } from "./versions.ts";

/** The published limits of the region. */
export const quota = { instances: 20, disks: 20, disksOfInstance: 5 } as const;

/** Milliseconds for which a server may use what it has read, while others write. */
const staleness = 50;

/** Ids of new resources that a response would have contained, had there been one. */
interface Unknown {
  readonly account: number;
  readonly kind: "instances" | "disks";
  readonly count: number;
  readonly position: number;
  readonly time: number;
  readonly now: number;
}

/**
 * What the cloud must contain, in the order in which transactions committed. It knows the published behaviour of twelve
 * actions and nothing of the product's code.
 */
export class Model {
  private readonly instances = new Map<string, History>();
  private readonly disks = new Map<string, History>();
  private readonly tokens = new Map<string, readonly string[] | undefined>();
  private unknown: Unknown[] = [];
  /** Ended calls: what was due for them is done for all later calls of the account. */
  private readonly ended: CallRecord[] = [];
  checked = 0;

  /** Checks calls in the order in which they took effect, and applies them. @throws InconsistencyError */
  check(call: CallRecord): void {
    this.checked++;
    const { outcome, action } = call;
    if (outcome.kind === "nothing") return;
    if (outcome.kind === "response" && isLockRefusal(outcome.code) && call.isContended) return;
    if (outcome.kind === "response" && isFailure(outcome.code)) {
      if (!call.isDisturbed) throw new InconsistencyError(call, "an undisturbed call failed");
      return;
    }
    if (outcome.kind === "unknown but committed") this.apply(call, undefined);
    else if (action === "DescribeFirewallRules") this.checkFirewall(call, outcome.code, outcome.response);
    else if (action.startsWith("Describe")) this.checkRead(call, outcome.code, outcome.response);
    else this.checkWrite(call, outcome.code, outcome.response);
    if (runsDueWork(call)) this.ended.push(call);
  }

  /**
   * Each call runs the work that had begun before it and is due by its clock. A server may overlook work of another one for
   * as long as it uses what it has read before.
   */
  private isCertainlyDone(call: CallRecord): IsDone {
    const earlier = this.ended.filter((one) => one.account === call.account && one.endPosition <= call.startPosition);
    const runners = runsDueWork(call) ? [...earlier, call] : earlier;
    return ({ position, time }, { due }) =>
      runners.some((one) => position <= one.startPosition && time + staleness < one.startTime && due <= one.now);
  }

  private now(history: History, call: CallRecord): readonly Possible[] {
    return history.possible(history.latest, call, this.isCertainlyDone(call));
  }

  private checkWrite(call: CallRecord, code: string, response: Readonly<Record<string, unknown>>): void {
    const codes = this.codesFor(call);
    if (!codes.includes(code)) {
      throw new InconsistencyError(call, `expected ${codes.map((one) => one || "success").join(" or ")}`);
    }
    if (code === "") this.apply(call, response);
  }

  /** The codes that the call may return, an empty one for success. */
  private codesFor(call: CallRecord): readonly string[] {
    const { action, request } = call;
    switch (action) {
      case "CreateInstances": {
        if (this.tokens.has(tokenOf(call))) return [""];
        const isFull = this.count(call.account, "instances") + Number(request["InstanceCount"]) > quota.instances;
        return [isFull ? "LimitExceeded.InstanceQuotaLimitExceeded" : ""];
      }
      case "CreateDisks": {
        const isFull = this.count(call.account, "disks") + Number(request["DiskCount"]) > quota.disks;
        return [isFull ? "LimitExceeded.DiskQuotaLimitExceeded" : ""];
      }
      case "CreateFirewallRules":
      case "DeleteFirewallRules":
        return [this.firewallCode(call)];
      case "AttachDisks":
      case "DetachDisks":
        return this.diskCodes(call);
      default: {
        const history = this.own(this.instances, call, one(request["InstanceIds"]));
        if (!history) return ["ResourceNotFound.InstanceIdNotFound"];
        return distinct(this.now(history, call).map((possible) => instanceCode(action, possible)));
      }
    }
  }

  private diskCodes(call: CallRecord): readonly string[] {
    const { action, request } = call;
    const disk = this.own(this.disks, call, one(request["DiskIds"]));
    if (!disk) return ["ResourceNotFound.DiskIdNotFound"];
    return distinct(
      this.now(disk, call).flatMap((possible) => {
        const code = diskCode(action, possible);
        if (code) return [code];
        const hostId = action === "AttachDisks" ? String(request["InstanceId"]) : possible.host;
        const host = this.own(this.instances, call, hostId);
        if (!host) return ["ResourceNotFound.InstanceIdNotFound"];
        const [least, most] = this.disksOf(hostId, call);
        const limit = "LimitExceeded.AttachDataDiskQuotaLimitExceeded";
        return this.now(host, call).flatMap((state) => {
          const refusal = hostCode(action, state);
          if (refusal || action === "DetachDisks") return [refusal];
          if (least >= quota.disksOfInstance) return [limit];
          return most >= quota.disksOfInstance ? [limit, ""] : [""];
        });
      }),
    );
  }

  /** The least and the most disks that an instance may have. */
  private disksOf(host: string, call: CallRecord): readonly [least: number, most: number] {
    let [least, most] = [0, 0];
    for (const disk of this.disks.values()) {
      const hosts = this.now(disk, call).map((possible) => possible.host === host);
      if (hosts.includes(true)) most++;
      if (!hosts.includes(false)) least++;
    }
    return [least, most];
  }

  private firewallCode(call: CallRecord): string {
    const { action, request } = call;
    const history = this.own(this.instances, call, String(request["InstanceId"]));
    if (!history) return "ResourceNotFound.InstanceIdNotFound";
    const { firewall, ports } = history.latest;
    const expected = request["FirewallVersion"];
    if (expected !== undefined && expected !== firewall) return "UnsupportedOperation.FirewallVersionMismatch";
    const exists = ports.includes(portOf(call));
    if (action === "CreateFirewallRules") return exists ? "InvalidParameter.FirewallRulesExist" : "";
    return exists ? "" : "ResourceNotFound.FirewallRulesNotFound";
  }

  /** Applies a call that committed. Without a response, the ids of new resources are not known yet. */
  private apply(call: CallRecord, response: Readonly<Record<string, unknown>> | undefined): void {
    const { action, request } = call;
    switch (action) {
      case "CreateInstances":
        this.create(call, "instances", Number(request["InstanceCount"]), idsIn(response, "InstanceIdSet"));
        break;
      case "CreateDisks":
        this.create(call, "disks", Number(request["DiskCount"]), idsIn(response, "DiskIdSet"));
        break;
      case "CreateFirewallRules":
      case "DeleteFirewallRules": {
        const history = this.instances.get(String(request["InstanceId"]));
        if (!history) return;
        const { ports, firewall } = history.latest;
        const rest = ports.filter((port) => port !== portOf(call));
        history.add(call, {
          ports: action === "CreateFirewallRules" ? [...rest, portOf(call)] : rest,
          firewall: firewall + 1,
        });
        break;
      }
      default: {
        const isDisk = action.endsWith("Disks");
        const history = (isDisk ? this.disks : this.instances).get(one(request[isDisk ? "DiskIds" : "InstanceIds"]));
        if (!history) return;
        const host = action === "AttachDisks" ? { host: String(request["InstanceId"]) } : {};
        history.add(call, { ...host, operation: operationOf(call) });
      }
    }
  }

  private create(
    call: CallRecord,
    kind: "instances" | "disks",
    count: number,
    ids: readonly string[] | undefined,
  ): void {
    const { account, position, time, now } = call;
    const token = tokenOf(call);
    if (kind === "instances" && this.tokens.has(token)) {
      const known = this.tokens.get(token);
      if (known && ids && known.join() !== ids.join()) {
        throw new InconsistencyError(call, `the same token gave ${known.join()} before`);
      }
      if (!known && ids) this.learn(account, kind, ids);
      this.tokens.set(token, known ?? ids);
      return;
    }
    if (kind === "instances") this.tokens.set(token, ids);
    if (!ids) {
      this.unknown.push({ account, kind, count, position, time, now });
      return;
    }
    if (ids.length !== count) throw new InconsistencyError(call, `expected ${count} new ids`);
    for (const id of ids) this.addNew(kind, id, call);
  }

  private addNew(kind: "instances" | "disks", id: string, created: CallRecord | Unknown): void {
    const action = kind === "instances" ? "CreateInstances" : "CreateDisks";
    const history = new History(created.account);
    history.add(created, { operation: operationAt(action, created.now) });
    this[kind].set(id, history);
  }

  /** Finds the creation that new ids belong to: the oldest one of that size. */
  private learn(account: number, kind: "instances" | "disks", ids: readonly string[]): void {
    const source = this.unknown.find((one) => one.account === account && one.kind === kind && one.count === ids.length);
    if (!source) throw new Error(`nothing created ${ids.join()}`);
    this.unknown = this.unknown.filter((one) => one !== source);
    for (const id of ids) this.addNew(kind, id, source);
  }

  private checkRead(call: CallRecord, code: string, response: Readonly<Record<string, unknown>>): void {
    const { action, request } = call;
    if (code !== "") throw new InconsistencyError(call, "a read failed");
    const kind = action === "DescribeInstances" ? "instances" : "disks";
    const rows = listIn(response, kind === "instances" ? "InstanceSet" : "DiskSet").filter(
      (row) => row["DiskUsage"] !== "SYSTEM_DISK",
    );
    const seen = new Map(rows.map((row) => [String(row[kind === "instances" ? "InstanceId" : "DiskId"]), row]));
    let strangers = 0;
    for (const [id, row] of seen) {
      const history = this[kind].get(id);
      if (history?.account === call.account) this.checkRow(call, history, row, kind);
      else strangers++;
    }
    const unknown = this.unknown.filter((one) => one.account === call.account && one.kind === kind);
    if (strangers > unknown.reduce((sum, { count }) => sum + count, 0)) {
      throw new InconsistencyError(call, "the list has resources that nothing created");
    }
    for (const [id, history] of this[kind]) {
      const [created] = history.versions;
      const isOwn = history.account === call.account && created !== undefined;
      if (isOwn && created.position <= call.startPosition && !seen.has(id)) {
        throw new InconsistencyError(call, `the list lacks ${id}`);
      }
    }
    if (request["Limit"] !== 100) throw new Error("the checker reads whole lists only");
  }

  private checkRow(
    call: CallRecord,
    history: History,
    row: Readonly<Record<string, unknown>>,
    kind: "instances" | "disks",
  ): void {
    const state = row[kind === "instances" ? "InstanceState" : "DiskState"];
    const isDone = this.isCertainlyDone(call);
    for (const version of history.during(call)) {
      for (const possible of history.possible(version, call, isDone)) {
        const isSame =
          state === possible.state &&
          row["LatestOperation"] === version.operation?.action &&
          row["LatestOperationState"] === (possible.isBusy ? "OPERATING" : "SUCCESS") &&
          (kind === "instances" || (row["InstanceId"] ?? "") === possible.host);
        if (!isSame) continue;
        if (!possible.isBusy && version === history.latest) history.sawFinished(version, call);
        return;
      }
    }
    const { InstanceId, DiskId, LatestOperation, LatestOperationState } = row;
    const found = JSON.stringify({ InstanceId, DiskId, state, LatestOperation, LatestOperationState });
    throw new InconsistencyError(call, `${found} is none of the versions ${JSON.stringify(history.during(call))}`);
  }

  private checkFirewall(call: CallRecord, code: string, response: Readonly<Record<string, unknown>>): void {
    const history = this.own(this.instances, call, String(call.request["InstanceId"]));
    if (!history) {
      if (code !== "ResourceNotFound.InstanceIdNotFound") throw new InconsistencyError(call, "the instance is unknown");
      return;
    }
    const ports = listIn(response, "FirewallRuleSet")
      .map((rule) => String(rule["Port"]))
      .filter((port) => simulatedPorts.includes(port));
    const isKnown = history
      .during(call)
      .some(
        (version) =>
          version.firewall === response["FirewallVersion"] &&
          version.ports.toSorted().join() === ports.toSorted().join(),
      );
    if (!isKnown) throw new InconsistencyError(call, `none of ${JSON.stringify(history.during(call))}`);
  }

  private own(kind: ReadonlyMap<string, History>, call: CallRecord, id: string): History | undefined {
    const history = kind.get(id);
    return history?.account === call.account ? history : undefined;
  }

  private count(account: number, kind: "instances" | "disks"): number {
    const known = [...this[kind].values()].filter((history) => history.account === account).length;
    const unknown = this.unknown.filter((one) => one.account === account && one.kind === kind);
    return known + unknown.reduce((sum, { count }) => sum + count, 0);
  }
}

/** Ports that no firewall has from the start. */
export const simulatedPorts: readonly string[] = ["4001", "4002", "4003"];

/** Whether a call certainly ran the due work of its account first. A read goes on without if another call holds the lock. */
const runsDueWork = ({ action, isDisturbed, isContended }: CallRecord): boolean =>
  !isDisturbed && !(isContended && action.startsWith("Describe"));

const isFailure = (code: string): boolean => code.startsWith("InternalError");
/** A call may wait for a lock for four seconds, and then changes nothing. */
const isLockRefusal = (code: string): boolean => code === "ResourceInUse";
const distinct = <Item>(items: readonly Item[]): readonly Item[] => [...new Set(items)];
const tokenOf = ({ account, request }: CallRecord): string => `${account} ${String(request["ClientToken"])}`;
const one = (ids: unknown): string => (Array.isArray(ids) ? String(ids[0]) : "");

const operationOf = (call: CallRecord): Operation => operationAt(call.action, call.now);

function portOf({ request }: CallRecord): string {
  return String(listIn(request, "FirewallRules")[0]?.["Port"]);
}

function listIn(value: Readonly<Record<string, unknown>>, name: string): readonly Readonly<Record<string, unknown>>[] {
  const list = value[name];
  return Array.isArray(list) ? list : [];
}

function idsIn(response: Readonly<Record<string, unknown>> | undefined, name: string): readonly string[] | undefined {
  const ids = response?.[name];
  return Array.isArray(ids) ? ids.map(String) : undefined;
}
