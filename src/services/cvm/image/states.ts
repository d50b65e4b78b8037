import type { Tables } from "#store/tables.ts";

/** The states of an image. What has begun ends by itself when it is due. */
export type ImageState = "CREATING" | "IMPORTING" | "SYNCING" | "NORMAL" | "USING" | "CREATEFAILED" | "IMPORTFAILED";

/** Which operation begins in which state, and where that ends. */
export const imageBeginnings = {
  CreateImage: { from: "CREATING", to: "NORMAL" },
  ImportImage: { from: "IMPORTING", to: "NORMAL" },
  FailingImport: { from: "IMPORTING", to: "IMPORTFAILED" },
  SyncImages: { from: "SYNCING", to: "NORMAL" },
} as const satisfies Readonly<Record<string, { readonly from: ImageState; readonly to: ImageState }>>;

/** The states in which an operation is taken; the action has a code for the others. */
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

/** Tells the time to who asks: an image with which nothing is under way does not. */
export interface ClockReader {
  readonly now: number;
}

/** The state that an image is in now: what was due has happened. */
export function stateOf(image: Timed, watch: ClockReader): string {
  return image.next_state !== null && image.due !== null && watch.now >= image.due ? image.next_state : image.state;
}

/** How far a copy has come, in whole percent; null unless it is being made. */
export function syncPercent(image: Timed, watch: ClockReader): number | null {
  if (stateOf(image, watch) !== "SYNCING" || image.due === null || image.started === null) return null;
  const span = Math.max(1, image.due - image.started);
  return Math.min(99, Math.max(0, Math.floor((100 * (watch.now - image.started)) / span)));
}

/**
 * The states in which an image may be taken of an instance; for any other state CreateImage refuses with
 * the code that this table spells.
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
