/** Whether a state is one that something only passes through: OPERATING, STARTING, PENDING and their like. */
export const isTransient = (state: string): boolean => state.endsWith("ING") && state !== "RUNNING";

/** Whether something is on its way: in a state that passes, or with an operation under way. */
export const isInProgress = (state: string, latestOperation: string): boolean =>
  isTransient(state) || isTransient(latestOperation);
