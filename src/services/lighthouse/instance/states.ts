import type { Paths } from "../work/paths.ts";

/** For work that needs the machine off: a running one is stopped and started again. */
const interrupting = { RUNNING: ["STOPPING", "STARTING", "RUNNING"], STOPPED: ["STOPPED"] };
/** For work that is done beside the running machine. */
const beside = { RUNNING: ["RUNNING"], STOPPED: ["STOPPED"] };

/** Instances: which operation is taken in which state, and what it leads through. */
export const instancePaths = {
  CreateInstances: { "": ["PENDING", "RUNNING"] },
  StartInstances: { STOPPED: ["STARTING", "RUNNING"] },
  StopInstances: { RUNNING: ["STOPPING", "STOPPED"] },
  RebootInstances: { RUNNING: ["REBOOTING", "RUNNING"] },
  ResetInstance: { RUNNING: ["STOPPING", "STARTING", "RUNNING"], STOPPED: ["STARTING", "RUNNING"] },
  ResetInstancesPassword: interrupting,
  AssociateInstancesKeyPairs: interrupting,
  DisassociateInstancesKeyPairs: interrupting,
  CreateBlueprint: interrupting,
  CreateInstanceSnapshot: beside,
  ApplyInstanceSnapshot: interrupting,
  ModifyInstancesBundle: interrupting,
  IsolateInstances: { RUNNING: ["STOPPING", "SHUTDOWN"], STOPPED: ["SHUTDOWN"], LAUNCH_FAILED: ["SHUTDOWN"] },
  RenewInstances: { RUNNING: ["RUNNING"], STOPPED: ["STOPPED"], SHUTDOWN: ["STARTING", "RUNNING"] },
  TerminateInstances: { SHUTDOWN: ["TERMINATING", ""] },
  DescribeInstanceVncUrl: { RUNNING: ["RUNNING"] },
} as const satisfies Paths;

/** Where work that fails leaves an instance, by the state that it was in; else it is back where it began. */
export const instanceFailures: Readonly<Record<string, string>> = { PENDING: "LAUNCH_FAILED" };

export type InstanceOperation = keyof typeof instancePaths;

/** The operations that an existing instance may refuse. */
export const deniableInstanceOperations = Object.keys(instancePaths).filter(
  (operation): operation is InstanceOperation => operation !== "CreateInstances",
);
