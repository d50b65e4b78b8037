import type { Paths } from "../work/paths.ts";

/**
 * What is done with containers: waiting for its turn, being done, over. How it went is told beside, since Docker may
 * refuse.
 */
export const activityPath = ["INIT", "OPERATING", "ENDED"] as const satisfies Paths[string][string];

/** What containers are here; Docker's other states pass too quickly to be seen. */
export type ContainerState = "created" | "running" | "exited";

/**
 * Containers: what each operation makes of one in each state; an empty text means that it is gone. In a state that is
 * not named nothing is to be done, which Docker takes for success.
 */
export const containerStates = {
  StartDockerContainers: { created: "running", exited: "running" },
  StopDockerContainers: { running: "exited" },
  RestartDockerContainers: { created: "running", running: "running", exited: "running" },
  RemoveDockerContainers: { created: "", running: "", exited: "" },
} as const satisfies Readonly<Record<string, Readonly<Partial<Record<ContainerState, ContainerState | "">>>>>;

export type ContainerOperation = keyof typeof containerStates;

/** The same as other tables have it: each leads to its end at once. A container is `created` before it runs. */
export const containerPaths: Paths = {
  RunDockerContainers: { "": ["created", "running"] },
  ...Object.fromEntries(
    Object.entries(containerStates).map(([operation, states]) => [
      operation,
      Object.fromEntries(Object.entries(states).map(([from, to]) => [from, [to]])),
    ]),
  ),
};

/** Where an operation leads a container; undefined where nothing is to be done. */
export function stateAfter(operation: ContainerOperation, state: ContainerState): ContainerState | "" | undefined {
  const states: Readonly<Partial<Record<ContainerState, ContainerState | "">>> = containerStates[operation];
  return states[state];
}

/** What each restart policy makes of a container when Docker comes up again: as if it had run, or had been stopped by hand. */
const policies: Readonly<Record<string, { readonly wasRunning: ContainerState; readonly wasHeld: ContainerState }>> = {
  no: { wasRunning: "exited", wasHeld: "exited" },
  // Only a failure brings it back, and being switched off is none.
  "on-failure": { wasRunning: "exited", wasHeld: "exited" },
  always: { wasRunning: "running", wasHeld: "running" },
  "unless-stopped": { wasRunning: "running", wasHeld: "exited" },
};

/** The name of a restart policy, without how often it is tried. */
export const policyName = (restart: string): string => restart.split(":")[0] ?? "";

/** What a container is once its instance has come up again. One that never started stays so. */
export function stateAfterBoot(state: ContainerState, held: boolean, restart: string): ContainerState {
  const policy = policies[policyName(restart)];
  if (state === "created" || !policy) return state;
  return held ? policy.wasHeld : policy.wasRunning;
}
