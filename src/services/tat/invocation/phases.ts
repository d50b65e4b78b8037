import type { CommandResult } from "#machines/port.ts";

/** The statuses of a task that runs or will run. */
const activeStatuses = ["PENDING", "DELIVERING", "RUNNING", "CANCELLING"] as const;

/** The statuses of a task that has ended. */
type FinalStatus = "SUCCESS" | "FAILED" | "TIMEOUT" | "CANCELLED" | "TERMINATED";

export type TaskStatus = (typeof activeStatuses)[number] | FinalStatus;

/** A status of a task, and the time at which it begins. */
export interface Phase {
  readonly status: TaskStatus;
  readonly from: number;
}

/** The phases of a task in order. The last one never ends. */
export type Phases = readonly [Phase, ...Phase[]];

/** The phases of a task that begins now. Each status before RUNNING lasts for `pace` milliseconds. */
export function newPhases(now: number, pace: number, timeout: number, result: CommandResult): Phases {
  const start = now + 2 * pace;
  const limit = timeout * 1000;
  const isLate = result.duration > limit;
  return [
    { status: "PENDING", from: now },
    { status: "DELIVERING", from: now + pace },
    { status: "RUNNING", from: start },
    {
      status: isLate ? "TIMEOUT" : result.exitCode === 0 ? "SUCCESS" : "FAILED",
      from: start + Math.min(result.duration, limit),
    },
  ];
}

/** The phases of a task that is cancelled now; undefined if it has ended or is being cancelled. */
export function cancelledPhases(phases: Phases, now: number, pace: number): Phases | undefined {
  const { status } = phaseAt(phases, now);
  const [first, ...rest] = phases;
  const past: Phases = [first, ...rest.filter(({ from }) => from <= now)];
  if (status === "PENDING" || status === "DELIVERING") return [...past, { status: "CANCELLED", from: now }];
  if (status !== "RUNNING") return undefined;
  return [...past, { status: "CANCELLING", from: now }, { status: "TERMINATED", from: now + pace }];
}

/** The phase of a task at a time. */
export const phaseAt = (phases: Phases, now: number): Phase => phases.findLast(({ from }) => from <= now) ?? phases[0];

/** The time at which a task ends. */
export const endOf = (phases: Phases): number => Math.max(...phases.map(({ from }) => from));

/** The time at which a task entered a status; null if it has not. */
export const enteredAt = (phases: Phases, status: TaskStatus, now: number): number | null =>
  phases.find((phase) => phase.status === status && phase.from <= now)?.from ?? null;

export const isActive = (status: TaskStatus): boolean => activeStatuses.some((active) => active === status);

/** The status of an invocation with tasks of these statuses. */
export function invocationStatus(statuses: readonly TaskStatus[]): string {
  const has = (...some: readonly TaskStatus[]) => statuses.some((status) => some.includes(status));
  const all = (...some: readonly TaskStatus[]) => statuses.every((status) => some.includes(status));
  if (has("CANCELLING")) return "CANCELLING";
  if (statuses.some(isActive)) return all("PENDING", "DELIVERING") ? "PENDING" : "RUNNING";
  if (all("SUCCESS")) return "SUCCESS";
  if (all("CANCELLED", "TERMINATED")) return "CANCELLED";
  if (has("CANCELLED", "TERMINATED")) return "PARTIAL_CANCELLED";
  if (has("SUCCESS")) return "PARTIAL_FAILED";
  return all("TIMEOUT") ? "TIMEOUT" : "FAILED";
}
