import type { Action } from "./action.ts";
import type { Messages } from "./errors.ts";

/** A product of the cloud: a version, its actions, and how it words and signals what it refuses. */
export interface Service<CallContext> {
  readonly name: string;
  readonly version: string;
  /** The code with which the product says that CAM refused, for an action that declares it. */
  readonly refusal: string;
  /** Whether numeric strings pass for integers in JSON. */
  readonly lenient: boolean;
  /** Messages of the product's own codes. */
  readonly messages: Messages;
  /**
   * Brings about what has come due, before anything is looked at by the action of that name. Nothing to wait for where
   * nothing is due, as at almost every call.
   */
  runDueWork?(context: CallContext, action: string): Promise<void> | undefined;
  /** Names of the declared actions, known without loading them. */
  readonly actions: ReadonlySet<string>;
  /** Loads an action on its first use, so that a start costs the same with one action as with a hundred. */
  load(name: string): Promise<Action<CallContext>>;
}
