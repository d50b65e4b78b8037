/** The states of an operation: while it runs, and after it. Empty means deleted. */
type Course = readonly [during: string, last: string];

const ending: Course = ["TERMINATING", ""];

/** The state machine of an instance: for each operation, the allowed states and the states it leads to. */
export const instanceTransitions = {
  RunInstances: { "": ["PENDING", "RUNNING"] },
  StartInstances: { STOPPED: ["STARTING", "RUNNING"] },
  StopInstances: { RUNNING: ["STOPPING", "STOPPED"] },
  RebootInstances: { RUNNING: ["REBOOTING", "RUNNING"] },
  TerminateInstances: {
    RUNNING: ending,
    STOPPED: ending,
    SHUTDOWN: ending,
    RESCUE_MODE: ending,
    SERVICE_LIVE_MIGRATE: ending,
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Course>>>>;

/** The operations on existing instances. */
export type InstanceOperation = Exclude<keyof typeof instanceTransitions, "RunInstances">;

export function transitionOf(operation: InstanceOperation, state: string): Course | undefined {
  const courses: Readonly<Record<string, Course>> = instanceTransitions[operation];
  return courses[state];
}

/** The codes with which every operation refuses an instance in these states. */
const common = {
  PENDING: "UnsupportedOperation.InstanceStatePending",
  STARTING: "UnsupportedOperation.InstanceStateStarting",
  STOPPING: "UnsupportedOperation.InstanceStateStopping",
  REBOOTING: "UnsupportedOperation.InstanceStateRebooting",
  TERMINATING: "UnsupportedOperation.InstanceStateTerminating",
  ENTER_RESCUE_MODE: "UnsupportedOperation.InstanceStateEnterRescueMode",
  EXIT_RESCUE_MODE: "UnsupportedOperation.InstanceStateExitRescueMode",
  FREEZING: "UnsupportedOperation.InstanceStateFreezing",
} as const;

const shutdown = { SHUTDOWN: "UnsupportedOperation.InstanceStateShutdown" } as const;
const migrating = { SERVICE_LIVE_MIGRATE: "UnsupportedOperation.InstanceStateServiceLiveMigrate" } as const;
const toMigrate = { ENTER_SERVICE_LIVE_MIGRATE: "UnsupportedOperation.InstanceStateEnterServiceLiveMigrate" } as const;
const rescue = { RESCUE_MODE: "UnsupportedOperation.InstanceStateRescueMode" } as const;
const stopped = { STOPPED: "UnsupportedOperation.InstanceStateStopped" } as const;

/** The codes with which each operation refuses an instance in a state. */
export const stateRefusals = {
  StartInstances: {
    ...common,
    ...shutdown,
    ...migrating,
    ...rescue,
    RUNNING: "UnsupportedOperation.InstanceStateRunning",
  },
  StopInstances: { ...common, ...shutdown, ...migrating, ...toMigrate, ...rescue, ...stopped },
  RebootInstances: { ...common, ...shutdown, ...migrating, ...toMigrate, ...stopped },
  TerminateInstances: {
    ...common,
    ...toMigrate,
    LAUNCH_FAILED: "UnsupportedOperation.InstanceStateLaunchFailed",
  },
} as const satisfies Readonly<Record<InstanceOperation, Readonly<Record<string, string>>>>;

type Codes = { readonly [O in InstanceOperation]: (typeof stateRefusals)[O][keyof (typeof stateRefusals)[O]] };

/** For a state without a declared code. */
const elsewhere = "OperationDenied.InstanceOperationInProgress";

export type StateCode<O extends InstanceOperation> = Codes[O] | typeof elsewhere;

/** The code with which an operation refuses a state. */
export function stateRefusal<O extends InstanceOperation>(operation: O, state: string): StateCode<O> {
  const codes: Readonly<Record<string, string>> = stateRefusals[operation];
  // The type of the operation matches the entry that its name selects.
  return (codes[state] ?? elsewhere) as StateCode<O>;
}
