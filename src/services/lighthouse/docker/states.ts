import type { Paths } from "../work/paths.ts";

/** States of an activity: waiting, running, ended. The result is stored separately because Docker can fail. */
export const activityPath = ["INIT", "OPERATING", "ENDED"] as const satisfies Paths[string][string];

/** States of containers. Docker's other states are too short to observe. */
export type ContainerState = "created" | "running" | "exited";

/**
 * Containers: the state after each operation, by the state before it. An empty string means deleted. In a state that is
 * not listed the operation does nothing, which Docker reports as success.
 */
export const containerStates = {
  StartDockerContainers: { created: "running", exited: "running" },
  StopDockerContainers: { running: "exited" },
  RestartDockerContainers: { created: "running", running: "running", exited: "running" },
  RemoveDockerContainers: { created: "", running: "", exited: "" },
} as const satisfies Readonly<Record<string, Readonly<Partial<Record<ContainerState, ContainerState | "">>>>>;

export type ContainerOperation = keyof typeof containerStates;

/** The same as state paths. Each operation takes effect at once. A container is `created` before it runs. */
export const containerPaths: Paths = {
  RunDockerContainers: { "": ["created", "running"] },
  ...Object.fromEntries(
    Object.entries(containerStates).map(([operation, states]) => [
      operation,
      Object.fromEntries(Object.entries(states).map(([from, to]) => [from, [to]])),
    ]),
  ),
};

/** The state of a container after an operation, or undefined if the operation does nothing. */
export function stateAfter(operation: ContainerOperation, state: ContainerState): ContainerState | "" | undefined {
  const states: Readonly<Partial<Record<ContainerState, ContainerState | "">>> = containerStates[operation];
  return states[state];
}

/**
 * The state of a container after Docker restarts, by restart policy: if it was running, and if a caller had stopped it.
 */
const policies: Readonly<Record<string, { readonly wasRunning: ContainerState; readonly wasHeld: ContainerState }>> = {
  no: { wasRunning: "exited", wasHeld: "exited" },
  // Only a failure restarts it, and stopping the instance is not a failure.
  "on-failure": { wasRunning: "exited", wasHeld: "exited" },
  always: { wasRunning: "running", wasHeld: "running" },
  "unless-stopped": { wasRunning: "running", wasHeld: "exited" },
};

/** The name of a restart policy, without the retry limit. */
export const policyName = (restart: string): string => restart.split(":")[0] ?? "";

/** The state of a container after its instance boots. A container that never started stays so. */
export function stateAfterBoot(state: ContainerState, held: boolean, restart: string): ContainerState {
  const policy = policies[policyName(restart)];
  if (state === "created" || !policy) return state;
  return held ? policy.wasHeld : policy.wasRunning;
}
