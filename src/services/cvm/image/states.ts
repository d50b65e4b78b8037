import type { Tables } from "#store/tables.ts";

/** The states of an image. Operations finish automatically when they are due. */
export type ImageState = "CREATING" | "IMPORTING" | "SYNCING" | "NORMAL" | "USING" | "CREATEFAILED" | "IMPORTFAILED";

/** The state that each operation starts with, and the state it ends in. */
export const operationStates = {
  CreateImage: { from: "CREATING", to: "NORMAL" },
  ImportImage: { from: "IMPORTING", to: "NORMAL" },
  FailingImport: { from: "IMPORTING", to: "IMPORTFAILED" },
  SyncImages: { from: "SYNCING", to: "NORMAL" },
} as const satisfies Readonly<Record<string, { readonly from: ImageState; readonly to: ImageState }>>;

/** The states in which an operation is allowed. The action has a code for the others. */
export const imageOperations = {
  DeleteImages: ["NORMAL", "CREATEFAILED", "IMPORTFAILED"],
  ModifyImageAttribute: ["NORMAL", "USING"],
  ModifyImageSharePermission: ["NORMAL"],
  SyncImages: ["NORMAL"],
} as const satisfies Readonly<Record<string, readonly ImageState[]>>;

export function imageAllows(operation: keyof typeof imageOperations, state: string): boolean {
  return imageOperations[operation].some((one) => one === state);
}

type Timed = Pick<Tables["cvm_images"], "state" | "next_state" | "due" | "started">;

/** Reads the clock only if needed: an image without a running operation does not depend on the time. */
export interface ClockReader {
  readonly now: number;
}

/** The current state of an image, with due operations finished. */
export function stateOf(image: Timed, watch: ClockReader): string {
  return image.next_state !== null && image.due !== null && watch.now >= image.due ? image.next_state : image.state;
}

/** The progress of a copy in whole percent. Null unless the copy is running. */
export function syncPercent(image: Timed, watch: ClockReader): number | null {
  if (stateOf(image, watch) !== "SYNCING" || image.due === null || image.started === null) return null;
  const span = Math.max(1, image.due - image.started);
  return Math.min(99, Math.max(0, Math.floor((100 * (watch.now - image.started)) / span)));
}

/**
 * The states of an instance in which CreateImage refuses it, with the code for each.
 */
export const instanceRefusals = {
  PENDING: "OperationDenied.InstanceOperationInProgress",
  STARTING: "UnsupportedOperation.InstanceStateStarting",
  STOPPING: "UnsupportedOperation.InstanceStateStopping",
  REBOOTING: "UnsupportedOperation.InstanceStateRebooting",
  TERMINATING: "UnsupportedOperation.InstanceStateTerminating",
  RESCUE_MODE: "UnsupportedOperation.InstanceStateRescueMode",
  ENTER_RESCUE_MODE: "UnsupportedOperation.InstanceStateEnterRescueMode",
  EXIT_RESCUE_MODE: "UnsupportedOperation.InstanceStateExitRescueMode",
  SERVICE_LIVE_MIGRATE: "UnsupportedOperation.InstanceStateServiceLiveMigrate",
  ENTER_SERVICE_LIVE_MIGRATE: "UnsupportedOperation.InstanceStateEnterServiceLiveMigrate",
  FREEZING: "UnsupportedOperation.InstanceStateFreezing",
} as const satisfies Readonly<Record<string, string>>;
