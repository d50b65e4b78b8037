/** Whether a state is one that something only passes through: OPERATING, STARTING, PENDING and their like. */
export const isPassing = (state: string): boolean => state.endsWith("ING") && state !== "RUNNING";

/** Whether something is on its way: in a state that passes, or with an operation under way. */
export const isOnItsWay = (state: string, latestOperation: string): boolean =>
  isPassing(state) || isPassing(latestOperation);
