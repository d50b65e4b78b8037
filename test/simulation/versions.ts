import type { CallRecord } from "./history.ts";

/** What an operation of one second changes. */
export interface Operation {
  readonly action: string;
  readonly during: string;
  readonly after: string;
  /** Epoch milliseconds at which it ends. */
  readonly due: number;
  /** Whether it detaches a disk when it ends. */
  readonly detaches: boolean;
}

/** A resource from one transaction to the next. */
export interface Version {
  readonly position: number;
  readonly time: number;
  /** The state if no operation ever ran. */
  readonly state: string;
  readonly operation: Operation | undefined;
  /** The instance of a disk; empty if none. */
  readonly host: string;
  /** The distinguishable firewall rules of an instance, and the version of its firewall. */
  readonly ports: readonly string[];
  readonly firewall: number;
}

/** What is certain or possible about a resource at some point of a call. */
export interface Possible {
  readonly state: string;
  readonly isBusy: boolean;
  readonly host: string;
}

const first: Omit<Version, "position" | "time"> = { state: "", operation: undefined, host: "", ports: [], firewall: 1 };

/** Whether the operation of a version has certainly ended when a call reads. */
export type IsDone = (version: Version, operation: Operation) => boolean;

/** All versions of one resource, oldest first. */
export class History {
  readonly versions: Version[] = [];
  /** Calls that saw the latest operation finished: the position of their end, by the operation. */
  private readonly finished = new Map<Operation, number>();

  constructor(readonly account: number) {}

  get latest(): Version {
    const version = this.versions.at(-1);
    if (!version) throw new Error("a history starts with a version");
    return version;
  }

  add(
    { position, time }: Pick<Version, "position" | "time">,
    change: Partial<Omit<Version, "position" | "time">>,
  ): void {
    this.versions.push({ ...(this.versions.at(-1) ?? first), ...change, position, time });
  }

  /** What a version may look like to a call: an operation may have ended or not, within the bounds of the clocks. */
  possible(version: Version, call: CallRecord, isCertainlyDone: IsDone): readonly Possible[] {
    const { operation, state, host } = version;
    if (!operation) return [{ state, isBusy: false, host }];
    const during = { state: operation.during, isBusy: true, host };
    const after = { state: operation.after, isBusy: false, host: operation.detaches ? "" : host };
    const seen = this.finished.get(operation) ?? Number.POSITIVE_INFINITY;
    if (isCertainlyDone(version, operation) || seen <= call.startPosition) return [after];
    return operation.due <= call.latestClock ? [during, after] : [during];
  }

  /** Remembers that a call saw the operation finished: no later call may see it running. */
  sawFinished(version: Version, call: CallRecord): void {
    const { operation } = version;
    if (!operation) return;
    const before = this.finished.get(operation) ?? Number.POSITIVE_INFINITY;
    this.finished.set(operation, Math.min(before, call.endPosition));
  }

  /** The versions that a read may return: the one at its start, and all from then until its end. */
  during(call: CallRecord): readonly Version[] {
    const start = this.versions.findLastIndex((version) => version.position <= call.startPosition);
    return this.versions.slice(Math.max(0, start)).filter((version) => version.position <= call.endPosition);
  }
}

/** The states during and after each operation. */
const operations: Readonly<Record<string, readonly [during: string, after: string]>> = {
  CreateInstances: ["PENDING", "RUNNING"],
  StartInstances: ["STARTING", "RUNNING"],
  StopInstances: ["STOPPING", "STOPPED"],
  RebootInstances: ["REBOOTING", "RUNNING"],
  CreateDisks: ["PENDING", "UNATTACHED"],
  AttachDisks: ["ATTACHING", "ATTACHED"],
  DetachDisks: ["DETACHING", "UNATTACHED"],
};

/** The operation that an action begins at a time. Each takes a second. */
export function operationAt(action: string, now: number): Operation {
  const [during = "", after = ""] = operations[action] ?? [];
  return { action, during, after, due: now + 1000, detaches: action === "DetachDisks" };
}
