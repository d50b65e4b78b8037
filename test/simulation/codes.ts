import type { Possible } from "./versions.ts";

const busyHost = "UnsupportedOperation.LatestOperationUnfinished";
const wrongState = "UnsupportedOperation.InvalidInstanceState";
const creating = "OperationDenied.InstanceCreating";

/** The published code with which an instance in a state refuses an action. Empty if it accepts the action. */
export function instanceCode(action: string, { state, isBusy }: Possible): string {
  if (state === "PENDING") return creating;
  if (isBusy) return busyHost;
  const accepted = { StartInstances: "STOPPED", StopInstances: "RUNNING", RebootInstances: "RUNNING" }[action];
  return state === accepted ? "" : wrongState;
}

export function diskCode(action: string, { state, isBusy }: Possible): string {
  if (state === "PENDING") return "OperationDenied.DiskCreating";
  if (isBusy) {
    return action === "AttachDisks"
      ? "UnsupportedOperation.DiskLatestOperationUnfinished"
      : "OperationDenied.DiskOperationInProgress";
  }
  const accepted = action === "AttachDisks" ? "UNATTACHED" : "ATTACHED";
  return state === accepted ? "" : "UnsupportedOperation.InvalidDiskState";
}

/** The code with which the instance of a disk refuses to attach or detach it. */
export function hostCode(action: string, { state, isBusy }: Possible): string {
  if (state === "PENDING") return action === "AttachDisks" ? creating : wrongState;
  if (isBusy) return busyHost;
  return state === "RUNNING" || state === "STOPPED" ? "" : wrongState;
}
