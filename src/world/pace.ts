import type { Duration as CloudDuration, Pace as CloudPace } from "#cloud.ts";
import { float, int, object, objectType } from "#kernel/fields.ts";
import { isRecord } from "#kernel/record.ts";
import { InconsistencyError } from "./inconsistencyError.ts";

/** The durations of simulated operations in a world. */

const DurationField = objectType("Span", {
  seconds: float("Seconds; 0 means immediately.").min(0).optional(),
  reads: int("Number of Describe calls by the account until the state changes.").min(1).optional(),
});

const duration = (about: string) => object(DurationField, about).optional();
const oneSecond = { seconds: 1, reads: undefined };

const Operations = objectType("OperationPace", {
  instance: duration("Operations on instances."),
  disk: duration("Operations on data disks."),
  diskBackup: duration("Operations on backups of data disks."),
  snapshot: duration("Operations on snapshots."),
  blueprint: duration("Operations on blueprints."),
  ccn: duration("Operations on CCN attachments."),
  firewallTask: duration("Firewall template tasks."),
  dockerActivity: duration("Docker activities."),
  mcpServer: duration("Operations on MCP servers."),
  others: object(DurationField, "All other operations.").default(oneSecond),
});

const defaultOperations: typeof Operations.value = {
  instance: undefined,
  disk: undefined,
  diskBackup: undefined,
  snapshot: undefined,
  blueprint: undefined,
  ccn: undefined,
  firewallTask: undefined,
  dockerActivity: undefined,
  mcpServer: undefined,
  others: oneSecond,
};

export const Pace = objectType("Pace", {
  images: float("Seconds to create, import or copy a CVM image.").min(0).default(1),
  instances: float("Seconds that each transitional state of a CVM instance lasts.").min(0).default(1),
  commands: float("Seconds that each state before the start of a command lasts.").min(0).default(1),
  operations: object(Operations, "Duration of each transitional state in a Lighthouse operation.").default(
    defaultOperations,
  ),
});

export const defaultPace: typeof Pace.value = { images: 1, instances: 1, commands: 1, operations: defaultOperations };

/**
 * Expands the short forms of a pace: a number of seconds for a duration, and one duration for all operations.
 */
export function normalizePace(pace: unknown): unknown {
  if (!isRecord(pace)) return pace;
  const { operations } = pace;
  if (typeof operations === "number" || (isRecord(operations) && ("reads" in operations || "seconds" in operations))) {
    return { ...pace, operations: { others: normalizeDuration(operations) } };
  }
  if (!isRecord(operations)) return pace;
  const durations = Object.entries(operations).map(([kind, value]) => [kind, normalizeDuration(value)]);
  return { ...pace, operations: Object.fromEntries(durations) };
}

const normalizeDuration = (value: unknown): unknown => (typeof value === "number" ? { seconds: value } : value);

/** @throws InconsistencyError for a duration with both or neither of `seconds` and `reads` */
export function checkPace({ operations }: typeof Pace.value): void {
  for (const [kind, duration] of Object.entries(operations)) {
    if (duration && (duration.seconds === undefined) === (duration.reads === undefined)) {
      throw new InconsistencyError(`pace.operations.${kind}`, "requires either `seconds` or `reads`");
    }
  }
}

/** Resource kinds of operations whose name differs from the key in a world file. */
const operationKinds: Readonly<Record<string, string>> = {
  diskBackup: "backup",
  firewallTask: "firewall-task",
  dockerActivity: "docker-activity",
  mcpServer: "mcp-server",
};

/** Converts a pace to the form that a cloud stores, in milliseconds. */
export function paceOf({ images, instances, commands, operations }: typeof Pace.value): CloudPace {
  const durations: Record<string, CloudDuration> = {};
  for (const [kind, duration] of Object.entries(operations)) {
    if (duration) durations[operationKinds[kind] ?? kind] = storedDuration(duration);
  }
  return {
    images: Math.round(images * 1000),
    instances: Math.round(instances * 1000),
    commands: Math.round(commands * 1000),
    operations: { ...durations, others: storedDuration(operations.others) },
  };
}

const storedDuration = ({ seconds = 1, reads }: typeof DurationField.value): CloudDuration =>
  reads === undefined ? { milliseconds: Math.round(seconds * 1000) } : { reads };
