import type { Action, Published } from "./action.ts";
import type { Messages } from "./errors.ts";

/** A product of the cloud: a version, its actions, and its error codes and messages. */
export interface Service<CallContext> {
  readonly name: string;
  readonly version: string;
  /** The code for a call that the policies of the caller do not allow, if the action declares it. */
  readonly refusal: string;
  /** Whether integers in JSON may be written as strings. */
  readonly lenient: boolean;
  /** Messages of the product's own codes. */
  readonly messages: Messages;
  /**
   * Runs due work before an action. Returns undefined if nothing is due, the usual case, so that the caller does not await.
   */
  runDueWork?(context: CallContext, action: Pick<Published, "name" | "atomic">): Promise<void> | undefined;
  /** The epoch milliseconds at which the first step of its due work is due; undefined if there is none. */
  nextDue?(context: CallContext): Promise<number | undefined>;
  /** Makes what was scheduled before the clock went back due after its usual duration at the latest. */
  onClockStepBack?(context: CallContext): Promise<void>;
  /** Name of the service whose due work changes what this service returns. It runs before each action; default: its own. */
  readonly dueWorkOf?: string;
  /**
   * All names of a resource in policies, by the last segment of one of them: `role/ID` and `roleName/NAME` are one resource.
   * Empty if a segment that policies cannot use names no resource. Without it, each resource has one name.
   */
  namesOf?(context: CallContext, lastSegment: string): Promise<readonly string[]>;
  /** The tags of the caller's resources in a region, as `key&value`, by the last segment of a name. */
  tagsOf?(
    context: CallContext,
    region: string,
    lastSegments: readonly string[],
  ): Promise<ReadonlyMap<string, readonly string[]>>;
  /** Names of the declared actions. They are not loaded yet. */
  readonly actions: ReadonlySet<string>;
  /** Loads an action. Lazy, so that the start time does not grow with the number of actions. */
  load(name: string): Promise<Action<CallContext>>;
}
