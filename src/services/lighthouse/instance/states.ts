import type { Paths } from "../work/paths.ts";

/** For operations that need the machine off: a running one is stopped and restarted. */
const interrupting = { RUNNING: ["STOPPING", "STARTING", "RUNNING"], STOPPED: ["STOPPED"] };
/** For operations that do not interrupt a running machine. */
const beside = { RUNNING: ["RUNNING"], STOPPED: ["STOPPED"] };

/** Operations accepted in each state, and the states that each passes through. */
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

/** State after a failed operation, keyed by the state it failed in. Other failures restore the initial state. */
export const instanceFailures: Readonly<Record<string, string>> = { PENDING: "LAUNCH_FAILED" };

export type InstanceOperation = keyof typeof instancePaths;

/** Operations that an existing instance can deny. */
export const deniableInstanceOperations = Object.keys(instancePaths).filter(
  (operation): operation is InstanceOperation => operation !== "CreateInstances",
);
